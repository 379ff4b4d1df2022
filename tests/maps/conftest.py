"""The maps that many of these tests look at, as they are on the days of their files."""

import pytest

from maps import FamilyMap
from tests.case_files import DEMO
from tests.drawn import drawn


@pytest.fixture(scope="session")
def anna() -> FamilyMap:
    """The first family of the demo."""
    [anna] = drawn(DEMO / "anna.yaml")
    return anna


@pytest.fixture(scope="session")
def large() -> FamilyMap:
    """The large family of the demo: 42 actors."""
    [large] = drawn(DEMO / "stor_familie.yaml")
    return large
