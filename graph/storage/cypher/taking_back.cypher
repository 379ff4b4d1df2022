// title: Changes that take others back
// question: Which changes of this family are the opposite of others, the newest first?
// params: $family (id)
// cost: one row for each of them, whatever else is in the log
MATCH (c:Change {family: $family, takes_back: true})
RETURN properties(c) AS said
ORDER BY c.number DESC
