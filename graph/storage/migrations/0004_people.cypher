// title: Users, assignments, general legal bases, reasons; arrangements by user
// question: What must be unique, and what is looked up. What was kept of maps before there were users is that of whoever works alone.
// params: none
// cost: once, a look at each arrangement
CREATE CONSTRAINT user_key IF NOT EXISTS FOR (n:User) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT assignment_key IF NOT EXISTS FOR (n:Assignment) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT general_basis_key IF NOT EXISTS FOR (n:GeneralBasis) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT reason_key IF NOT EXISTS FOR (n:Reason) REQUIRE n.key IS UNIQUE;
CREATE INDEX user_login IF NOT EXISTS FOR (n:User) ON (n.login);
CREATE INDEX user_os_login IF NOT EXISTS FOR (n:User) ON (n.os_login);
CREATE INDEX assignment_user IF NOT EXISTS FOR (n:Assignment) ON (n.user);
CREATE INDEX assignment_family IF NOT EXISTS FOR (n:Assignment) ON (n.family);
CREATE INDEX reason_user IF NOT EXISTS FOR (n:Reason) ON (n.user);
MATCH (a:Arrangement) WHERE a.user IS NULL SET a.user = 'local';
