// title: Lock ledgers
// question: none: makes other writers of these families wait, and of all that one source owns
// params: $owning (name), $families (ids, in order)
// cost: a look-up for each, and the families of the source
CALL () {
  UNWIND $families AS id RETURN id
  UNION MATCH (:Source {key: $owning})-[:OWNS]->(f:Family) RETURN f.key AS id
}
WITH id ORDER BY id
MERGE (l:Ledger {key: id}) ON CREATE SET l.number = 0
SET l.number = l.number
