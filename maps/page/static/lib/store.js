/** A state that others follow. */

/** @template {object} S */
export class Store {
  /** @type {((state: S, before: S) => void)[]} */
  #listeners = [];

  /** @param {S} state */
  constructor(state) {
    this.state = state;
  }

  /**
   * Called after each update, in the order of subscription.
   *
   * @param {(state: S, before: S) => void} listener
   */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  /**
   * Changes some of the state, and tells all listeners, even if the values are the same.
   *
   * @param {Partial<S>} changes
   */
  update(changes) {
    const before = this.state;
    this.state = { ...before, ...changes };
    for (const listener of this.#listeners) listener(this.state, before);
  }
}
