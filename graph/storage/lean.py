"""Loads the driver without what it takes along only where it is installed."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import ModuleType


@contextmanager
def without(*names: str) -> Generator[None]:
    """While this lasts, these modules cannot be imported; who has them already keeps them.

    The driver loads numpy, which takes as long as all the rest of it, to take values of its types. We send none.
    """
    kept: dict[str, ModuleType | None] = {name: sys.modules[name] for name in names if name in sys.modules}
    for name in names:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(kept)  # type: ignore[arg-type]
