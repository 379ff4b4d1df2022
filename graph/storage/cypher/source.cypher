// title: What a source owns and names
// question: Which families does this source own, and which units and actors does it name?
// params: $source (name)
// cost: grows with the source
MATCH (s:Source {key: $source})
RETURN s.as_of AS as_of, s.municipality AS municipality,
  s.number AS number,
  COLLECT { MATCH (s)-[:OWNS]->(f:Family) RETURN f.key } AS families,
  COLLECT { MATCH (s)-[:NAMES]->(u:Unit) RETURN u.key } AS units,
  COLLECT { MATCH (s)-[:NAMES]->(a:Actor) RETURN a.key } AS actors
