// title: Keep that something was erased
// question: none: what these changes removed is erased from the log
// params: $keys (of changes)
// cost: a look-up for each
MATCH (c:Change)
WHERE c.key IN $keys
REMOVE c.erases
