/* Draws the network of a family with vis-network: positions come from the server, nothing moves by itself.
   Data come as JSON in #network; texts are text, never markup. */
(() => {
  "use strict";
  const source = document.getElementById("network");
  const place = document.getElementById("explore");
  if (!source || !place || !window.vis) return;
  const { nodes, edges, options } = JSON.parse(source.textContent);
  const network = new vis.Network(place, { nodes: new vis.DataSet(nodes), edges: new vis.DataSet(edges) }, options);
  network.once("afterDrawing", () => network.fit({ animation: false }));
  const listen = (on) => network.setOptions({ interaction: { keyboard: { enabled: on, bindToWindow: false } } });
  place.addEventListener("focusin", () => listen(true));
  place.addEventListener("focusout", () => listen(false));
})();
