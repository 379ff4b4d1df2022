// title: Remove actors
// question: none: removes some actors, when no family is left
// params: none
// cost: 10,000 nodes a call
MATCH (n:Actor)
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS gone
