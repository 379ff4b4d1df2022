// title: The log of changes, decisions on findings, visits
// question: What must be unique, and what is looked up.
// params: none
// cost: once, nothing to look through
CREATE CONSTRAINT ledger_key IF NOT EXISTS FOR (n:Ledger) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT change_key IF NOT EXISTS FOR (n:Change) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT decision_key IF NOT EXISTS FOR (n:Decision) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT visit_key IF NOT EXISTS FOR (n:Visit) REQUIRE n.key IS UNIQUE;
CREATE INDEX change_number IF NOT EXISTS FOR (n:Change) ON (n.family, n.number);
CREATE INDEX change_request IF NOT EXISTS FOR (n:Change) ON (n.family, n.user, n.request);
CREATE INDEX change_takes_back IF NOT EXISTS FOR (n:Change) ON (n.family, n.takes_back);
CREATE INDEX change_erases IF NOT EXISTS FOR (n:Change) ON (n.erases, n.at);
CREATE INDEX decision_family IF NOT EXISTS FOR (n:Decision) ON (n.family);
CREATE INDEX visit_family IF NOT EXISTS FOR (n:Visit) ON (n.family);
