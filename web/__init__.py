"""The pages: a list of families, and each family with its map, its questions and its table.

`create_app` composes the Flask app on an `Application`; `web.server.serve` runs it for one person at this machine.
A folder a topic (`families`, `family`), each with its views and templates; what every page needs lies beside them.
"""

from web.app import create_app

__all__ = ["create_app"]
