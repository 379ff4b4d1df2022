// Makes of the page scripts and styles what a browser is given: one classic script and one style an entry.
// Usage: node bundle.js [FOLDER]; without one it writes where the pages take them from.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = fileURLToPath(new URL("../../maps/page/static", import.meta.url));

await build({
  absWorkingDir: source,
  entryPoints: {
    "map-page": "map/page.js",
    "map-file": "map/file.js",
    frame: "frame/page.js",
    families: "families/page.js",
    bring: "bring/page.js",
    still: "still/page.js",
    map: "style/map.css",
    explore: "explore/page.js",
    "explore-style": "style/explore.css",
    silo: "silo/page.js",
    meeting: "meeting/page.js",
  },
  outdir: path.resolve(process.argv[2] ?? path.join(source, "bundle")),
  bundle: true,
  format: "iife",
  target: ["chrome120", "firefox128", "safari17.4"],
  charset: "utf8",
  minify: true,
  lineLimit: 120,
  legalComments: "none",
  logLevel: "warning",
});
