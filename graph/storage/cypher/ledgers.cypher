// title: Ledgers of families
// question: How far are the logs of these families, and what did their files say last?
// params: $families (ids)
// cost: a look-up for each
MATCH (l:Ledger)
WHERE l.key IN $families
RETURN l.key AS family, l.imported AS imported, l.base AS base
