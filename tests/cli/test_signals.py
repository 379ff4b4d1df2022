"""Whoever ends a command from outside, or closes its terminal, ends it as Ctrl-C does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tovholder.cli.serving import _thrown_away
from tovholder.cli.signals import all_like_ctrl_c, undisturbed
from tovholder.settings import load_settings

ASKED_TO_END = [signal.SIGTERM, signal.SIGHUP]


@all_like_ctrl_c()
def work_until(number: signal.Signals) -> None:
    """What a command does, which is sent a signal, and more of them on its way out."""
    try:
        os.kill(os.getpid(), number)
        time.sleep(5)
    finally:
        for other in ASKED_TO_END:
            os.kill(os.getpid(), other)


@pytest.mark.parametrize("number", ASKED_TO_END)
def test_it_ends_as_ctrl_c_does_and_the_next_signal_does_not_disturb_the_way_out(number: signal.Signals) -> None:
    before = [signal.signal(other, signal.SIG_DFL) for other in ASKED_TO_END]
    try:
        with pytest.raises(KeyboardInterrupt):
            work_until(number)
        assert [signal.getsignal(other) for other in ASKED_TO_END] == [signal.SIG_DFL] * 2
    finally:
        for other, handler in zip(ASKED_TO_END, before, strict=True):
            signal.signal(other, handler)


def test_what_nohup_has_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with all_like_ctrl_c():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_what_must_be_done_to_the_end_is_not_disturbed() -> None:
    with undisturbed():
        for number in (signal.SIGINT, *ASKED_TO_END):
            os.kill(os.getpid(), number)


def test_the_folder_of_the_demo_goes_whatever_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def demo() -> None:
        with _thrown_away(load_settings({})[0]) as settings:
            assert settings.data is not None
            (settings.data / "file").write_text("x", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        demo()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.alone
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("number", "sign"), [(signal.SIGHUP, "engine"), (signal.SIGTERM, "engine/running.json")])
def test_the_demo_leaves_nothing_behind(number: signal.Signals, sign: str, tmp_path: Path) -> None:
    """While its engine starts; once the pages answer, their server does it (tests/web/test_server.py)."""
    kept = {"TOVHOLDER_NEO4J_HOME", *(name for name in os.environ if not name.startswith("TOVHOLDER_"))}
    environ = {name: value for name, value in os.environ.items() if name in kept}
    environ |= {"TMPDIR": str(tmp_path), "TOVHOLDER_SETTINGS": os.devnull, "TOVHOLDER_LANG": "en"}
    words = [sys.executable, "-m", "tovholder", "demo", "--no-browser"]
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ,
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL) and None,
    ) as demo:  # fmt: skip
        end = time.monotonic() + 120
        while not list(tmp_path.glob(f"tovholder-demo-*/{sign}")):
            assert demo.poll() is None and time.monotonic() < end
            time.sleep(0.02)
        demo.send_signal(number)
        out, err = demo.communicate(timeout=120)
    assert (demo.returncode, out, err.splitlines()[-1]) == (130, "", "Stopped.")
    assert list(tmp_path.glob("tovholder-*")) == []
