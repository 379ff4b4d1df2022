"""Who must wait after wrong passwords: the account, wherever it is tried from, and the address, whichever account it tries."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from access.login.kept import Logins

FORGOTTEN = timedelta(hours=24)
"""After so long without another, wrong passwords count no more."""


@dataclass(frozen=True)
class Patience:
    """So many wrong passwords in a row are free; then each doubles the wait, up to a longest."""

    free: int
    first: timedelta = timedelta(seconds=30)
    longest: timedelta = timedelta(minutes=15)

    def wait(self, failures: int) -> timedelta:
        """How long to wait after so many in a row.

        >>> [str(Patience(5).wait(count)) for count in (4, 5, 6, 9, 10, 1000)]
        ['0:00:00', '0:00:30', '0:01:00', '0:08:00', '0:15:00', '0:15:00']
        """
        over = failures - self.free
        if over < 0:
            return timedelta(0)
        return min(self.first * 2 ** min(over, 20), self.longest)


ACCOUNT = Patience(free=5)
ADDRESS = Patience(free=20)
"""Behind one address may sit a whole town hall."""


def wait(logins: Logins, account: str, address: str, now: datetime) -> timedelta:
    """How long this account from this address has to wait from now on; zero where it may try."""
    return max(
        _left(logins, _account(account), ACCOUNT, now), _left(logins, _address(address), ADDRESS, now), timedelta(0)
    )


def failed(logins: Logins, account: str, address: str, now: datetime) -> None:
    """A wrong password, or an account that is not there: both make wait alike, so that neither tells of the other."""
    for key in (_account(account), _address(address)):
        logins.failed(key, now, now - FORGOTTEN)


def succeeded(logins: Logins, account: str) -> None:
    """The right password. The address goes on to count: one good account must not open the way to try others."""
    logins.succeeded(_account(account))


def _left(logins: Logins, key: str, patience: Patience, now: datetime) -> timedelta:
    count, last = logins.failures(key, now - FORGOTTEN)
    return last + patience.wait(count) - now if last else timedelta(0)


def _account(name: str) -> str:
    return f"account {name}"


def _address(address: str) -> str:
    return f"address {address}"
