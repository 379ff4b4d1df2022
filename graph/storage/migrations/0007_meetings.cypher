// title: Keys of what comes of meetings
// question: What must be unique, and what is looked up, of agreements, decisions on efforts, answers and hopes.
// params: none
// cost: once
CREATE CONSTRAINT agreement_key IF NOT EXISTS FOR (n:Agreement) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT priority_key IF NOT EXISTS FOR (n:Priority) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT status_point_key IF NOT EXISTS FOR (n:StatusPoint) REQUIRE n.key IS UNIQUE;
CREATE CONSTRAINT dream_key IF NOT EXISTS FOR (n:Dream) REQUIRE n.key IS UNIQUE;
