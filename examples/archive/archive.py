"""A folder of texts → Parquet tables: `python archive.py FOLDER OUT`.

Each partition of the input goes through one child `jianbao analyze --jsonl`; the answers are stored once and the tables made from
them. What cannot be read ends in the table `rejected`, and the last line says that nothing was lost and nothing came twice.
"""

import argparse
import os
import re
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

from intake import Unusable, intake
from reading import Work, read
from tables import stored, tables, twice

HERE = Path(__file__).parent
ATTEMPTS = 4
"""So often a task is tried before the job ends, on one machine as on a cluster."""


class Told(NamedTuple):
    """What became of a run."""

    input: int
    articles: int
    rejected: int
    bytes: int
    reading: float
    """Seconds until every text was read and its answer stored."""
    seconds: float

    def __str__(self) -> str:
        size, speed = self.bytes / 1e6, self.bytes / 1e6 / self.seconds
        return (
            f"articles {self.articles} + rejected {self.rejected} = {self.articles + self.rejected}, input {self.input}; "
            f"{size:.1f} MB of text in {self.seconds:.1f} s, {speed:.2f} MB/s"
        )


def session(master: str) -> SparkSession:
    """A session on one machine or on a cluster."""
    # A machine of its own does not try a task again unless it is told so.
    master = re.sub(r"^local(\[([\d*]+)\])?$", lambda it: f"local[{it[2] or 1},{ATTEMPTS}]", master)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable if master.startswith("local") else "python3")
    builder = SparkSession.builder.appName("jianbao archive").master(master)
    for name, value in {
        "spark.log.level": "FATAL",
        "spark.task.maxFailures": str(ATTEMPTS),
        "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
        "spark.sql.session.timeZone": "UTC",
        # A task reads 16 MB in some seconds, so that one that dies is soon made good; small files cost little to open.
        "spark.sql.files.maxPartitionBytes": "16m",
        "spark.sql.files.openCostInBytes": "64k",
    }.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    for name in ("record", "child", "intake", "reading"):
        spark.sparkContext.addPyFile(str(HERE / f"{name}.py"))
    return spark


def run(spark: SparkSession, folder: str, out: str, command: list[str], most: int) -> Told:
    """Makes all tables. `run` in the folder of the tables says whether they are complete."""
    start = time.monotonic()
    _mark(spark, out, None)
    found = intake(spark, folder, most)
    read(spark, found, Work(folder, most, command, ATTEMPTS - 1)).write.mode("overwrite").parquet(f"{out}/_read")
    reading = time.monotonic() - start
    answers = spark.read.parquet(f"{out}/_read")
    # Every table leaves them out: found once, they are few.
    again = twice(answers).persist()
    for name, table in tables(answers, again).items():
        table.write.mode("overwrite").parquet(f"{out}/{name}")
    again.unpersist()
    made = stored(spark, out)
    size = made["articles"].agg(F.coalesce(F.sum(F.octet_length("text")), F.lit(0))).first()
    told = Told(
        input=found.number,
        articles=made["articles"].count(),
        rejected=made["rejected"].count(),
        bytes=size[0] if size else 0,
        reading=reading,
        seconds=time.monotonic() - start,
    )
    if told.articles + told.rejected == told.input:
        _mark(spark, out, told)
    return told


def is_complete(spark: SparkSession, out: str) -> bool:
    """Whether a run has ended there."""
    try:
        return spark.read.parquet(f"{out}/run").where("input IS NOT NULL").count() == 1
    except AnalysisException:
        return False


def what_stopped(error: Exception) -> str | None:
    """What a task said at its end, or the engine of a file that broke while it was read, without the fifty lines around it."""
    stopped = re.search(r"Stopped: (.*)|\[FAILED_READ_FILE\S* (.*)", str(error))
    return (stopped[1] or stopped[2]).strip() if stopped else None


def _mark(spark: SparkSession, out: str, told: Told | None) -> None:
    columns = [F.lit(getattr(told, it, None)).cast("long").alias(it) for it in ("input", "articles", "rejected", "bytes")]
    spark.range(1).select(*columns).coalesce(1).write.mode("overwrite").parquet(f"{out}/run")


def _command(asked: argparse.Namespace, spark: SparkSession) -> list[str]:
    """The command as a task starts it: sent along by the engine, unless it is installed everywhere."""
    options = ["--model", asked.model]
    if asked.installed:
        return [os.path.abspath(asked.installed), *options]
    path = asked.jianbao or shutil.which("jianbao")
    if not path or not os.access(path, os.X_OK):
        raise Unusable(f"the command jianbao is not {'at ' + path if path else 'on the PATH'}: cargo build --release, then --jianbao PATH")
    spark.sparkContext.addFile(path)
    return [Path(path).name, *options]


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="with .txt, .jsonl, .jsonl.gz and .parquet, in folders or not")
    parser.add_argument("out", help="where the tables go")
    parser.add_argument("--master", default="local[*]", help="local[N], spark://HOST:PORT or yarn (default: all cores of this machine)")
    parser.add_argument("--jianbao", metavar="PATH", help="the command, which is sent to every worker (default: the one on the PATH)")
    parser.add_argument("--installed", metavar="PATH", help="where the command lies on every worker, instead of sending it")
    parser.add_argument("--model", default="news", choices=["news", "open", "none"])
    parser.add_argument("--most-bytes", type=int, default=8_000_000, help="a text that has more is rejected (default: 8 million)")
    parser.add_argument("--overwrite", action="store_true", help="make the tables anew where there are complete ones")
    return parser.parse_args(given)


def main(given: list[str] | None = None) -> int:
    asked = _arguments(given)
    local = {it: it if "://" in it else os.path.abspath(it) for it in (asked.folder, asked.out)}
    spark = session(asked.master)
    print(f"Spark {spark.version} on {asked.master}; its progress: {spark.sparkContext.uiWebUrl}", flush=True)
    try:
        if is_complete(spark, local[asked.out]) and not asked.overwrite:
            raise Unusable(f"{asked.out} holds the tables of a complete run: choose another folder, or --overwrite")
        told = run(spark, local[asked.folder], local[asked.out], _command(asked, spark), asked.most_bytes)
    except Unusable as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        if not (why := what_stopped(error)):
            raise
        print(f"error: {why} (tried {ATTEMPTS} times; the tables in {asked.out} are not complete)", file=sys.stderr)
        return 1
    finally:
        spark.stop()
    print(told)
    if told.articles + told.rejected != told.input:
        print(f"error: these should be equal; the tables in {asked.out} are not complete", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
