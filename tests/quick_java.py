"""Has the engines of this process's commands start with one compiler of Java: in a minute of life the second does not pay.

    python -m tests.quick_java WORDS…

runs `tovholder WORDS…` so. All else is as users run it.
"""

from dataclasses import replace

from tests.engine.support import QUICK_JAVA
from tovholder.engine import EngineSettings
from tovholder.settings import Settings


def use_quick_java() -> None:
    """From now on, in this process."""
    usual = Settings.engine

    def engine(self: Settings) -> EngineSettings:
        return replace(usual(self), jvm=QUICK_JAVA)

    Settings.engine = engine


if __name__ == "__main__":
    use_quick_java()
    from tovholder.cli import main

    main()
