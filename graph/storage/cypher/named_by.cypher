// title: Who names these ids
// question: Which units, actors and families bear these ids, and which sources name or own them?
// params: $ids
// cost: a look-up for each id
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Unit {key: id}) RETURN n
  UNION MATCH (n:Actor {key: id}) RETURN n
  UNION MATCH (n:Family {key: id}) RETURN n
}
MATCH (s:Source)-[:NAMES|OWNS]->(n)
RETURN id, labels(n)[0] AS label, collect(s.key) AS sources
