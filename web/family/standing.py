"""How the maps stand that are open: a change keeps its writer's places, so that on their map nothing moves but what is new."""

from graph.errors import UnknownFamily
from maps import FamilyMap
from maps.arranging import Shown
from web.family.page_request import PageRequest
from web.languages import language
from web.session import session

_shown = Shown(most=100)


def remember(drawn: FamilyMap) -> str:
    """Keep in mind how a map stands that is shown; gives what a page says of it."""
    return _shown.remember(session().viewer.user, drawn)


def keep_places(page: PageRequest, stands: str) -> None:
    """After a change: the map stands for its writer as it did on the page that said `stands`, else as they saw it last."""
    try:
        _shown.keep(session(), session().viewer.user, page.id, language(), page.audience, stands)
    except UnknownFamily:
        return  # it went meanwhile
