// title: Changes of a family
// question: Which changes of this family have numbers between these two, the newest first?
// params: $family (id), $since, $before (numbers, both left out), $most
// cost: one row a change that is asked for, whatever else is in the log
MATCH (c:Change)
USING INDEX c:Change(family, number)
WHERE c.family = $family AND c.number > $since AND c.number < $before
RETURN properties(c) AS said
ORDER BY c.family DESC, c.number DESC
LIMIT $most
