"""The audit of the settings: made and ready to be written to, or only to be looked through."""

from collections.abc import Sequence
from threading import Lock

from access.audit.head import Head
from access.audit.log import AuditLog
from access.audit.noting import Noted
from access.audit.verifying import Verified, read_head, verify
from access.key_files import kept_key, read_key
from casework.session import Clock
from graph.reading.noting import Entry
from graph.reading.viewer import Viewer
from tovholder.settings import Settings


def kept_audit(settings: Settings, clock: Clock) -> Noted:
    """What notes looks, by the log that the settings name. It and its keys are made where there are none; `AuditError` where
    the log cannot be written to: then nothing may be shown."""
    files = settings.audit_files()
    log = AuditLog(files.folder, files.head, kept_key(files.key), files.months, clock)
    log.prepare()
    return Noted(log, kept_key(files.secret))


class Audit:
    """Notes what users do, by the log that the settings name, which is made ready when it is first needed."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._kept: Noted | None = None
        self._lock = Lock()

    def __call__(self, viewer: Viewer, entries: Sequence[Entry]) -> None:
        """Write the entries down."""
        self.kept()(viewer, entries)

    def kept(self) -> Noted:
        """The log, ready to be written to. `AuditError` where it is not."""
        with self._lock:
            if self._kept is None:
                self._kept = kept_audit(self._settings, self._clock)
            return self._kept


def verified(settings: Settings, since: Head | None) -> Verified:
    """What a look through the log finds. Nothing is made: `AuditError` or `KeyFileError` where log, head or key are not there."""
    files = settings.audit_files()
    return verify(files.folder, files.head, read_key(files.key), since)


def newest(settings: Settings) -> Head:
    """Number and hash of the newest line, to note elsewhere."""
    return read_head(settings.audit_files().head)
