// title: Keep the hash of a password
// question: none: a user has another password from now on, or none
// params: $id, $secret (a hash, or null)
// cost: a look-up
MATCH (u:User {key: $id})
SET u.secret = $secret
