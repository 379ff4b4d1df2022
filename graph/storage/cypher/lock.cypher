// title: Lock what is about to change
// question: none: makes other writers of these sources, families, actors and units wait, and of all that one source owns or names
// params: $owning (name, or null), $sources (names), $families (ids), $actors (ids), $units (ids)
// cost: a look-up for each, and the families, units and actors of the one source
CALL () {
  MATCH (n:Source) WHERE n.key IN $sources RETURN n
  UNION MATCH (:Source {key: $owning})-[:OWNS|NAMES]->(n) RETURN n
  UNION MATCH (n:Family) WHERE n.key IN $families RETURN n
  UNION MATCH (n:Actor) WHERE n.key IN $actors RETURN n
  UNION MATCH (n:Unit) WHERE n.key IN $units RETURN n
}
WITH n ORDER BY labels(n)[0], n.key
SET n.number = n.number
