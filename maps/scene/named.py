"""Whether the name of a place tells of somebody: in any script, in any case, however its letters are put together.

Rather too much is found than too little: a place that is called "Sted" for no reason is read, a name that stays has left the
house.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from graph.model.catalogue import load_catalogue
from graph.reading.cut import Seen
from words import LANGUAGES, words

LONG_NAME = 4
"""From so many letters on a name is looked for at both ends of longer words too: "Annagården" tells of an Anna."""
LONG_INSIDE = 5
"""From so many letters on it is looked for anywhere in them."""
_SPELT = str.maketrans(
    {
        "æ": "ae",
        "ä": "ae",
        "ø": "oe",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
    }
)
"""How a letter is spelt by whoever does not have it, so that Aase is an Åse."""
_SECOND_LETTER = re.compile("(?<=[aou])e|(?<=a)a")
"""What is left out where such a letter is written by its base alone, so that Sorens is of a Søren."""
_CAMEL = re.compile(r"(?<=[^\W\d_])(?=[A-ZÆØÅ][a-zæøå])")
_PLACEHOLDER = re.compile(r"\{\w+\}")
_IDEOGRAPHIC = ("CJK ", "HANGUL ", "HIRAGANA ", "KATAKANA ")


def is_ideographic(letter: str) -> bool:
    """Whether one sign is a whole word or syllable: then the first one of a name may be all of a surname."""
    return unicodedata.name(letter, "").startswith(_IDEOGRAPHIC)


def folded(word: str) -> str:
    """The word as it is compared: without case, accents, vowel points, and characters that nobody sees.

    >>> folded("A\\u030ase") == folded("ÅSE") == folded("Aa\\u00adse")
    True
    """
    small = unicodedata.normalize("NFKC", word).casefold().translate(_SPELT)
    bare = (sign for sign in unicodedata.normalize("NFKD", small) if not unicodedata.combining(sign))
    kept = "".join(sign for sign in bare if unicodedata.category(sign)[0] in "LM").casefold().translate(_SPELT)
    return unicodedata.normalize("NFC", kept)


def tells_of(name: str, people: frozenset[str]) -> bool:
    """Whether one of these folded names of people is in the name of a place.

    >>> tells_of("Annas Hus", frozenset({"anna"})), tells_of("Boligforeningen", frozenset({"bo"}))
    (True, False)
    """
    found = {folded(word) for word in _parts(name)}
    return any(_is_in(person, word) or _is_in(_short(person), _short(word)) for word in found for person in people)


def _short(word: str) -> str:
    """The folded word as whoever drops rings, strokes and dots writes it."""
    return _SECOND_LETTER.sub("", word)


def _is_in(person: str, word: str) -> bool:
    if person not in word:
        return False
    if not _has_capitals(person):
        # No case, and often no blank either, shows where a name begins.
        return len(person) > 1 or is_ideographic(person) or word == person
    if len(person) >= LONG_INSIDE:
        return True
    stem = word.removesuffix("es") if word.removesuffix("es") == person else word.removesuffix("s")
    return stem == person or (len(person) >= LONG_NAME and (word.startswith(person) or stem.endswith(person)))


def names_of_people(facts: Seen) -> frozenset[str]:
    """The folded words of the names of the family and its private network, without those that say what somebody is to it."""
    people = (*facts.family.members, *facts.family.private_network)
    named = [facts.family.name or "", *(person.name for person in people)]
    return frozenset(word for name in named for word in _name_words(name))


def _name_words(name: str) -> Iterator[str]:
    """The words of a name that tell of somebody.

    A word that is written small is none where it is a particle, a trade, or says what somebody is to the family, and only these
    are left out by how they are written: whoever types names in small letters is called by them all the same. "Ven" is a friend,
    but Lise Ven is called so: a name without any other word has none.
    """
    listed = [word for word in _parts(name) if folded(word) not in _households()]
    said = [word for word in listed if _is_capital(word) or not (_is_kin(word) or folded(word) in _small_words())]
    if all(map(_is_kin, said)):
        return
    for word in map(folded, said):
        if len(word) > 1 or (word and is_ideographic(word)):
            yield word
        if len(word) > 1 and all(map(is_ideographic, word)):
            yield word[1:]  # the given name: the surname stands first, and no blank between


def _is_kin(word: str) -> bool:
    told = folded(word)
    return told in _kin() or told.removesuffix("s") in _kin()


def _parts(text: str) -> Iterator[str]:
    """The words of a text by letters and their marks, and those that capitals show inside them: "SkoleAnna" has two."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    for word in "".join(sign if _is_of_word(sign) else " " for sign in plain).split():
        yield word
        inner = [part for part in _CAMEL.split(word) if len(folded(part)) > 2]
        if len(inner) > 1 or (inner and len(inner[0]) < len(word)):
            yield from inner


def _is_of_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" or sign in "'’"


def _is_capital(word: str) -> bool:
    return word.lstrip("'’")[:1].isupper()


def _has_capitals(word: str) -> bool:
    """Whether names are written with a capital in the script of the word. Georgian has capitals, but none for names."""
    return word[0].title() != word[0] or word[0].isupper()


@cache
def _households() -> frozenset[str]:
    """What a family is called before its name: nobody bears it, however it is written."""
    return _folded_words(words(lang)["map.naming.household"] for lang in LANGUAGES)


@cache
def _kin() -> frozenset[str]:
    """What people are to a family, in both languages."""
    begin = ("map.member.", "map.people.", "map.relation_to.", "map.named.", "map.redact.")
    told = (text for lang in LANGUAGES for key, text in words(lang).items() if key.startswith(begin))
    listed = [words(lang)["map.naming.kin"] for lang in LANGUAGES]
    sentences = [_PLACEHOLDER.sub(" ", text) for text in told if "." not in text]  # others are no lists of words
    return _folded_words([*listed, *sentences]) - _particles()


@cache
def _particles() -> frozenset[str]:
    return _folded_words(words(lang)["map.naming.small"] for lang in LANGUAGES)


@cache
def _small_words() -> frozenset[str]:
    """Particles, and the words of services and tasks: in small letters they are no name."""
    catalogue = load_catalogue()
    named = [getattr(service, f"name_{lang}") for service in catalogue.by_code.values() for lang in LANGUAGES]
    tasks = [getattr(task, lang) for task in catalogue.functions.values() for lang in LANGUAGES]
    return _particles() | _folded_words([*named, *tasks])


def _folded_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for text in texts for word in _parts(text))
