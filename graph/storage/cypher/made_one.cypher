// title: Units and actors that are one
// question: Of which units and actors was it said that they are one?
// params: $family (that of the organisation's log)
// cost: one look at each change of the organisation
MATCH (c:Change)
USING INDEX c:Change(family, number)
WHERE c.family = $family AND c.number > 0 AND c.command = 'merge'
RETURN properties(c) AS said
ORDER BY c.number
