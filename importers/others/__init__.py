"""Other tools' files to case files: easyNWK, Network Canvas, and networks in GraphML and GEXF."""
