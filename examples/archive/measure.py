"""How fast it is: the command alone, the archive under Spark, and four ways from the engine to the command.

    python measure.py --jianbao PATH [--megabytes 100] [FOLDER]         # the command and the archive, on one core and on two
    python measure.py --jianbao PATH --only mapInArrow …                # one of the ways; some need pandas and pyarrow

Every figure comes from a process of its own that may use only so many cores, as on Linux the scheduler can be told; the processor time
is that of the process and all below it, so that what the engine costs shows even where the clock says little.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sample
from child import FIELDS


def command(jianbao: str, lines: Path, cores: int) -> dict[str, float]:
    """The command without Spark, its answers into a file, as the engine stores them too."""
    with open(lines.with_suffix(".answers"), "wb") as answers:
        return _timed(lambda: subprocess.run([jianbao, "analyze", "--jsonl", "--jobs", str(cores), lines], stdout=answers, check=True))


def archive(jianbao: str, lines: Path, cores: int) -> dict[str, float]:
    """The whole example: `reading` until the answers are stored, `seconds` with all tables. What Java takes to start, and to compile what it
    runs often, does not grow with the input: it is told apart, as the `start`, with a first small run."""
    from archive import run, session

    start = time.monotonic()
    spark = session(f"local[{cores}]")
    spark.sparkContext.addFile(jianbao)
    first = lines.parent.parent / "first"
    sample.write_lines(first / "articles.jsonl", 2)
    run(spark, str(first), f"{first}-tables", [Path(jianbao).name], 8_000_000)
    ready = time.monotonic() - start
    before = _processor_time()
    with _Memory() as memory:
        told = run(spark, str(lines.parent), str(lines.parent.parent / f"tables-{cores}"), [Path(jianbao).name], 8_000_000)
    processor = _processor_time() - before
    spark.stop()
    return {"processor": processor, "start": ready, "reading": told.reading, "seconds": told.seconds} | memory.told()


def way(name: str) -> Callable[[str, Path, int], dict[str, float]]:
    """One of the ways in which texts go from the engine to the command and back; the answers are counted, not parsed."""

    def measured(jianbao: str, lines: Path, cores: int) -> dict[str, float]:
        from archive import session

        spark = session(f"local[{cores}]")
        asked = [jianbao, "analyze", "--jsonl", "--fields", FIELDS]
        texts = spark.read.option("pathGlobFilter", "*.jsonl").text(str(lines.parent))
        # The first query compiles what every query needs.
        WAYS[name](spark, texts.limit(20), asked)
        told = _timed(lambda: WAYS[name](spark, texts, asked))
        spark.stop()
        return told

    return measured


def _talk(lines: Iterator[bytes], asked: list[str]) -> Iterator[bytes]:
    child = subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert child.stdin and child.stdout
    stdin = child.stdin

    def feed() -> None:
        for line in lines:
            stdin.write(line + b"\n")
        stdin.close()

    threading.Thread(target=feed).start()
    yield from child.stdout
    child.wait()


def _count(spark: Any, answers: Any) -> None:
    frame = answers if hasattr(answers, "agg") else spark.createDataFrame(answers, "answer binary", verifySchema=False)
    frame.selectExpr("sum(octet_length(answer))").collect()


def _map_partitions(spark: Any, texts: Any, asked: list[str]) -> None:
    rows = texts.selectExpr("cast(value as binary) as value").rdd
    _count(spark, rows.mapPartitions(lambda it: ((line,) for line in _talk((bytes(row[0]) for row in it), asked))))


def _pipe(spark: Any, texts: Any, asked: list[str]) -> None:
    _count(spark, texts.rdd.map(lambda row: row[0]).pipe(" ".join(asked)).map(lambda line: (line.encode(),)))


def _arrow(spark: Any, texts: Any, asked: list[str]) -> None:
    def batches(given: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        lines = _talk((value.as_py() for batch in given for value in batch.column(0)), asked)
        while some := [line for _, line in zip(range(64), lines)]:
            yield pyarrow.RecordBatch.from_arrays([pyarrow.array(some, pyarrow.binary())], ["answer"])

    _count(spark, texts.selectExpr("cast(value as binary) as value").mapInArrow(batches, "answer binary"))


def _pandas(spark: Any, texts: Any, asked: list[str]) -> None:
    def frames(given: Iterator[Any]) -> Iterator[Any]:
        import pandas

        lines = _talk((bytes(value) for frame in given for value in frame["value"]), asked)
        while some := [line for _, line in zip(range(64), lines)]:
            yield pandas.DataFrame({"answer": some})

    _count(spark, texts.selectExpr("cast(value as binary) as value").mapInPandas(frames, "answer binary"))


WAYS = {"rdd.mapPartitions": _map_partitions, "rdd.pipe": _pipe, "mapInArrow": _arrow, "mapInPandas": _pandas}

MEASURES = {"command": command, "archive": archive} | {name: way(name) for name in WAYS}


def _timed(work: Callable[[], object]) -> dict[str, float]:
    start, before = time.monotonic(), _processor_time()
    work()
    return {"seconds": time.monotonic() - start, "processor": _processor_time() - before}


def _processor_time() -> float:
    """Seconds of this process and of all below it, those that have ended too."""
    processes = dict(_processes())
    children: dict[int, list[int]] = {}
    for number, (parent, _, _) in processes.items():
        children.setdefault(parent, []).append(number)
    todo, ticks = [os.getpid()], 0
    while todo:
        number = todo.pop()
        todo += children.get(number, [])
        ticks += processes[number][1]
    return ticks / os.sysconf("SC_CLK_TCK")


def _processes() -> Iterator[tuple[int, tuple[int, int, str]]]:
    for it in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, rest = it.read_text().rsplit(")", 1)
        except OSError:
            continue
        fields = rest.split()
        yield int(it.parent.name), (int(fields[1]), sum(map(int, fields[11:15])), name.split("(", 1)[1])


class _Memory:
    """The largest resident memory of the command's children in the first and in the last third of the time."""

    def __enter__(self) -> "_Memory":
        self._seen: list[int] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        page = resource.getpagesize()
        while not self._ended.wait(0.2):
            sizes = [0]
            for number, (_, _, name) in _processes():
                try:
                    sizes += [int(Path(f"/proc/{number}/statm").read_text().split()[1]) * page] if name == "jianbao" else []
                except (OSError, IndexError):
                    pass
            if max(sizes):
                self._seen.append(max(sizes))

    def told(self) -> dict[str, float]:
        third = len(self._seen) // 3 or 1
        return {"early": max(self._seen[:third], default=0) / 1e6, "late": max(self._seen[-third:], default=0) / 1e6}


