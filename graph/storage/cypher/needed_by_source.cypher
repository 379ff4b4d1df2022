// title: What a source must name
// question: Which of these units and actors does a family of this source name, but for some families, or a general tie of it, or a unit or an actor that it names?
// params: $ids (units and actors), $source, $families (left out)
// cost: a look-up for each, and its relationships until one is found
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Unit {key: id}) RETURN n
  UNION MATCH (n:Actor {key: id}) RETURN n
}
WITH id, n
WHERE EXISTS { MATCH (n)-[]-()-[:BELONGS_TO]->(f:Family)<-[:OWNS]-(:Source {key: $source}) WHERE NOT f.key IN $families }
  OR EXISTS { MATCH (n)-[]-(f:Family)<-[:OWNS]-(:Source {key: $source}) WHERE NOT f.key IN $families }
  OR EXISTS { MATCH (n)-[r:TIE]-() WHERE r.owner = $source OR (NOT r.family IN $families AND EXISTS { (:Source {key: $source})-[:OWNS]->(:Family {key: r.family}) }) }
  OR EXISTS { MATCH (n)<-[:PART_OF|WORKS_IN|HAS_ACCESS_TO]-(o)<-[:NAMES]-(:Source {key: $source}) WHERE NOT o.key IN $ids }
  OR EXISTS { MATCH (:Source {key: $source})-[:OWNS]->(f:Family) WHERE NOT f.key IN $families AND n.key IN f.recorded_by }
RETURN id
ORDER BY id
