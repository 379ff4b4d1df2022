// title: Arrangements of a family's map
// question: Which arrangements of this family's map are this user's, the newest first?
// params: $user, $family (ids)
// cost: one look-up; a family has few
MATCH (a:Arrangement {family: $family, user: $user})
RETURN a.key AS key, a.ids AS ids, a.document AS document, coalesce(a.lang, '') AS lang,
       coalesce(a.audience, 'work') AS audience
ORDER BY a.kept DESC, key
