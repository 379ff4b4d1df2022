// title: Units that may be meant
// question: Which units have a word in their name that begins with one of these letters?
// params: $beginnings (in small letters)
// cost: one look at the name of each unit
MATCH (u:Unit)
WHERE any(beginning IN $beginnings WHERE toLower(u.name) STARTS WITH beginning OR toLower(u.name) CONTAINS ' ' + beginning)
RETURN u.key AS id
ORDER BY id
