// title: Keep a change without what was erased
// question: none: keeps the records of changes anew, from which something was erased
// params: $changes (keys and records)
// cost: a look-up for each
UNWIND $changes AS change
MATCH (c:Change {key: change.key})
SET c.records = change.records, c.erased = true
