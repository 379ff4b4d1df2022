// title: Families with all that belongs to them
// question: What is recorded of these families, whoever may see it?
// params: $families (ids)
// cost: grows with the records of the families asked for, not with the database
MATCH (s:Source)-[:OWNS]->(f:Family)
WHERE f.key IN $families
RETURN f.key AS family, s.key AS source, s.as_of AS as_of, s.municipality AS municipality, properties(f) AS properties,
  f.number AS number, s.number AS source_number,
  COLLECT {
    MATCH (n:Home|Member|PrivatePerson|Engagement|Need|Meeting|Agreement|Priority|StatusPoint|Dream|Consent|LegalBasis)-[:BELONGS_TO]->(f)
    RETURN [labels(n)[0], properties(n)]
  } AS nodes,
  COLLECT {
    MATCH (n:Home|Member|PrivatePerson|Engagement|Need|Meeting|Agreement|Priority|StatusPoint|Dream|Consent|LegalBasis)-[:BELONGS_TO]->(f)
    MATCH (n)-[r:LIVES_IN|IN_CUSTODY_OF|BY|FOR|ATTENDED_BY|AT|STOPPED_BECAUSE_OF|WITH|LED_BY|CHAIRED_BY|MINUTED_BY|CONVENED_BY|APPROVED_BY|FOLLOWED_BY|HELD_BY|FOR_NEED|TAKES_OVER|REGARDS|MADE_AT|DECIDES_ON|DECIDED_BY|SAID_BY|GIVEN_BY|ABOUT|FROM_UNIT|TO_UNIT|WISHES|PRIVATE_TIE]->(m:Home|Member|PrivatePerson|Engagement|Need|Meeting|Agreement|Actor|Unit|Family)
    RETURN [labels(n)[0], n.id, type(r), labels(m)[0], m.id, properties(r)]
  } AS edges,
  COLLECT {
    MATCH (f)-[r:WISHES]->(m:Member|PrivatePerson|Actor)
    RETURN ['Family', f.id, 'WISHES', labels(m)[0], m.id, properties(r)]
  } AS wishes,
  COLLECT {
    MATCH (a:Actor|Unit|Member|PrivatePerson|Family)-[r:TIE {family: f.key}]->(b:Actor|Unit|Member|PrivatePerson|Family)
    RETURN [labels(a)[0], a.id, 'TIE', labels(b)[0], b.id, properties(r)]
  } AS ties
