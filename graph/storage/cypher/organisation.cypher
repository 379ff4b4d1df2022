// title: All actors and units
// question: Which actors and units are stored?
// params: none
// cost: the id of each actor and unit
MATCH (n:Actor|Unit)
RETURN labels(n)[0] AS label, collect(n.key) AS ids
ORDER BY label
