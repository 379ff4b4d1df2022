// title: Keep a base
// question: none: keeps what a family's file said last, where the first edit since is under way
// params: $family (id), $base (JSON)
// cost: a look-up
MATCH (l:Ledger {key: $family})
SET l.base = $base
