// title: Arrangements of a family's map
// question: Which arrangements are kept of this family's map, the newest first?
// params: $family (id)
// cost: one look-up; a family has few
MATCH (a:Arrangement {family: $family})
RETURN a.key AS key, a.ids AS ids, a.document AS document, coalesce(a.lang, '') AS lang,
       coalesce(a.audience, 'work') AS audience
ORDER BY a.kept DESC, key
