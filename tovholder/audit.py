"""The audit of the settings: made and ready to be written to, or only to be looked through."""

from access.audit.head import Head
from access.audit.log import AuditLog
from access.audit.noting import Noted
from access.audit.verifying import Verified, read_head, verify
from access.key_files import kept_key, read_key
from casework.session import Clock
from tovholder.settings import Settings


def kept_audit(settings: Settings, clock: Clock) -> Noted:
    """What notes looks, by the log that the settings name. It and its keys are made where there are none; `AuditError` where
    the log cannot be written to: then nothing may be shown."""
    files = settings.audit_files()
    log = AuditLog(files.folder, files.head, kept_key(files.key), files.months, clock)
    log.prepare()
    return Noted(log, kept_key(files.secret))


def verified(settings: Settings, since: Head | None) -> Verified:
    """What a look through the log finds. Nothing is made: `AuditError` or `KeyFileError` where log, head or key are not there."""
    files = settings.audit_files()
    return verify(files.folder, files.head, read_key(files.key), since)


def newest(settings: Settings) -> Head:
    """Number and hash of the newest line, to note elsewhere."""
    return read_head(settings.audit_files().head)
