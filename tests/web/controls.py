"""What a browser sends of a form that nobody touched."""

from html.parser import HTMLParser


class Forms(HTMLParser):
    """The forms of a page: of each its method, and its successful controls by name."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._open: dict[str, list[str]] | None = None
        self._select: tuple[str, list[tuple[str, bool]]] | None = None
        self._area: tuple[str, str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "form":
            self._open = {}
            if said.get("method") == "post":
                self.forms.append(self._open)
        elif self._open is None:
            return
        elif tag == "input" and name and (said.get("type") not in ("checkbox", "radio") or "checked" in said):
            self._open.setdefault(name, []).append(value)
        elif tag == "select":
            self._select = name, []
        elif tag == "option" and self._select:
            self._select[1].append((value, "selected" in said))
        elif tag == "textarea":
            self._area = name, ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area = self._area[0], self._area[1] + data

    def handle_endtag(self, tag: str) -> None:
        assert self._open is not None or tag not in ("select", "textarea")
        if tag == "form":
            self._open = None
        elif tag == "select" and self._select and self._open is not None:
            name, options = self._select
            chosen = [value for value, is_chosen in options if is_chosen] or [value for value, _ in options[:1]]
            self._open.setdefault(name, []).extend(chosen)
            self._select = None
        elif tag == "textarea" and self._area and self._open is not None:
            name, text = self._area
            self._open.setdefault(name, []).append(text.removeprefix("\n"))
            self._area = None


def forms_of(html: str) -> list[dict[str, list[str]]]:
    """The controls of each form of a page that changes something."""
    return Forms(html).forms
