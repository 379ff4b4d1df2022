"""One spelling of each text, nothing in it that cannot be seen, and no CPR number however it is written."""

import hashlib
import random
import unicodedata
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from graph.model.cpr import looks_like_cpr, without_cpr
from graph.model.text import Id, Name, Text, foreign, named, settled, visible

KINDS = ("id", "name", "text")
ADAPTERS: dict[str, TypeAdapter[str]] = {"id": TypeAdapter(Id), "name": TypeAdapter(Name), "text": TypeAdapter(Text)}
EVERY = [chr(number) for number in range(0x110000)]
WHITE = [letter for letter in EVERY if letter.isspace() and unicodedata.category(letter) == "Zs"]


def refusal(kind: str, text: str) -> str | None:
    """The code of what is wrong with the text as one of these, and the character that is named; None where nothing is."""
    try:
        ADAPTERS[kind].validate_python(text)
    except ValidationError as err:
        details = err.errors(include_url=False)[0]
        said = details.get("ctx", {})
        return f"{said['code']} {said['character'].split()[0]}" if details["type"] == "foreign" else details["type"]
    return None


def accepted(kind: str, text: str) -> str:
    return ADAPTERS[kind].validate_python(text)


@pytest.mark.parametrize("kind", KINDS)
def test_two_spellings_of_a_text_are_one(kind: str) -> None:
    for text in ("A\u030ase", "\u212bse", "\u00c5\u00adse", "A\u00ad\u030ase"):
        assert accepted(kind, text) == "\u00c5se"


@given(st.text())
def test_a_settled_text_is_in_nfc_without_soft_hyphens_and_stays_as_it_is(text: str) -> None:
    once = settled(text)
    assert settled(once) == once == unicodedata.normalize("NFC", once)
    assert "\u00ad" not in once
    assert settled(unicodedata.normalize("NFD", once)) == once


CODES = {
    "Cf": "invisible_character",
    "Cc": "control_character",
    "Co": "no_character",
    "Cs": "no_character",
    "Zl": "line_separator",
    "Zp": "line_separator",
}


def test_every_character_that_cannot_be_seen_or_is_no_text_is_named() -> None:
    refused: set[str] = set()
    for letter in EVERY:
        code = CODES.get(unicodedata.category(letter))
        if code and letter not in "\t\n\u200c\u200d":
            assert foreign(f"a{letter}b") == (code, named(letter))
            refused.add(letter)
        elif unicodedata.category(letter) != "Cn":
            assert foreign(f"a{letter}b") is None
    assert len(refused) > 130_000
    for number in (0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xFDD0, 0xFDEF):
        assert foreign(f"a{chr(number)}b") == ("no_character", f"U+{number:04X}")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "letter", ["\u200b", "\ufeff", "\u202e", "\u2066", "\u2060", "\u200f", "\x07", "\x85", "\ue000", "\ufffe", "\u2028"]
)
def test_no_id_name_or_text_may_hold_one(kind: str, letter: str) -> None:
    for text in (f"mor{letter}", f"{letter}mor", f"m{letter}r", letter):
        if kind != "name" or text.strip() == text:
            said = CODES.get(unicodedata.category(letter), "no_character")
            assert refusal(kind, text) == f"{said} U+{ord(letter):04X}"


@pytest.mark.parametrize("kind", KINDS)
def test_letters_and_signs_of_all_writings_may_stand(kind: str) -> None:
    for text in (
        "Đặng Thị",
        "محمد الأحمد",
        "שרה כהן",
        "ትግርኛ",
        "王小明",
        "Åse-Marie Ø'Brien 2. 😀",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
    ):
        assert accepted(kind, text) == text
    for start in range(0x20, 0x30000, 13):
        letter = settled(chr(start))
        if unicodedata.category(letter[0])[0] in "LNPS" and letter not in "\u115f\u1160\u3164\uffa0":
            assert accepted(kind, letter + "b") == settled(letter + "b")


@pytest.mark.parametrize("text", ["\u200da", "a\u200d", "a \u200db", "1\u200c2", "\u200d", "a\u200c"])
def test_joiners_stand_between_letters_only(text: str) -> None:
    for kind in KINDS:
        assert refusal(kind, text) in ("invisible_character U+200D", "invisible_character U+200C")


def test_white_space_round_an_id_is_named_and_round_a_name_is_no_part_of_it() -> None:
    assert len(WHITE) > 15
    for letter in WHITE:
        code = f"U+{ord(letter):04X}"
        for text in (f"mor{letter}", f"{letter}mor"):
            assert refusal("id", text) == f"white_space {code}"
            assert accepted("name", text) == "mor"
        assert refusal("id", f"m{letter}r") == (None if letter == " " else f"white_space_inside {code}")
        assert accepted("name", f"m{letter}r") == settled(f"m{letter}r")
        assert refusal("name", letter * 3) == "shows_nothing"
    for letter in "\n\t":
        assert (
            refusal("id", f"a{letter}b") == refusal("name", f"a{letter}b") == f"white_space_inside U+{ord(letter):04X}"
        )
        assert accepted("text", f"a{letter}b") == f"a{letter}b"


