// title: Forget logs
// question: none: forgets all changes, decisions and visits of families
// params: $families (ids)
// cost: grows with the logs of these families
UNWIND $families AS id
CALL (id) {
  MATCH (n:Change {family: id}) DETACH DELETE n
}
CALL (id) {
  MATCH (n:Decision {family: id}) DETACH DELETE n
}
CALL (id) {
  MATCH (n:Visit {family: id}) DELETE n
}
CALL (id) {
  MATCH (n:Ledger {key: id}) DELETE n
}
