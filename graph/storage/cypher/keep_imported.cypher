// title: Keep what files said
// question: none: keeps in the ledgers of families what their files said last
// params: $ledgers (their properties)
// cost: a look-up for each
UNWIND $ledgers AS said
MATCH (l:Ledger {key: said.key})
SET l.imported = said.imported, l.base = said.base
