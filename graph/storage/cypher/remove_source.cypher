// title: Remove sources
// question: none: removes some sources, when no family is left
// params: none
// cost: 10,000 nodes a call
MATCH (n:Source)
WITH n LIMIT 10000
DETACH DELETE n
RETURN count(*) AS gone
