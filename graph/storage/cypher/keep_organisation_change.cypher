// title: Keep a change of the organisation
// question: none: adds a change of units and actors to their log, under its next number
// params: $change (its properties)
// cost: a look-up
MATCH (l:Ledger {key: $change.family})
SET l.number = l.number + 1, l.newest = $change.key
CREATE (c:Change)
SET c = $change, c.number = l.number
