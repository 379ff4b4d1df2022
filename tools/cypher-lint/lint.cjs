// Lints every .cypher file below a folder with the language support of Neo4j's own editors, offline.
// Usage: node lint.cjs <folder>. Exit 1 on any complaint, and when there is no file to lint.
//
// Parameters come from the file's header: "// params: $family, $day (a date)" declares two, "// params: none" none.
// One that is used and not declared, or declared and not used, is a complaint.
//
// CommonJS on purpose: the package's ES module build does not load in Node.
const fs = require("node:fs");
const path = require("node:path");
const { lintCypherQuery } = require("@neo4j-cypher/language-support");

const NOT_OURS = new Set([".git", ".venv", "node_modules", "build", "dist"]);

function cypherFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : cypherFiles(place);
    return entry.name.endsWith(".cypher") ? [place] : [];
  });
}

function names(text) {
  return new Set(Array.from(text.matchAll(/\$(\w+)/g), (match) => match[1]));
}

function complaints(text) {
  const header = text.match(/^\/\/ params:(.*)$/m);
  if (!header) return [[1, "no line '// params:' in the header"]];
  const declared = names(header[1]);
  const used = names(text.replace(/^\s*\/\/.*$/gm, ""));
  const unused = [...declared].filter((name) => !used.has(name));
  const parameters = Object.fromEntries([...declared].map((name) => [name, ""]));
  const { diagnostics } = lintCypherQuery(text, { parameters });
  return [
    ...unused.map((name) => [1, `$${name} is in the header and not in the query`]),
    ...diagnostics.map((found) => [found.range.start.line + 1, found.message]),
  ];
}

const root = process.argv[2] ?? ".";
const files = cypherFiles(root).sort();
const found = files.flatMap((file) =>
  complaints(fs.readFileSync(file, "utf8")).map(([line, message]) => `${file}:${line}: ${message}`),
);
found.forEach((line) => console.error(line));
if (files.length === 0) console.error(`no .cypher file below ${path.resolve(root)}: nothing was linted`);
else console.log(`${files.length} Cypher files, ${found.length} complaints`);
process.exit(files.length === 0 || found.length > 0 ? 1 : 0);