@pytest.mark.parametrize("text", ["\u2800", "\u3164", "\u115f\u1160", "\ufe0f", "\u0301", "\u034f", "\uffa0 \u2800"])
def test_a_name_or_id_that_shows_nothing_is_refused(text: str) -> None:
    assert refusal("name", text) == "shows_nothing"
    assert refusal("id", text) in ("shows_nothing", f"invisible_character U+{ord(text[0]):04X}")


@pytest.mark.parametrize("letter", ["\u034f", "\u3164", "\u180b", "\ufe00", "\ufe0f", "\U000e0100"])
def test_two_ids_that_look_the_same_are_not_two(letter: str) -> None:
    assert refusal("id", f"mor{letter}") == f"invisible_character U+{ord(letter):04X}"


@given(st.text())
def test_what_a_message_shows_can_be_seen_and_acts_on_nothing_around_it(text: str) -> None:
    shown = visible(text)
    assert not [letter for letter in shown if unicodedata.category(letter) in ("Cc", "Cs", "Co", "Zl", "Zp")]
    assert not [letter for letter in shown if letter in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"]
    assert named("\u00a0") == "U+00A0 NO-BREAK SPACE"


# --- CPR numbers: put together here, so that no file of the repository holds one ---------------------------------

days = st.one_of(st.integers(1, 31), st.integers(61, 91))
numbers = st.builds("{:02}{:02}{:02}{:04}".format, days, st.integers(1, 12), st.integers(0, 99), st.integers(0, 9999))
SIGNS = ["", "-", " ", "\u00a0", "\u202f", "\t", "/", ".", "\u2013", "\u2011", "\u2212", " - ", " / ", "_", "\\"]
BETWEEN = ["", "-", ".", "/", " ", "\u00a0"]
ZEROS = "0\uff10\u0660\u0966\U0001d7ce"
"""The zeros of some writings; their other digits follow them."""
around = st.sampled_from(
    [("", ""), ("se ", " i dag"), ("x", ""), ("(", ")"), ("nr. ", "."), ("cpr:", ""), ("", ".0"), ("Å", "ø")]
)


@given(numbers, st.sampled_from(SIGNS), st.sampled_from(BETWEEN), st.sampled_from(ZEROS), around)
def test_a_cpr_number_is_seen_however_it_is_written(
    number: str, sign: str, between: str, zero: str, around: tuple[str, str]
) -> None:
    said = between.join((number[:2], number[2:4], number[4:6])) + sign + number[6:]
    digits = {ord("0") + n: chr(ord(zero) + n) for n in range(10)}
    text = around[0] + said.translate(digits) + around[1]
    assert looks_like_cpr(text)
    assert without_cpr(text) == f"{around[0]}******-****{around[1]}"
    for kind in KINDS:
        assert refusal(kind, text)
    assert looks_like_cpr(text.replace(number[0], f"{number[0]}\u200b", 1))


@given(numbers.filter(lambda number: number[0] == "0"), st.sampled_from(["", "-", "/", "\u2013"]), around)
def test_a_cpr_number_is_seen_without_the_zero_that_a_spreadsheet_drops(
    number: str, sign: str, around: tuple[str, str]
) -> None:
    text = f"{around[0]}{number[1:6]}{sign}{number[6:]}{around[1]}"
    assert looks_like_cpr(text)
    assert number[1:6] not in without_cpr(text)


@given(numbers, st.sampled_from(["abe", "facade", "ab", "Deadbeef"]))
def test_letters_written_to_a_number_make_no_hash_of_it(number: str, letters: str) -> None:
    assert looks_like_cpr(letters + number)
    assert looks_like_cpr(number + letters)


def test_hashes_and_uuids_are_let_through() -> None:
    rng = random.Random(1)
    for _ in range(2_000):
        data = rng.randbytes(32)
        texts = [
            hashlib.sha256(data).hexdigest(),
            hashlib.sha512(data).hexdigest(),
            data.hex()[:20],
            data.hex()[:40].upper(),
        ]
        one = str(uuid.UUID(bytes=data[:16]))
        for text in (*texts, one, one.upper(), f"urn:uuid:{one}", f"{{{one}}}", f"k_{texts[1]}", f"sha256:{texts[0]}"):
            assert not looks_like_cpr(text), text


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-31", "2018-11-01/2018-12-01", "31.12.2018", "mon 09:00-10:30", "tlf. 12 34 56 78", "+45 12345678", "1.250,50", "20181231120000",
        "kl. 10.10-11.45", "CVR 12345678", "01.02.2018-05.03.2019", "sag 2018-000123", "123456789012", "9912345678", "1313991234", "0.101701234",
    ],
)  # fmt: skip
def test_dates_times_and_other_numbers_are_let_through(text: str) -> None:
    assert not looks_like_cpr(text)
    assert without_cpr(text) == text
