"""What stands in one place of an archive → an article to read, or the reason why it is none.

Plain Python, so that it is tested without an engine. Nothing is guessed: a text in another encoding, a date that is none and a
line that is no JSON are rejected, and whoever runs the archive finds them in one table.
"""

import datetime
import json
from typing import Any, NamedTuple, NoReturn


class Item(NamedTuple):
    """One file, line or row of the input, before anything was asked of it."""

    file: str
    line: int
    """The line, or the row of a table; 1 for a file that is one text."""
    size: int
    content: bytes | None
    """None where there are more bytes than are taken."""
    is_json: bool
    id: str | None = None
    date: str | None = None
    title: str | None = None
    source: str | None = None
    fault: str | None = None
    """Why there is nothing to read, where that is known already."""


class Article(NamedTuple):
    """A text, and what is known of it."""

    id: str
    text: str
    date: datetime.date | None
    title: str | None
    source: str | None


class Rejected(Exception):
    """Why something is no article, in one line."""


def article(item: Item, most: int) -> Article:
    """The article that stands there; `most` is how many bytes one may have."""
    if item.fault:
        raise Rejected(item.fault)
    if item.size > most:
        raise Rejected(f"{item.size} bytes, more than the {most} that are taken")
    if item.content is None:
        raise Rejected("there is no text")
    written = _utf8(item.content)
    fields = _json(written) if item.is_json else item._replace(content=None)._asdict() | {"text": written}
    text = _text(fields.get("text"))
    name = fields.get("id")
    if name is not None and not isinstance(name, str):
        raise Rejected('"id" is neither text nor a number')
    return Article(
        id=_whole(name) if name else f"{item.file}:{item.line}" if item.line > 1 or item.is_json else item.file,
        text=text,
        date=_date(fields.get("date")),
        title=_told(fields, "title"),
        source=_told(fields, "source"),
    )


def beginning(item: Item) -> str:
    """By what somebody recognises what was rejected."""
    return (item.content or b"")[:200].decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")[:60]


def _utf8(content: bytes) -> str:
    try:
        # A byte order mark is none of the text.
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Rejected(f"not UTF-8: byte {error.start} is 0x{content[error.start]:02x}") from None


class _Number(str):
    """A number as it was written: an id of 1.10 comes back as 1.10."""


def _json(line: str) -> dict[str, Any]:
    def none_such(name: str) -> NoReturn:
        raise ValueError(f"{name} is no JSON")

    try:
        fields = json.loads(line, parse_int=_Number, parse_float=_Number, parse_constant=none_such)
    except (ValueError, RecursionError) as error:
        raise Rejected(f"not JSON: {error}") from None
    if not isinstance(fields, dict):
        raise Rejected("not an object of JSON")
    return fields


def _text(text: object) -> str:
    if text is None:
        raise Rejected('there is no "text"')
    if type(text) is not str:
        raise Rejected('"text" is no string')
    if not text.strip():
        raise Rejected("the text is empty")
    if "\0" in text:
        raise Rejected("not text: there is a NUL in it")
    return _whole(text)


def _whole(text: str) -> str:
    """JSON may escape half of a pair of UTF-16 (`\\ud800`), for which the command puts U+FFFD; so do we, and the offsets stay."""
    try:
        text.encode()
        return str(text)
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _date(date: object) -> datetime.date | None:
    if date is None or date == "":
        return None
    try:
        # Of a moment (2024-01-23T08:00:00Z) only the day is kept.
        return datetime.datetime.strptime(str(date)[:10], "%Y-%m-%d").date()
    except ValueError:
        raise Rejected(f"the date is none: {str(date)[:40]}") from None


def _told(fields: dict[str, Any], name: str) -> str | None:
    value = fields.get(name)
    if value is not None and not isinstance(value, str):
        raise Rejected(f'"{name}" is no string')
    return _whole(value) if value else None
