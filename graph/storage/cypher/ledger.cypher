// title: A family's ledger
// question: How far is the log of this family?
// params: $family (id)
// cost: a look-up
MATCH (l:Ledger {key: $family})
RETURN l.number AS number, l.newest AS newest, l.imported AS imported
