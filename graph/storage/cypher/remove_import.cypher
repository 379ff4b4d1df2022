// title: Remove imports
// question: none: removes what is kept of some imports
// params: none
// cost: 10,000 nodes a call
MATCH (n:Import)
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS gone
