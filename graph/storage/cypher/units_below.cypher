// title: A unit with all below it
// question: Which units lie in this one, at any depth?
// params: $unit (id)
// cost: the units below
MATCH (below:Unit)-[:PART_OF*0..50]->(:Unit {key: $unit})
RETURN DISTINCT below.key AS id
ORDER BY id
