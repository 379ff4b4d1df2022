// title: Keep changes
// question: none: adds changes to the logs of their families, each under the next number of its family; which of these were not edited since their file was imported?
// params: $changes (their properties, and the keys of their relationships)
// cost: a look-up for each
UNWIND $changes AS change
MATCH (l:Ledger {key: change.said.family})
MATCH (f:Family {key: change.said.family})
SET l.number = l.number + 1, l.newest = change.said.key
CREATE (c:Change)
SET c = change.said, c.number = l.number
CREATE (c)-[:CHANGES {key: change.edge}]->(f)
WITH l, c
WHERE l.base IS NULL AND c.via <> 'import'
RETURN DISTINCT l.key AS family
