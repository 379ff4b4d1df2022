// title: Numbers of what was read
// question: Which numbers have these sources, families, actors and units now? Who changes one raises its number.
// params: $sources (names), $families (ids), $actors (ids), $units (ids)
// cost: a look-up for each
CALL () {
  MATCH (n:Source) WHERE n.key IN $sources RETURN n
  UNION MATCH (n:Family) WHERE n.key IN $families RETURN n
  UNION MATCH (n:Actor) WHERE n.key IN $actors RETURN n
  UNION MATCH (n:Unit) WHERE n.key IN $units RETURN n
}
RETURN labels(n)[0] AS label, n.key AS key, n.number AS number
