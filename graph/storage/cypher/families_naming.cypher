// title: Families that name units or actors
// question: Which families name one of these units or actors, in a record of theirs or in what they say of themselves?
// params: $ids (units and actors)
// cost: the relationships of each, and a look at each tie that names a deputy or a successor, and at each family
CALL () {
  MATCH (n:Unit|Actor)-[]-(o)-[:BELONGS_TO]->(f:Family) WHERE n.key IN $ids RETURN f.key AS id
  UNION MATCH (n:Unit|Actor)-[]-(f:Family) WHERE n.key IN $ids RETURN f.key AS id
  UNION MATCH (n:Unit|Actor)-[r:TIE]-() WHERE n.key IN $ids AND r.family IS NOT NULL RETURN r.family AS id
  UNION MATCH (n:Unit|Actor)-[:WISHES]-(m)-[:BELONGS_TO]->(f:Family) WHERE n.key IN $ids RETURN f.key AS id
  UNION MATCH ()-[r:TIE]->() WHERE r.family IS NOT NULL AND (any(x IN r.deputy WHERE x IN $ids) OR any(x IN r.successor WHERE x IN $ids)) RETURN r.family AS id
  UNION MATCH (f:Family) WHERE any(x IN f.recorded_by WHERE x IN $ids) RETURN f.key AS id
}
RETURN DISTINCT id
ORDER BY id
