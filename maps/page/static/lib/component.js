/** How a page's script begins: a component for each root element that names it. */

/** The page lacks what a component needs, or its root is not the one it is made for. */
export class ComponentError extends Error {
  name = "ComponentError";
}

/**
 * Makes a component for each element whose `data-module` is its name.
 *
 * @param {string} name
 * @param {(root: HTMLElement) => unknown} begin
 * @param {ParentNode} [within]
 */
export const start = (name, begin, within = document) => {
  for (const root of within.querySelectorAll(`[data-module="${name}"]`)) {
    if (!(root instanceof HTMLElement)) throw new ComponentError(`A <${root.localName}> cannot be a ${name}.`);
    begin(root);
  }
};

/**
 * What the server wrote for a component, from the JSON block that its root names.
 *
 * @param {HTMLElement} root
 * @param {Document} [page]
 * @returns {any}
 */
export const settings = (root, page = document) => {
  const id = root.dataset.settings;
  const block = id && page.getElementById(id);
  if (!block) throw new ComponentError(`The ${root.dataset.module} names no JSON block of the page (data-settings).`);
  return JSON.parse(block.textContent);
};
