// title: Actors with a word in their name that begins so
// question: Which actors have a word in their name that begins with one of these letters?
// params: $beginnings (in small letters)
// cost: one look at the name of each actor; at most 500 are given
MATCH (a:Actor)
WHERE any(beginning IN $beginnings WHERE toLower(a.name) STARTS WITH beginning OR toLower(a.name) CONTAINS ' ' + beginning)
RETURN a.key AS id
ORDER BY id
LIMIT 500
