// title: Keys and indexes
// question: What must be unique, and what is looked up.
// params: none
// cost: once, on an empty database
CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT unit_key IF NOT EXISTS FOR (n:Unit) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT actor_key IF NOT EXISTS FOR (n:Actor) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT family_key IF NOT EXISTS FOR (n:Family) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT home_key IF NOT EXISTS FOR (n:Home) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT member_key IF NOT EXISTS FOR (n:Member) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT private_person_key IF NOT EXISTS FOR (n:PrivatePerson) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT engagement_key IF NOT EXISTS FOR (n:Engagement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT need_key IF NOT EXISTS FOR (n:Need) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT meeting_key IF NOT EXISTS FOR (n:Meeting) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT consent_key IF NOT EXISTS FOR (n:Consent) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT legal_basis_key IF NOT EXISTS FOR (n:LegalBasis) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT service_key IF NOT EXISTS FOR (n:Service) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (n:Migration) REQUIRE n.number IS UNIQUE;
CREATE CONSTRAINT tie_key IF NOT EXISTS FOR ()-[r:TIE]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT private_tie_key IF NOT EXISTS FOR ()-[r:PRIVATE_TIE]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT wishes_key IF NOT EXISTS FOR ()-[r:WISHES]-() REQUIRE r.key IS UNIQUE;
CREATE CONSTRAINT lives_in_key IF NOT EXISTS FOR ()-[r:LIVES_IN]-() REQUIRE r.key IS UNIQUE;
CREATE INDEX tie_family IF NOT EXISTS FOR ()-[r:TIE]-() ON (r.family);
CREATE INDEX tie_owner IF NOT EXISTS FOR ()-[r:TIE]-() ON (r.owner);
