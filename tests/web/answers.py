"""What an answer of the pages says, for tests that hold two against each other."""

import io
import re
import zipfile

from werkzeug.wrappers import Response

VARIES = re.compile(rb"<(?P<tag>\w+)[^>]*\bdata-varies\b[^>]*>(?:[^<]*</(?P=tag)>)?")
HEADERS = {"Date", "Set-Cookie", "Content-Length"}


def kept_headers(answer: Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in HEADERS}


def content_of(answer: Response) -> bytes:
    """What an answer says: of a workbook, all that is in it; without what varies from answer to answer."""
    if answer.data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
            return b"\n".join(name.encode() + parts.read(name) for name in sorted(parts.namelist()))
    return VARIES.sub(b"", answer.data)
