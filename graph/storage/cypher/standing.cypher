// title: Who stands in or below units
// question: Which actors stand in each of these units or below it?
// params: $units (ids)
// cost: the actors below these units; asked only for viewers from whom something is hidden
MATCH (a:Actor)-[:WORKS_IN]->(:Unit)-[:PART_OF*0..50]->(u:Unit)
WHERE u.key IN $units
RETURN u.key AS unit, collect(DISTINCT a.key) AS actors
