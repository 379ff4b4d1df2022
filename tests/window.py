"""One window of the browser for one test after another: to open a window costs more than to show a page in it.

A test gets the window as if it were new: no cookie, nobody who listens, the size and the media of the beginning, one empty
page. After a test that failed, or that says that it leaves something behind (`Window.last`), the next one gets another.
"""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

SIZE: ViewportSize = {"width": 1280, "height": 720}
VIOLATIONS = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', event => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


class Window:
    """A context of the browser, in which nothing moves of itself, with a page that each test uses first."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._opened: tuple[BrowserContext, Page] | None = None
        self._is_used = self._is_taken = self._is_last = False
        self._heard: list[tuple[Page, Any, Callable[..., Any]]] = []

    @property
    def context(self) -> BrowserContext:
        """The context, opened when it is first asked for."""
        return self._open()[0]

    def page(self) -> Page:
        """The page of the window; another one where the test has that already."""
        context, first = self._open()
        if self._is_taken:
            return context.new_page()
        self._is_taken = True
        return first

    def hear(self, page: Page, event: Any, handler: Callable[..., Any]) -> None:
        """Listen to a page until the test ends."""
        page.on(event, handler)
        self._heard.append((page, event, handler))

    def violations(self) -> list[str]:
        """What the policies of the pages that are open forbade them."""
        return [told for page in self.context.pages for told in page.evaluate("() => window.__violations")]

    def last(self) -> None:
        """This test is the last one in this window: what it does to it cannot be taken back."""
        self._is_last = True

    def close(self) -> None:
        """The next test gets another window."""
        if self._opened:
            self._opened[0].close()
        self._opened = None
        self._begin()

    def clean(self) -> None:
        """See to it that the next test finds nothing of this one."""
        if self._opened is None or not self._is_used:
            return
        if self._is_last:
            self.close()
            return
        context, first = self._opened
        for page, event, handler in self._heard:
            page.remove_listener(event, handler)
        for page in context.pages:
            if page is not first:
                page.close()
        if first.is_closed():
            first = context.new_page()
        first.goto("about:blank")
        first.mouse.move(0, 0)
        first.emulate_media(media="null", reduced_motion="reduce", forced_colors="null")
        first.set_viewport_size(SIZE)
        context.clear_cookies()
        context.set_offline(False)
        self._opened = context, first
        self._begin()

    def _begin(self) -> None:
        self._is_used = self._is_taken = self._is_last = False
        self._heard = []

    def _open(self) -> tuple[BrowserContext, Page]:
        self._is_used = True
        if self._opened is None:
            context = self._browser.new_context(reduced_motion="reduce", viewport=SIZE)
            context.add_init_script(VIOLATIONS)
            context.set_default_navigation_timeout(90_000)  # the first page of an engine that has planned nothing yet
            self._opened = context, context.new_page()
        return self._opened
