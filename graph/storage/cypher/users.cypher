// title: Users
// question: Who may log in, ever might, or no longer may?
// params: none
// cost: one row a user
MATCH (u:User)
RETURN u {.*, secret: null} AS said
ORDER BY u.key
