// The rules for styles: the standard ones, but for these.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // The order of our rules is that of the page, from general to narrow screens and paper.
    "no-descending-specificity": null,
    // Blank lines part what belongs together; Prettier does the rest.
    "rule-empty-line-before": null,
    "at-rule-empty-line-before": null,
  },
};
