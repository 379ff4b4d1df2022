// title: Keep that an import is undone
// question: none: keeps when, and forgets what the import changed
// params: $key, $at
// cost: a look-up
MATCH (i:Import {key: $key})
SET i.undone = $at
REMOVE i.changes, i.ledgers
