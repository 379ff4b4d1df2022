/** Which lines of the planners' map are drawn. */

/** @typedef {{ id: string, from: string, to: string, value_shown: number }} Line */

/**
 * The lines whose number is at least this, and that touch the unit where one is chosen; those of it only.
 *
 * @param {Line[]} lines
 * @param {number} least
 * @param {string} unit
 */
export const strongEnough = (lines, least, unit) =>
  lines.filter(({ from, to, value_shown: value }) => value >= least && (!unit || from === unit || to === unit));
