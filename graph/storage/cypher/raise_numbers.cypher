// title: Raise numbers
// question: none: says to readers that these sources, families, actors and units are other than they were
// params: $sources (names), $families (ids), $actors (ids), $units (ids)
// cost: a look-up for each
CALL () {
  MATCH (n:Source) WHERE n.key IN $sources RETURN n
  UNION MATCH (n:Family) WHERE n.key IN $families RETURN n
  UNION MATCH (n:Actor) WHERE n.key IN $actors RETURN n
  UNION MATCH (n:Unit) WHERE n.key IN $units RETURN n
}
SET n.number = n.number + 1
