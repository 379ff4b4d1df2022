"""The three ways in which somebody works a page: by mouse, by keyboard alone, by touch. A scenario is written once, for all of them."""

from typing import Protocol

from playwright.sync_api import Locator, Page

FAR = 250
"""So many stops of Tab are gone through at most: whoever must press more gives up."""


class Hands(Protocol):
    """A way of working."""

    def press(self, what: Locator) -> None:
        """Follow a link, press a button, open what is folded, choose a radio."""
        ...

    def write(self, what: Locator, text: str) -> None:
        """Write into a field what it is to say."""
        ...

    def choose(self, what: Locator, label: str) -> None:
        """Choose the first of a list that begins so."""
        ...


class Mouse:
    """By mouse; what is written is typed."""

    def press(self, what: Locator) -> None:
        """Click it."""
        what.click()

    def write(self, what: Locator, text: str) -> None:
        """Click into it and type."""
        what.click(click_count=3)
        what.page.keyboard.type(text)

    def choose(self, what: Locator, label: str) -> None:
        """As the browser's own list gives it."""
        what.wait_for()
        labels = what.evaluate("one => [...one.options].map(option => option.label)")
        what.select_option(label=next(one for one in labels if one.startswith(label)))


class Touch(Mouse):
    """By finger."""

    def press(self, what: Locator) -> None:
        """Tap it."""
        what.tap()

    def write(self, what: Locator, text: str) -> None:
        """Tap into it and type."""
        what.tap()
        what.fill(text)


class Keyboard:
    """By keyboard alone: Tab to it, then Enter or the space bar."""

    def press(self, what: Locator) -> None:
        """Reach it and press; a radio is reached by the arrows from the first of its group."""
        page = what.page
        if what.evaluate("one => one.matches('label') && one.control?.type === 'radio'"):
            self._radio(what)
            return
        reach(page, what)
        page.keyboard.press("Enter")

    def write(self, what: Locator, text: str) -> None:
        """Reach it, and type over what it says."""
        reach(what.page, what)
        what.page.keyboard.press("Control+A")
        what.page.keyboard.type(text)

    def choose(self, what: Locator, label: str) -> None:
        """Reach the list and type what is looked for."""
        reach(what.page, what)
        what.page.keyboard.type(label)
        assert what.evaluate("one => one.selectedOptions[0].label").startswith(label)

    def _radio(self, label: Locator) -> None:
        page = label.page
        group = page.locator(f"input[name='{label.evaluate('one => one.control.name')}']:visible")
        reach(page, group.first)
        page.keyboard.press("Space")
        for _ in range(group.count()):
            if label.evaluate("one => one.control.checked"):
                return
            page.keyboard.press("ArrowDown")
        raise AssertionError("the arrows do not reach the answer")


def reach(page: Page, what: Locator) -> None:
    """Press Tab until it has the focus."""
    what.wait_for()
    for _ in range(FAR):
        if what.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {what}")
