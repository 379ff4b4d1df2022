/** Asks the server for a page, or to change something. */

const LONGEST = 30_000; // milliseconds

/**
 * What the server answered: its status (0: nothing came), the page, and the address at which it stands.
 *
 * @typedef {{ status: number, page: Document | null, address: string }} Answer
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
    request.onload = () => done({ status: request.status, page: request.responseXML, address: request.responseURL });
    request.onerror = request.ontimeout = () => done({ status: 0, page: null, address });
    request.timeout = LONGEST;
    request.send(body);
  });

/**
 * Sends JSON, or nothing, and gives the page that is the answer; null where there is none.
 *
 * @param {string} address
 * @param {object | null} body
 * @returns {Promise<Document | null>}
 */
export const send = async (address, body) => {
  const { status, page } = await ask("POST", address, body && JSON.stringify(body), body ? "application/json" : "");
  return status === 200 ? page : null;
};
