/** Asks the server to change something. */

const LONGEST = 30_000; // milliseconds

/**
 * Sends JSON, or nothing, and gives the page that is the answer; null where there is none.
 * By XMLHttpRequest, which gives a document as fetch does not, and which runs no script of it.
 *
 * @param {string} address
 * @param {object | null} body
 * @returns {Promise<Document | null>}
 */
export const send = (address, body) =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "document";
    if (body) request.setRequestHeader("Content-Type", "application/json");
    request.onload = () => done(request.status === 200 ? request.responseXML : null);
    request.onerror = request.ontimeout = () => done(null);
    request.timeout = LONGEST;
    request.send(body && JSON.stringify(body));
  });
