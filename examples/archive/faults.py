"""Everything that is wrong with archives, in one folder: for the tests.

Each fault says where it stands, so that what is rejected can be compared with what should be.
"""

import gzip
import json
import random
from pathlib import Path

LONG_LINE = 50_000_000

Place = tuple[str, int]


def write(folder: Path) -> tuple[dict[Place, str], dict[Place, str]]:
    """Fills a folder. Gives the places to be rejected, each with part of the reason, and those to be read, each with its text."""
    folder.mkdir(parents=True)
    rejected: dict[Place, str] = {}
    read: dict[Place, str] = {}

    def file(name: str, content: bytes, reason: str | None = None) -> None:
        (folder / name).write_bytes(content)
        if reason:
            rejected[f"{folder.name}/{name}", 1] = reason

    file("empty.txt", b"", "the file is empty")
    file("empty.jsonl", b"", "the file is empty")
    file("empty.parquet", b"", "the file is empty")
    file("gb18030.txt", "南通抢抓机遇".encode("gb18030"), "not UTF-8: byte 0 is 0xc4")
    file("big5.txt", "臺灣的漢語".encode("big5"), "not UTF-8")
    file("utf16.txt", "南通抢抓机遇".encode("utf-16"), "not UTF-8")
    file("picture.txt", b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(5_000), "not UTF-8")
    file("zeros.txt", b"\0" * 5_000, "there is a NUL in it")
    file("blank.txt", b" \n\n", "the text is empty")
    file("long.txt", b"long " * 2_000_000, "10000000 bytes, more than the 8000000")
    file("notes.md", "# 说明".encode(), "neither .txt")
    file("no.jsonl.gz", b"this is not packed", "damaged from here on")
    file("no.parquet", b"this is no table", "not a Parquet file")
    file("旧 报[1]%20{2}.txt", "\ufeff南通抢抓机遇。".encode())
    read[f"{folder.name}/旧 报[1]%20{{2}}.txt", 1] = "南通抢抓机遇。"

    lines = _lines()
    file("lines.jsonl", b"\n".join(line for line, _, _ in lines))
    for number, (_, reason, text) in enumerate(lines, 1):
        if reason:
            rejected[f"{folder.name}/lines.jsonl", number] = reason
        elif text:
            read[f"{folder.name}/lines.jsonl", number] = text

    packed = gzip.compress(b"".join(_line(id=f"gz-{it}", text=f"第{it}条消息。" + random.Random(it).randbytes(500).hex()) for it in range(50)))
    file("cut.jsonl.gz", packed[: len(packed) // 2])
    return rejected, read


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def _lines() -> list[tuple[bytes, str | None, str | None]]:
    """Lines of one file: what stands there, why it is rejected, and the text of those that are not."""
    good = "海门把协同区建设作为关键抓手。"
    return [
        (b"\xef\xbb\xbf" + _line(id="bom", text=good).strip(), None, good),
        (_line(id="crlf", text=good, date="2024-01-22T08:00:00Z").strip() + b"\r", None, good),
        (b"  ", None, None),
        (_line(id=17, text=good).strip(), None, good),
        (b'{"id": 1.10, "text": "\\ud83d\\ude02 \\ud800"}', None, "😂 \N{REPLACEMENT CHARACTER}"),
        (_line(text=good + "𠮷😂").strip(), None, good + "𠮷😂"),
        (b"no json", "not JSON", None),
        (b'{"id": "nan", "text": NaN}', "not JSON", None),
        (b"[" * 200_000, "not JSON", None),
        (b'["text"]', "not an object", None),
        (b'{"id": "none"}', 'there is no "text"', None),
        (b'{"id": "number", "text": 5}', '"text" is no string', None),
        (b'{"id": "blank", "text": " \\n"}', "the text is empty", None),
        (b'{"id": {"a": 1}, "text": "a"}', '"id" is neither', None),
        (b'{"id": "list", "title": [1], "text": "a"}', '"title" is no string', None),
        (_line(id="day", text=good, date="2024-02-30").strip(), "the date is none: 2024-02-30", None),
        (_line(id="yesterday", text=good, date="昨天").strip(), "the date is none: 昨天", None),
        ('{"id": "gb", "text": "南通"}'.encode("gb18030"), "not UTF-8", None),
        (b"\x00\xff\xfe\x80", "not UTF-8", None),
        (_line(id="crlf", text="又一篇。").strip(), "its id stands already in faults/lines.jsonl line 2", None),
        (_line(id="17", text=good).strip(), "its id stands already in faults/lines.jsonl line 4", None),
        (b'{"id": "long", "text": "' + b"a" * LONG_LINE + b'"}', "more than the 8000000 that are taken", None),
        (_line(id="last", text=good).strip(), None, good),
    ]
