// title: Keep an import
// question: none: keeps what an import did, and of which file
// params: $said (its properties)
// cost: one node
CREATE (i:Import)
SET i = $said
