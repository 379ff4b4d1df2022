// title: Imports
// question: Which files were brought in, by whom and when, the newest first? With a key, the one of that key.
// params: $key (or null)
// cost: grows with the imports
MATCH (i:Import)
WHERE $key IS NULL OR i.key = $key
RETURN i {.key, .at, .user, .source, .file, .sha256, .format, .mapping, .origins, .counts, .undone} AS said
ORDER BY i.at DESC, i.key
