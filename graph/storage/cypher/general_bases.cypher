// title: General bases
// question: Which legal bases belong to no family?
// params: none
// cost: one row a basis; there are few
MATCH (b:GeneralBasis)
RETURN properties(b) AS said
ORDER BY b.key
