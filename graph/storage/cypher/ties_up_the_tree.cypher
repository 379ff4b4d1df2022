// title: Ties between units of which one would hold the other
// question: Does a tie join one of these units with one of those above?
// params: $below, $above (ids of units)
// cost: the ties of the units
MATCH (a:Unit)-[r:TIE]-(b:Unit)
WHERE a.key IN $below AND b.key IN $above
RETURN count(r) > 0 AS joined
