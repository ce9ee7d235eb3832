"""Items → rows with the answer of the command, or with the reason why there is none: what runs in every task.

How the rows come here and go back was measured; the figures stand at `read`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pyspark import SparkFiles, TaskContext
from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as F

from child import Stopped, one_by_one, streamed
from intake import Intake, items
from record import Article, Item, Rejected, article, beginning

LISTS = {
    "sentences": "array<struct<start: int, end: int, kind: string, article: int, paragraph: int>>",
    "frequencies": "array<struct<text: string, tag: string, count: int>>",
    "keywords": "array<struct<text: string, kind: string, score: double, count: int, places: array<array<int>>>>",
    "entities": "array<struct<text: string, kind: string, start: int, end: int, confidence: double>>",
}
"""The lists of an answer; see `child.FIELDS`."""

ORDER = ("sentences", "frequencies", "keywords", "summary", "entities")
"""As an answer has them, behind what is short."""

ABOUT = "characters long, language string, summary struct<text: string, sentences: array<int>>"
"""The rest of it."""

SCHEMA = (
    "file string, line long, id string, date date, title string, source string, text binary, bytes long, about binary, "
    + "".join(f"{name} binary, " for name in LISTS)
    + "reason string, beginning string"
)
"""An answer is stored as the command writes it, its lists apart, so that each table parses what it is made of, and each list is parsed once."""


class Work(NamedTuple):
    """What a task has to know."""

    folder: str
    most: int
    command: Sequence[str]
    """The command and its options; a name without a slash is a file that the engine has sent along."""
    last_attempt: int


def read(spark: SparkSession, intake: Intake, work: Work) -> DataFrame:
    """Reads everything once, each partition through a child of its own.

    Of the ways from the engine to a command and back, none is quicker than `rdd.mapPartitions`, which needs no package on the workers.
    Processor seconds for 10 MB of text on two cores, with what the command itself takes (about 5): `rdd.mapPartitions` 6.4, `rdd.pipe` 6.4,
    `mapInPandas` 6.5, `mapInArrow` 6.8 (`measure.py --only NAME`). `rdd.pipe` could neither tell which answer belongs to which article nor
    why a child has died.
    """
    blocks = spark.sparkContext.broadcast(dict(intake.blocks))

    def task(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
        return _answered(items(rows, work.folder, blocks.value), work)

    found = spark.createDataFrame(intake.rows.rdd.mapPartitions(task), SCHEMA, verifySchema=False)
    known = [_rejected(it, it.fault or "") for it in intake.faults]
    found = found.unionAll(spark.createDataFrame(known, SCHEMA)) if known else found
    return found.withColumns({name: F.col(name).cast("string") for name in ("text", "about", *LISTS)})


def _answered(found: Iterator[Item], work: Work) -> Iterator[tuple[object, ...]]:
    command = [it if at or "/" in it else SparkFiles.get(it) for at, it in enumerate(work.command)]
    context = TaskContext.get()
    is_last = context is not None and context.attemptNumber() >= work.last_attempt
    judged = (_judged(it, work.most) for it in found)
    # A task that died again and again may have a text that kills the child: the last attempt finds out which.
    for (item, known), answer in (one_by_one if is_last else streamed)(judged, _text, command):
        if isinstance(known, str):
            yield _rejected(item, known)
        elif isinstance(answer, Stopped):
            yield _rejected(item, f"the command died on it twice: {answer}")
        else:
            text = known.text.encode()
            named = (item.file, item.line, known.id, known.date, known.title, known.source, text, len(text))
            yield (*named, *_parts(answer or b""), None, None)


def _judged(item: Item, most: int) -> tuple[Item, Article | str]:
    try:
        return item, article(item, most)
    except Rejected as rejected:
        return item, str(rejected)


def _text(judged: tuple[Item, Article | str]) -> str | None:
    known = judged[1]
    return None if isinstance(known, str) else known.text


def _rejected(item: Item, reason: str) -> tuple[object, ...]:
    nothing = [None] * (1 + len(LISTS))
    return (item.file, item.line, None, None, None, None, None, item.size, *nothing, reason, beginning(item))


def _parts(answer: bytes) -> Iterator[bytes]:
    """What an answer says about a text, and each of `LISTS`, as they are written there.

    They are found by their names, the last one first: a name in quotes behind a comma and before a colon is a field's, since within a text
    quotes have a backslash before them. `summary` has `sentences` of its own, which stand behind the list of that name.
    """
    parts: dict[str, bytes] = {}
    end = len(answer.rstrip()) - 1
    for name in reversed(ORDER):
        mark = b',"%s":' % name.encode()
        first = answer.rfind(mark, 0, end)
        if first < 0:
            raise Stopped(f"jianbao answered without {name} in its place: {answer[:200]!r}")
        parts[name] = answer[first + len(mark) : end]
        end = first
    yield answer[:end] + b',"summary":' + parts["summary"] + b"}"
    yield from (parts[name] for name in LISTS)
