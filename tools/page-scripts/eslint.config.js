// The rules for page scripts, their tests and these tools. Run from the root of the repository.
import js from "@eslint/js";
import globals from "globals";
import nounsanitized from "eslint-plugin-no-unsanitized";

const markup = "Texts go in as text: use textContent, append or make.";

export default [
  { ignores: ["**/bundle/", "**/vendor/", "**/node_modules/", "**/*.d.ts"] },
  js.configs.recommended,
  nounsanitized.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "prefer-const": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "max-lines": ["error", { max: 300, skipComments: true }],
      "max-lines-per-function": ["error", 60],
      complexity: ["error", 12],
      "no-implicit-globals": "error",
      "no-restricted-properties": [
        "error",
        ...["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe"].map((property) => ({
          property,
          message: markup,
        })),
        { object: "document", property: "write", message: markup },
      ],
      "no-restricted-globals": ["error", "DOMParser", "eval"],
    },
  },
  {
    files: ["maps/page/static/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      // Nothing hangs on window: what a module needs it imports.
      "no-restricted-syntax": [
        "error",
        {
          selector: "AssignmentExpression > MemberExpression.left[object.name=/^(window|globalThis|self)$/]",
          message: "Nothing hangs on window.",
        },
      ],
    },
  },
  { files: ["tests/**/*.mjs", "tools/**/*.js"], languageOptions: { globals: globals.node } },
];
