"""A folder → everything that stands in it, item by item, and how many items that are.

What is counted here is what has to come out again: every file that is one text, every line of JSON that is not blank, every row of
a Parquet table, and every file that cannot be opened at all. The count reads the files on its own, before anything is analysed.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import NamedTuple
from urllib.parse import unquote, urlparse

from py4j.protocol import Py4JJavaError
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import Column, DataFrame, Row, SparkSession
from pyspark.sql import functions as F

from record import Item

MOST_PACKED = 256_000_000
"""A .gz is unpacked in one piece, by one task: larger ones are rather split."""

COLUMNS = ("kind", "file", "block", "line", "size", "content", "id", "date", "title", "source")

Blocks = Mapping[tuple[str, int], int]
"""How many lines of a file stand before a block of it; files of one block are left out."""


class Unusable(Exception):
    """Why nothing can be read at all, in one line."""


class Intake(NamedTuple):
    """What is to be read."""

    rows: DataFrame
    """Files, lines and rows, as `items` takes them."""
    blocks: Blocks
    faults: list[Item]
    """Files that need not be opened to be rejected."""
    number: int
    """How many items all that is."""


def intake(spark: SparkSession, folder: str, most: int) -> Intake:
    """Looks through a folder and all below it. Files that begin with `.` or `_` are none, as everywhere in Spark."""
    files = _files(spark, folder)
    if not files:
        raise Unusable(f"there is no file in {folder}")
    faults = [Item(_name(it.file, folder), 1, it.length, b"", False, fault=why) for it in files if (why := _fault(it, most))]
    whole = [it.file for it in files if not _fault(it, most)]

    texts = _whole_files(spark, folder, "*.txt").where(f"length between 1 and {most}")
    packed = _whole_files(spark, folder, "*.jsonl.gz").where(f"length between 1 and {MOST_PACKED}")
    lines = _lines(spark, folder, most)
    tables, unreadable = _tables(spark, [it for it in whole if it.endswith(".parquet")], folder)

    blocks, count = _counted_lines(lines)
    count += len(files) - sum(it.endswith((".jsonl", ".jsonl.gz", ".parquet")) for it in whole) + len(unreadable)
    count += packed.rdd.map(lambda it: sum(1 for _ in _unpacked("", bytes(it.content)))).sum() if any(it.endswith(".gz") for it in whole) else 0
    count += sum(it.count() for it in tables)
    parts = [_columns(texts, "text"), _columns(packed, "packed"), _columns(lines, "line")]
    parts += [_columns(it, "row", most) for it in tables]
    return Intake(reduce(DataFrame.unionAll, parts), blocks, faults + unreadable, count)


def items(rows: Iterable[Row], folder: str, blocks: Blocks) -> Iterator[Item]:
    """The items of a partition, whose rows come in the order of the files."""
    here, line = None, 0
    for row in rows:
        file = _name(row.file, folder)
        content = None if row.content is None else bytes(row.content)
        if row.kind == "packed":
            yield from _unpacked(file, content or b"")
        elif row.kind == "line":
            if here != (row.file, row.block):
                here, line = (row.file, row.block), blocks.get((row.file, row.block), 0)
            line += 1
            if content is None or content.strip():
                yield Item(file, line, row.size, content, True)
        else:
            yield Item(file, row.line, row.size, content, False, row.id, row.date, row.title, row.source)


def _unpacked(file: str, packed: bytes) -> Iterator[Item]:
    """The lines of a .gz, as far as they can be read; what cannot is one item."""
    number = 0
    try:
        for number, line in enumerate(gzip.GzipFile(fileobj=io.BytesIO(packed)), 1):
            if line.strip():
                yield Item(file, number, len(line), line, True)
    except (OSError, EOFError, zlib.error) as error:
        yield Item(file, number + 1, len(packed), b"", True, fault=f"damaged from here on: {error}")


class _File(NamedTuple):
    file: str
    length: int


def _files(spark: SparkSession, folder: str) -> list[_File]:
    try:
        found = _whole_files(spark, folder, "*").select("file", "length")
        lengths = {_path(it.file): it.length for it in found.collect()}
    except AnalysisException as error:
        raise Unusable(f"{folder} cannot be read: {str(error).splitlines()[0]}") from None
    # Files without a byte are listed, but never read.
    return [_File(it, lengths.get(_path(it), 0)) for it in sorted(found.inputFiles())]


def _fault(file: _File, most: int) -> str | None:
    if not file.file.endswith((".txt", ".jsonl", ".jsonl.gz", ".parquet")):
        return "neither .txt nor .jsonl, .jsonl.gz or .parquet"
    if file.length == 0:
        return "the file is empty"
    limit = most if file.file.endswith(".txt") else MOST_PACKED if file.file.endswith(".gz") else file.length
    return f"{file.length} bytes, more than the {limit} that are taken" if file.length > limit else None


def _whole_files(spark: SparkSession, folder: str, pattern: str) -> DataFrame:
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true").option("pathGlobFilter", pattern)
    return reader.load(folder).select(F.col("_metadata.file_path").alias("file"), "length", "content")


def _lines(spark: SparkSession, folder: str, most: int) -> DataFrame:
    """A line end of our own keeps Spark from guessing: a \\r inside a line of JSON ends none."""
    reader = spark.read.option("recursiveFileLookup", "true").option("pathGlobFilter", "*.jsonl").option("lineSep", "\n")
    value, size = F.col("value"), F.octet_length("value")
    return reader.text(folder).select(
        F.col("_metadata.file_path").alias("file"),
        F.col("_metadata.file_block_start").alias("block"),
        size.alias("size"),
        # What is too long never leaves the engine.
        F.when(size <= most, value.cast("binary")).alias("content"),
        F.when(value.rlike("\\S"), 1).alias("counts"),
    )


def _tables(spark: SparkSession, files: list[str], folder: str) -> tuple[list[DataFrame], list[Item]]:
    """Tables that go together. Where files do not, or one is broken, each half is tried for itself, down to the file at fault."""
    if not files:
        return [], []
    try:
        table = spark.read.option("mergeSchema", "true").parquet(*map(_literally, files))
        return [table.select("*", "_metadata.file_path", "_metadata.row_index")], []
    except (PySparkException, Py4JJavaError) as error:
        if len(files) == 1:
            return [], [Item(_name(files[0], folder), 1, 0, b"", False, fault=_why_no_table(error))]
    halves = [_tables(spark, half, folder) for half in (files[: len(files) // 2], files[len(files) // 2 :])]
    return halves[0][0] + halves[1][0], halves[0][1] + halves[1][1]


def _counted_lines(lines: DataFrame) -> tuple[Blocks, int]:
    found = lines.groupBy("file", "block").agg(F.count("*").alias("all"), F.count("counts").alias("counted")).collect()
    blocks: dict[tuple[str, int], int] = {}
    file, before = None, 0
    for row in sorted(found):
        before = before if row.file == file else 0
        if before:
            blocks[row.file, row.block] = before
        file, before = row.file, before + row["all"]
    return blocks, sum(row.counted for row in found)


def _columns(rows: DataFrame, kind: str, most: int = 0) -> DataFrame:
    """The same columns, whatever the rows are."""
    here = set(rows.columns)

    def told(name: str) -> Column:
        return (F.col(name).cast("string") if kind == "row" and name in here else F.lit(None).cast("string")).alias(name)

    content = F.col("content") if kind != "row" else F.col("text").cast("binary") if "text" in here else F.lit(None).cast("binary")
    size = F.col("size") if kind == "line" else F.coalesce(F.octet_length(content), F.lit(0))
    return rows.select(
        F.lit(kind).alias("kind"),
        F.col("file_path" if kind == "row" else "file").alias("file"),
        (F.col("block") if kind == "line" else F.lit(0)).cast("long").alias("block"),
        (F.col("row_index") + 1 if kind == "row" else F.lit(1)).cast("long").alias("line"),
        size.cast("long").alias("size"),
        (F.when(size <= most, content) if kind == "row" else content).alias("content"),
        *map(told, ("id", "date", "title", "source")),
    )


def _name(address: str, folder: str) -> str:
    """A file's path below the folder, as people write it."""
    return _path(address).split(urlparse(folder).path.rstrip("/") + "/", 1)[-1]


def _path(address: str) -> str:
    """Some of Spark's addresses begin with file:/ and some with file:///."""
    return unquote(urlparse(address).path)


def _literally(address: str) -> str:
    """A path in which nothing is a pattern."""
    return "".join("\\" + it if it in "[]{}*?\\" else it for it in unquote(address))


def _why_no_table(error: Exception) -> str:
    """What the engine says, in one line: its own words stand in the middle of many."""
    told = re.search("is (not a Parquet file.*)", str(error))
    return (told[1] if told else f"not a Parquet file: {str(error).strip().splitlines()[0]}")[:200]
