// title: Arrangements of maps
// question: What must be unique, and what is looked up.
// params: none
// cost: once, nothing to look through
CREATE CONSTRAINT arrangement_key IF NOT EXISTS FOR (n:Arrangement) REQUIRE n.key IS UNIQUE;
CREATE INDEX arrangement_family IF NOT EXISTS FOR (n:Arrangement) ON (n.family);
