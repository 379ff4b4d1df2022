"""Files written whole or not at all."""

import os
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write beside it and put it in place in one step: no reader ever sees half a file."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
