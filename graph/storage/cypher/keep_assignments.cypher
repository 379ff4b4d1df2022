// title: Keep assignments
// question: none: keeps these assignments as they are now
// params: $assignments (properties)
// cost: a look-up for each
UNWIND $assignments AS said
MERGE (a:Assignment {key: said.key})
SET a = said
