// title: All families
// question: Which families are there, and from which source and day is what is known of them?
// params: none
// cost: one row a family
MATCH (s:Source)-[:OWNS]->(f:Family)
RETURN f.key AS id, f.name AS name, s.key AS source, coalesce(f.as_of, s.as_of) AS as_of, s.municipality AS municipality
ORDER BY id
