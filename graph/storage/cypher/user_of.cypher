// title: A user
// question: Who has this id, this name at login, or this name to the operating system?
// params: $id, $login, $os_login (each a text, or null)
// cost: a look-up
CALL () {
  MATCH (u:User {key: $id}) RETURN u
  UNION MATCH (u:User {login: $login}) RETURN u
  UNION MATCH (u:User {os_login: $os_login}) RETURN u
}
RETURN u {.*, secret: null} AS said, u.secret AS secret
