// title: Units and actors that somebody else names
// question: Which of these units and actors does something other than this family, and other than these sources, name?
// params: $ids (units and actors), $family, $sources (of the family and of the product)
// cost: a look-up for each, and its relationships until one is found
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Unit {key: id}) RETURN n
  UNION MATCH (n:Actor {key: id}) RETURN n
}
WITH id, n
WHERE EXISTS {
  MATCH (n)-[r]-(o)
  WHERE NOT (o:Source AND o.key IN $sources)
    AND NOT (startNode(r) = n AND type(r) IN ['PART_OF', 'WORKS_IN', 'HAS_ACCESS_TO'])
    AND NOT ((o:Unit OR o:Actor) AND o.key IN $ids)
    AND NOT (o:Family AND o.key = $family)
    AND NOT coalesce(r.family = $family, false)
    AND NOT EXISTS { (o)-[:BELONGS_TO]->(:Family {key: $family}) }
}
RETURN id
ORDER BY id
