"""What is wrong with what somebody typed into a form, in the language of the page."""

from collections.abc import Callable, Iterator

from graph.errors import PeopleRefused, UnknownUser
from importers import BadInput
from web.languages import language
from words import Message, text
from words.errors import ProductError


def faults_of(doing: Callable[[], object]) -> list[str]:
    """Do it; what was wrong, and nothing was done then."""
    try:
        doing()
    except BadInput as err:
        return [f"{problem.fact(language())}. {problem.remedy(language())}" for problem in err.problems]
    except PeopleRefused as err:
        return list(_told(err))
    except ProductError as err:
        if isinstance(err, UnknownUser) or err.code.startswith("password_"):
            return [err.text(language())]
        raise
    return []


def _told(err: PeopleRefused) -> Iterator[str]:
    for fault in err.faults:
        yield " ".join(
            text(Message(f"fault.{fault.code}.{part}", fault.values), language()) for part in ("fact", "remedy")
        )
