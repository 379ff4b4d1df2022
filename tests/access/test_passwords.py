"""Passwords are kept so that nobody can read them, and refused where they are soon guessed."""

import pytest

from access.passwords import LEAST, MOST, hashed, is_outdated, matches, refusal

COMMON = (
    "123456789012", "passwordpassword", "qwertyuiopas", "1q2w3e4r5t6y", "unbelievable", "princess1234", "aaaaaaaaaaaa",
    "iloveyou1234", "administrator", "password12345", "hejmeddig123", "Tovholder2026", "abcdefghijkl",
)  # fmt: skip


def test_a_password_is_kept_as_argon2id_each_time_another() -> None:
    kept = hashed("tolv gule drager")
    assert kept.startswith("$argon2id$") and "gule" not in kept
    assert kept != hashed("tolv gule drager")
    assert matches(kept, "tolv gule drager")
    assert not matches(kept, "Tolv gule drager")
    assert not is_outdated(kept)
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$vVyrAVlXyVGaDqRkUqoyDw")


@pytest.mark.parametrize("secret", [None, "", "no hash"])
def test_where_nothing_is_kept_no_password_is_right(secret: str | None) -> None:
    assert not matches(secret, "nobody has this password")
    assert not matches(secret, "")


@pytest.mark.parametrize("password", COMMON)
def test_a_common_password_is_refused(password: str) -> None:
    assert refusal(password) == "password_common"


@pytest.mark.parametrize("password", ["ritahansen2026", "Rita Hansen 1"])
def test_so_is_one_of_what_others_know_of_somebody(password: str) -> None:
    assert refusal(password, ["Rita Hansen", "rita"]) == "password_common"


def test_so_is_one_too_short_or_too_long() -> None:
    assert refusal("æøåx9!kQ2zv"[: LEAST - 1]) == "password_short"
    assert refusal("x" * (MOST + 1)) == "password_long"


@pytest.mark.parametrize("password", ["tolv gule drager", "kQ9!vvzæ2pLx", "blå elefant på isen"])
def test_any_other_will_do(password: str) -> None:
    assert refusal(password, ["Rita Hansen", "rita"]) is None
