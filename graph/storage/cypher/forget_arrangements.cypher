// title: Forget arrangements
// question: none: forgets arrangements by their keys, and those of families that are not stored
// params: $keys, $families (ids)
// cost: one look-up for each
MATCH (a:Arrangement)
WHERE a.key IN $keys OR (a.family IN $families AND NOT EXISTS { MATCH (f:Family) WHERE f.key = a.family })
DELETE a
