// title: A number for each source, family, actor and unit; one spelling of all text
// question: What says to a reader that something moved since it was read. Text is without soft hyphens and NFC, as it is read from files since. Who would get the key of another stays as it is, with all that belongs to it.
// params: none
// cost: once, a few looks at each node and relationship
MATCH (n:Source|Family|Actor|Unit) WHERE n.number IS NULL SET n.number = timestamp();
MATCH (n:Source|Unit|Actor|Family|Home|Member|PrivatePerson|Engagement|Need|Meeting|Consent|LegalBasis)
WITH labels(n)[0] AS label, normalize(replace(n.key, '\u00AD', '')) AS key, collect(n) AS alike
WHERE size(alike) > 1
UNWIND alike AS n
SET n.stays = true;
MATCH (n)-[:BELONGS_TO]->(f:Family) WHERE n.stays SET f.stays = true;
MATCH (n)-[:BELONGS_TO]->(f:Family) WHERE f.stays SET n.stays = true;
MATCH (a)-[r:TIE|PRIVATE_TIE|WISHES|LIVES_IN]->()
WHERE (type(r) = 'TIE' OR a.stays IS NULL)
  AND NOT EXISTS { MATCH (f:Family|Source) WHERE f.key IN [r.family, r.owner] AND f.stays }
UNWIND keys(r) AS name
WITH r, name WHERE name <> 'key' AND r[name] IS :: STRING NOT NULL AND (r[name] IS NOT NORMALIZED OR r[name] CONTAINS '\u00AD')
SET r[name] = normalize(replace(r[name], '\u00AD', ''));
OPTIONAL MATCH (n) WHERE n.stays
WITH collect(n.key) AS staying
MATCH ()-[r:TIE]->()
WHERE NOT EXISTS { MATCH (f:Family|Source) WHERE f.key IN [r.family, r.owner] AND f.stays }
UNWIND keys(r) AS name
WITH r, name, staying WHERE r[name] IS :: LIST<STRING NOT NULL> NOT NULL AND any(part IN r[name] WHERE part IS NOT NORMALIZED OR part CONTAINS '\u00AD')
SET r[name] = [part IN r[name] | CASE WHEN part IN staying THEN part ELSE normalize(replace(part, '\u00AD', '')) END];
MATCH (n:Source|Unit|Actor|Family|Home|Member|PrivatePerson|Engagement|Need|Meeting|Consent|LegalBasis)
WHERE n.stays IS NULL
UNWIND keys(n) AS name
WITH n, name WHERE n[name] IS :: STRING NOT NULL AND (n[name] IS NOT NORMALIZED OR n[name] CONTAINS '\u00AD')
SET n[name] = normalize(replace(n[name], '\u00AD', ''));
MATCH (n:Engagement|Consent|LegalBasis)
WHERE n.stays IS NULL
UNWIND keys(n) AS name
WITH n, name WHERE n[name] IS :: LIST<STRING NOT NULL> NOT NULL AND any(part IN n[name] WHERE part IS NOT NORMALIZED OR part CONTAINS '\u00AD')
SET n[name] = [part IN n[name] | normalize(replace(part, '\u00AD', ''))];
MATCH (a)-[r:OWNS|NAMES|PART_OF|WORKS_IN|HAS_ACCESS_TO|BELONGS_TO|IN_CUSTODY_OF|BY|FOR|ATTENDED_BY|AT|STOPPED_BECAUSE_OF|WITH|LED_BY|GIVEN_BY|ABOUT|FROM_UNIT|TO_UNIT]->(b)
WHERE r.key IS NOT NORMALIZED OR r.key CONTAINS '\u00AD'
SET r.key = reduce(key = '', end IN [a.key, '>', b.key] |
  key + CASE end WHEN '>' THEN end ELSE replace(replace(replace(end, '%', '%25'), '/', '%2F'), '>', '%3E') END);
MATCH (n) WHERE n.stays REMOVE n.stays;
