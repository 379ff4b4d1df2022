/** Asks the server for a page, or to change something. */

const LONGEST = 30_000; // milliseconds

/**
 * What the server answered: its status (0: nothing came), the page, the address at which it stands, and when.
 *
 * @typedef {{ status: number, page: Document | null, address: string, at: string }} Answer
 */

/**
 * By XMLHttpRequest, which gives a document as fetch does not, and which runs no script of it.
 *
 * @param {string} method
 * @param {string} address
 * @param {string | URLSearchParams | null} [body]
 * @param {string} [type] of the body
 * @returns {Promise<Answer>}
 */
export const ask = (method, address, body = null, type = "") =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(method, address);
    request.responseType = "document";
    if (type) request.setRequestHeader("Content-Type", type);
    request.onload = () => {
      const at = request.getResponseHeader("Date") ?? "";
      done({ status: request.status, page: request.responseXML, address: request.responseURL, at });
    };
    request.onerror = request.ontimeout = () => done({ status: 0, page: null, address, at: "" });
    request.timeout = LONGEST;
    request.send(body);
  });

/**
 * Sends JSON, or nothing; the answer has a page only where it was done.
 *
 * @param {string} address
 * @param {object | null} body
 */
export const send = async (address, body) => {
  const answer = await ask("POST", address, body && JSON.stringify(body), body ? "application/json" : "");
  return answer.status === 200 ? answer : { ...answer, page: null };
};
