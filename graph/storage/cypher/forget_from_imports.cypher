// title: Erase from imports
// question: none: forgets what imports changed of a family of which something was erased; they cannot be undone any more
// params: $family (id)
// cost: grows with the imports
MATCH (i:Import)
WHERE $family IN i.families
REMOVE i.changes, i.ledgers
