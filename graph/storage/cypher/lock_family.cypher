// title: Lock a family
// question: none: makes other writers of this family wait, by its ledger first; is it stored, and how far is its log?
// params: $family (id)
// cost: a look-up
MERGE (l:Ledger {key: $family}) ON CREATE SET l.number = 0
SET l.number = l.number
WITH l
OPTIONAL MATCH (f:Family {key: $family})
SET f.number = f.number
RETURN f IS NOT NULL AS is_stored, l.number AS number, l.newest AS newest, l.imported AS imported
