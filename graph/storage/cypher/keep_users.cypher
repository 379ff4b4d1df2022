// title: Keep users
// question: none: keeps these users as they are now; their passwords stay
// params: $users (properties)
// cost: a look-up for each
UNWIND $users AS said
MERGE (u:User {key: said.key})
WITH u, said, u.secret AS secret
SET u = said, u.secret = secret
