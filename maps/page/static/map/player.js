/** Play: one change after the other, more than a second each, and one a press where movement is not wanted. */

import { button } from "../lib/dom.js";

/** @import { Say } from "./types.js" */

const STEP_TIME = 1400; // milliseconds

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Player {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #playing;

  /**
   * @param {Say} say
   * @param {{ go: (at: number) => void, next: () => number, isLast: () => boolean, isAtEnd: () => boolean }} time
   */
  constructor(say, time) {
    this.say = say;
    this.time = time;
    this.button = button(this.#idle, () => this.#press(), { "data-step": "play" });
  }

  get #idle() {
    return this.say(still() ? "play_step" : "play");
  }

  stop() {
    clearInterval(this.#playing);
    this.#playing = undefined;
    this.button.textContent = this.#idle;
  }

  #press() {
    const { go, next, isAtEnd } = this.time;
    if (this.#playing !== undefined) {
      this.stop();
      return;
    }
    if (isAtEnd()) go(0);
    else if (still()) go(next());
    if (still()) return;
    this.button.textContent = this.say("stop");
    this.#playing = setInterval(() => this.#step(), STEP_TIME);
  }

  #step() {
    this.time.go(this.time.next());
    if (this.time.isLast()) this.stop();
  }
}
