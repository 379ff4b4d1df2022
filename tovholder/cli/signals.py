"""What ends a command from outside ends it as Ctrl-C does: what is to be cleared up is cleared up."""

import signal
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from types import FrameType
from typing import Any

ASKED_TO_END = (signal.SIGTERM, signal.SIGHUP)
"""From who stops a process, and from a terminal that is closed."""


@contextmanager
def all_like_ctrl_c() -> Generator[None]:
    """While this lasts, SIGTERM and a closed terminal do what Ctrl-C does, once: the way out is not disturbed by the next.

    What was ignored from the start stays so: who was started by nohup is to outlive the terminal.
    """

    def end(number: int, frame: FrameType | None) -> None:
        for other in before:
            signal.signal(other, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = _set({number for number in ASKED_TO_END if signal.getsignal(number) is not signal.SIG_IGN}, end)
    try:
        yield
    finally:
        _put_back(before)


@contextmanager
def undisturbed() -> Generator[None]:
    """While this lasts, neither Ctrl-C nor the others end it: for what must be done to the end, and soon is."""
    before = _set((signal.SIGINT, *ASKED_TO_END), signal.SIG_IGN)
    try:
        yield
    finally:
        _put_back(before)


def _set(numbers: Iterable[signal.Signals], handler: Any) -> dict[signal.Signals, Any]:
    return {number: signal.signal(number, handler) for number in numbers}


def _put_back(before: dict[signal.Signals, Any]) -> None:
    for number, handler in before.items():
        signal.signal(number, signal.SIG_DFL if handler is None else handler)
