// title: Imports
// question: What must be unique.
// params: none
// cost: once, nothing to look through
CREATE CONSTRAINT import_key IF NOT EXISTS FOR (n:Import) REQUIRE n.key IS UNIQUE;
