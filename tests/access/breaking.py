"""Ways in which a log is broken while the product runs."""

import os
import shutil

from access.audit.log import AuditLog
from tests.access.audits import month_files


def folder_a_file(log: AuditLog) -> None:
    shutil.rmtree(log.folder)
    log.folder.write_text("")


def folder_gone(log: AuditLog) -> None:
    shutil.rmtree(log.folder)


def folder_a_link(log: AuditLog) -> None:
    log.folder.rename(log.folder.with_name("moved"))
    log.folder.symlink_to(log.folder.with_name("moved"))


def file_gone(log: AuditLog) -> None:
    month_files(log)[0].unlink()


def file_a_full_device(log: AuditLog) -> None:
    file = month_files(log)[0]
    file.unlink()
    file.symlink_to("/dev/full")


def file_a_link(log: AuditLog) -> None:
    file = month_files(log)[0]
    file.rename(log.folder / "moved")
    file.symlink_to(log.folder / "moved")


def file_a_folder(log: AuditLog) -> None:
    file = month_files(log)[0]
    file.unlink()
    file.mkdir()


def file_a_pipe(log: AuditLog) -> None:
    file = month_files(log)[0]
    file.unlink()
    os.mkfifo(file)


def head_gone(log: AuditLog) -> None:
    log.head.unlink()


def head_a_folder(log: AuditLog) -> None:
    log.head.unlink()
    log.head.mkdir()


def head_a_full_device(log: AuditLog) -> None:
    log.head.unlink()
    log.head.symlink_to("/dev/full")


def lock_a_link(log: AuditLog) -> None:
    (log.folder / "lock").unlink()
    (log.folder / "lock").symlink_to(log.head)


BREAKS = [
    folder_a_file, folder_gone, folder_a_link, file_gone, file_a_full_device, file_a_link, file_a_folder, file_a_pipe,
    head_gone, head_a_folder, head_a_full_device, lock_a_link,
]  # fmt: skip
