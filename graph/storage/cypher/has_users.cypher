// title: Whether there are users
// question: Is any user stored?
// params: none
// cost: a look at a count that the engine keeps
MATCH (u:User)
RETURN count(u) > 0 AS has_users
