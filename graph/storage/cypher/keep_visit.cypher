// title: Keep a visit
// question: none: keeps how far a user has seen a family's changes, where that is further than before
// params: $visit (properties)
// cost: a look-up
MERGE (v:Visit {key: $visit.key})
WITH v, coalesce(v.number, -1) AS before
WHERE before <= $visit.number
SET v = $visit
