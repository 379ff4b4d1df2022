// title: Decisions of a family
// question: What was decided of this family's findings, the newest first?
// params: $family (id)
// cost: one row a decision, and a look-up for its change
MATCH (d:Decision {family: $family})
OPTIONAL MATCH (c:Change {key: d.change})
RETURN properties(d) AS said
ORDER BY coalesce(c.number, 0) DESC, d.at DESC, d.key
