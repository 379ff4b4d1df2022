// title: What stands around families
// question: Who are these actors, which units hold them and the units named, and what is known between them in general?
// params: $actors (ids), $units (ids), $sources (names)
// cost: a look-up for each actor and unit, and the general ties of the sources
RETURN
  COLLECT { MATCH (m:Migration {number: 1}) RETURN m.writes }[0] AS writes,
  COLLECT {
    MATCH (a:Actor) WHERE a.key IN $actors
    RETURN [properties(a), COLLECT { MATCH (a)-[:WORKS_IN]->(u:Unit) RETURN u.key }, COLLECT { MATCH (a)-[:HAS_ACCESS_TO]->(v:Unit) RETURN v.key }]
  } AS actors,
  COLLECT {
    MATCH (a:Actor|Unit)-[r:TIE]->(b:Actor|Unit)
    WHERE r.owner IN $sources AND (a:Unit OR a.key IN $actors) AND (b:Unit OR b.key IN $actors)
    RETURN [a.key, b.key, properties(r)]
  } AS ties,
  COLLECT {
    CALL () {
      MATCH (u:Unit) WHERE u.key IN $units RETURN u
      UNION MATCH (a:Actor)-[:WORKS_IN]->(u:Unit) WHERE a.key IN $actors RETURN u
      UNION MATCH (a:Actor)-[:HAS_ACCESS_TO]->(u:Unit) WHERE a.key IN $actors RETURN u
      UNION MATCH (u:Unit)-[r:TIE]-(x:Actor|Unit) WHERE r.owner IN $sources RETURN u
    }
    WITH DISTINCT u
    MATCH (u)-[:PART_OF*0..50]->(top:Unit)
    WITH DISTINCT top
    RETURN [properties(top), COLLECT { MATCH (top)-[:PART_OF]->(above:Unit) RETURN above.key }]
  } AS units
