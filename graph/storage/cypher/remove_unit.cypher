// title: Remove units
// question: none: removes some units, when no family is left
// params: none
// cost: 10,000 nodes a call
MATCH (n:Unit)
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS gone
