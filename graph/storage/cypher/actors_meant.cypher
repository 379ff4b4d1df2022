// title: Actors that may be meant
// question: Which actors have a word in their name that begins with one of these letters, or work in this unit?
// params: $beginnings (in small letters), $unit (id; empty where it is not known), $most
// cost: one look at the name of each actor, and the actors of the unit
MATCH (a:Actor)
WHERE any(beginning IN $beginnings WHERE toLower(a.name) STARTS WITH beginning OR toLower(a.name) CONTAINS ' ' + beginning)
  OR EXISTS { (a)-[:WORKS_IN]->(:Unit {key: $unit}) }
RETURN a.key AS id
ORDER BY id
LIMIT $most
