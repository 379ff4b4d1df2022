"""The main questions in Cypher, for Neo4j Browser."""
