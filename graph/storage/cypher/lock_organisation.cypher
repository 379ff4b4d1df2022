// title: Lock the organisation
// question: none: makes other writers of units and actors by themselves wait; how far is its log?
// params: $key (of its ledger)
// cost: a look-up
MERGE (l:Ledger {key: $key}) ON CREATE SET l.number = 0
SET l.number = l.number
RETURN l.number AS number, l.newest AS newest
