// title: What stands around families
// question: Who are these actors and those whom their general ties name, which units hold them and the units named, and what are those ties?
// params: $actors (ids), $units (ids), $sources (names)
// cost: a look-up for each actor and unit, and the general ties of the sources
RETURN
  COLLECT {
    CALL () {
      MATCH (a:Actor) WHERE a.key IN $actors RETURN a
      UNION MATCH (x:Actor)-[r:TIE]-(a:Actor) WHERE x.key IN $actors AND r.owner IN $sources RETURN a
      UNION MATCH (x:Actor)-[r:TIE]-(:Actor|Unit) WHERE x.key IN $actors AND r.owner IN $sources
      UNWIND coalesce(r.deputy, []) + coalesce(r.successor, []) AS named
      MATCH (a:Actor {key: named}) RETURN a
    }
    RETURN [properties(a), COLLECT { MATCH (a)-[:WORKS_IN]->(u:Unit) RETURN u.key }, COLLECT { MATCH (a)-[:HAS_ACCESS_TO]->(v:Unit) RETURN v.key }]
  } AS actors,
  COLLECT {
    MATCH (a:Actor|Unit)-[r:TIE]->(b:Actor|Unit)
    WHERE r.owner IN $sources AND (a.key IN $actors OR b.key IN $actors OR (a:Unit AND b:Unit))
    RETURN [a.key, b.key, properties(r)]
  } AS ties,
  COLLECT {
    CALL () {
      MATCH (u:Unit) WHERE u.key IN $units RETURN u
      UNION MATCH (a:Actor)-[:WORKS_IN]->(u:Unit) WHERE a.key IN $actors RETURN u
      UNION MATCH (a:Actor)-[:HAS_ACCESS_TO]->(u:Unit) WHERE a.key IN $actors RETURN u
      UNION MATCH (x:Actor)-[r:TIE]-(:Actor)-[:WORKS_IN|HAS_ACCESS_TO]->(u:Unit) WHERE x.key IN $actors AND r.owner IN $sources RETURN u
      UNION MATCH (x:Actor)-[r:TIE]-(:Actor|Unit) WHERE x.key IN $actors AND r.owner IN $sources
      UNWIND coalesce(r.deputy, []) + coalesce(r.successor, []) AS named
      MATCH (:Actor {key: named})-[:WORKS_IN|HAS_ACCESS_TO]->(u:Unit) RETURN u
      UNION MATCH (u:Unit)-[r:TIE]-(x:Actor|Unit) WHERE r.owner IN $sources RETURN u
    }
    WITH DISTINCT u
    MATCH (u)-[:PART_OF*0..50]->(top:Unit)
    WITH DISTINCT top
    RETURN [properties(top), COLLECT { MATCH (top)-[:PART_OF]->(above:Unit) RETURN above.key }]
  } AS units
