// title: All sources
// question: Which sources are there, of which municipality and day?
// params: none
// cost: one row a source
MATCH (s:Source)
RETURN s.key AS source, s.as_of AS as_of, s.municipality AS municipality
ORDER BY source