TARGET_BYTES, NODES, CORES, EFFICIENCY = 1e12, 100, 16, 0.8
"""The cluster of the calculation, and what is left of a core's speed where reading over a network and the last tasks cost some."""


def _report(size: float, told: dict[tuple[str, int], dict[str, float]], disk: float) -> Iterator[str]:
    """What the README says: a table, and what follows from it."""
    speed: dict[tuple[str, int, str], float] = {}
    for (measure, cores), seconds in told.items():
        speed |= {(measure, cores, part): size / seconds[part] for part in ("reading", "seconds") if part in seconds}
    yield f"| {size:.0f} MB of text | 1 core | 2 cores | 2 cores / 1 core |"
    yield "|---|--:|--:|--:|"
    rows = {
        "the command alone, `--jobs N`, MB/s": ("command", "seconds"),
        "under Spark, until all answers are stored, MB/s": ("archive", "reading"),
        "under Spark, with all tables, MB/s": ("archive", "seconds"),
    }
    for name, (measure, part) in rows.items():
        one, two = (speed[measure, cores, part] for cores in (1, 2))
        yield f"| {name} | {one:.2f} | {two:.2f} | {two / one:.2f} |"
    archives = [told["archive", cores] for cores in (1, 2)]
    start = " | ".join(f"{it['start']:.1f}" for it in archives)
    yield f"| start of Spark and a first run on 2 MB, seconds | {start} | |"
    memory = " | ".join(f"{it['early']:.1f} / {it['late']:.1f}" for it in archives)
    yield f"| most memory of a child, first third / last third, MB | {memory} | |"
    read, whole = (speed["archive", 2, part] / speed["command", 2, "seconds"] for part in ("reading", "seconds"))
    yield f"\nOn two cores Spark reads at {read:.2f} times the speed of the command alone, and makes all tables at {whole:.2f} times that."
    rate = NODES * CORES * EFFICIENCY * speed["archive", 2, "seconds"] / 2
    hours = TARGET_BYTES / 1e6 / rate / 3600
    yield (
        f"\n1 TB of text on {NODES} nodes of {CORES} cores, each core as fast as one of the two above, of which {EFFICIENCY:.0%} is left: "
        f"{NODES} × {CORES} × {EFFICIENCY} × {speed['archive', 2, 'seconds'] / 2:.2f} MB/s = {rate:.0f} MB/s, so {hours:.1f} hours. "
        f"Each node reads {rate / NODES:.1f} MB/s, which no network notices; the input is {TARGET_BYTES / 16e6:,.0f} tasks of 16 MB, "
        f"{16 / (speed['archive', 2, 'reading'] / 2):.0f} seconds each, and what a lost node costs is those that it was at. "
        f"The tables and the stored answers take {disk / size:.2f} TB."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("target/archive-measure"))
    parser.add_argument("--jianbao", type=os.path.abspath, required=True)
    parser.add_argument("--megabytes", type=float, default=100)
    parser.add_argument("--only", metavar="NAME", choices=list(MEASURES), help=", ".join(MEASURES))
    parser.add_argument("--one", nargs=2, metavar=("NAME", "CORES"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    folder = asked.folder.absolute()
    lines = folder / "input" / "articles.jsonl"
    if asked.one:
        name, cores = asked.one[0], int(asked.one[1])
        os.sched_setaffinity(0, set(sorted(os.sched_getaffinity(0))[:cores]))
        print(json.dumps(MEASURES[name](asked.jianbao, lines, cores)))
        return
    size = sample.write_lines(lines, asked.megabytes) / 1e6
    told = {}
    for name in [asked.only] if asked.only else ["command", "archive"]:
        for cores in (1, 2):
            one = [sys.executable, __file__, str(folder), "--jianbao", asked.jianbao, "--one", name, str(cores)]
            told[name, cores] = json.loads(subprocess.run(one, stdout=subprocess.PIPE, check=True).stdout.splitlines()[-1])
            seen = ", ".join(f"{key} {value:.1f}" for key, value in told[name, cores].items())
            print(f"{size:.1f} MB, {name}, cores {cores}: {seen}", file=sys.stderr, flush=True)
    if not asked.only:
        disk = sum(it.stat().st_size for it in (folder / "tables-2").rglob("*.parquet")) / 1e6
        print(*_report(size, told, disk), sep="\n")


if __name__ == "__main__":
    main()
