// title: Remove families
// question: none: removes some families, each with all that belongs to it
// params: none
// cost: 500 families a call
MATCH (f:Family)
WITH f LIMIT 500
CALL (f) {
  MATCH (n:Home|Member|PrivatePerson|Engagement|Need|Meeting|Agreement|Priority|StatusPoint|Dream|Consent|LegalBasis)-[:BELONGS_TO]->(f)
  DETACH DELETE n
}
CALL (f) {
  MATCH (a:Actor|Unit)-[r:TIE {family: f.key}]->(b:Actor|Unit)
  DELETE r
}
CALL (f) {
  MATCH (n:Arrangement {family: f.key})
  DELETE n
}
CALL (f) {
  MATCH (n:Change {family: f.key})
  DETACH DELETE n
}
CALL (f) {
  MATCH (n:Decision {family: f.key})
  DETACH DELETE n
}
CALL (f) {
  MATCH (n:Visit {family: f.key})
  DELETE n
}
CALL (f) {
  MATCH (n:Ledger {key: f.key})
  DELETE n
}
DETACH DELETE f
RETURN count(*) AS gone
