// title: Keep an arrangement
// question: none: keeps where everything stands on a user's map of a family, and forgets the user's oldest of it beyond $most
// params: $user, $family (ids), $key, $ids (of the map), $lang, $audience, $document (JSON), $kept (when), $most
// cost: one look-up; a family has few
MATCH (f:Family {key: $family})
MERGE (a:Arrangement {key: $key})
SET a.user = $user, a.family = f.key, a.ids = $ids, a.lang = $lang, a.audience = $audience, a.document = $document, a.kept = $kept
WITH f
MATCH (old:Arrangement {family: f.key, user: $user})
WITH old ORDER BY old.kept DESC SKIP $most
DELETE old
