// title: Some families
// question: From which source and day is what is known of these families?
// params: $families (ids)
// cost: a look-up for each
MATCH (s:Source)-[:OWNS]->(f:Family)
WHERE f.key IN $families
RETURN f.key AS id, f.name AS name, s.key AS source, coalesce(f.as_of, s.as_of) AS as_of, s.municipality AS municipality
ORDER BY id
