"""The whole program: a sample with everything in it that is wrong with archives, read twice, the second time with children killed.

One run costs seconds and a session more, so all tests ask the same two runs.
"""

import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import unittest
from collections import Counter
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import faults
import sample
from archive import Told, is_complete, main, run, session, what_stopped
from intake import Unusable, intake
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from questions import ask
from tables import NAMES, stored

JIANBAO = os.environ["JIANBAO"]
ARTICLES = 1_000
MOST = 8_000_000


class Killer(threading.Thread):
    """Kills children that have answered something, until the engine has noticed one."""

    def __init__(self, spark: SparkSession) -> None:
        super().__init__(daemon=True)
        self._tracker = spark.sparkContext.statusTracker()
        self.killed: set[int] = set()
        self.ended = threading.Event()

    def run(self) -> None:
        # Three at most: the fourth attempt of a task would be its last.
        while not self.ended.wait(0.002) and len(self.killed) < 3 and not self.failed_tasks():
            for child in Path("/proc").glob("[0-9]*"):
                try:
                    arguments = (child / "cmdline").read_bytes().split(b"\0")
                    written = int((child / "io").read_text().split("wchar: ")[1].split()[0])
                    # The command of this test, which the engine has copied under this name.
                    if arguments[0].endswith(b"/jianbao-killed") and written and int(child.name) not in self.killed:
                        os.kill(int(child.name), signal.SIGKILL)
                        self.killed.add(int(child.name))
                        break
                except OSError:
                    continue

    def failed_tasks(self) -> int:
        stage, failed = 0, 0
        while information := self._tracker.getStageInfo(stage):
            failed += information.numFailedTasks
            stage += 1
        return failed


class Archive(unittest.TestCase):
    spark: ClassVar[SparkSession]
    folder: ClassVar[Path]
    input: ClassVar[Path]
    made: ClassVar[list[dict[str, Any]]]
    rejected: ClassVar[dict[faults.Place, str]]
    read: ClassVar[dict[faults.Place, str]]
    killer: ClassVar[Killer]
    told: ClassVar[dict[str, Told]] = {}
    tables: ClassVar[dict[str, dict[str, DataFrame]]] = {}

    @classmethod
    def setUpClass(cls) -> None:
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.spark = session("local[2]")
        cls.addClassCleanup(cls.spark.stop)
        # The long line then spans blocks, and the lines behind it are counted across them.
        cls.spark.conf.set("spark.sql.files.maxPartitionBytes", "8m")
        cls.spark.conf.set("spark.sql.shuffle.partitions", "4")

        cls.input = cls.folder / "input"
        cls.made = sample.write(cls.input, ARTICLES, cls.spark)
        cls.rejected, cls.read = faults.write(cls.input / "faults")
        cls.killer = Killer(cls.spark)
        for name in ("jianbao", "jianbao-killed"):
            command = shutil.copy(JIANBAO, cls.folder / name)
            if name == "jianbao-killed":
                cls.killer.start()
            cls.told[name] = run(cls.spark, str(cls.input), str(cls.folder / f"out-{name}"), [str(command)], MOST)
            cls.tables[name] = stored(cls.spark, str(cls.folder / f"out-{name}"))
        cls.killer.ended.set()
        cls.killer.join()

    def table(self, name: str) -> DataFrame:
        return self.tables["jianbao"][name]

    def test_nothing_is_lost_and_nothing_comes_twice(self) -> None:
        for told in self.told.values():
            self.assertEqual(told.articles + told.rejected, told.input)
            self.assertIn(f"= {told.input}, input {told.input}; ", str(told))
        # The packed file that is cut lost what stands behind the cut, which is one item.
        whole = self.table("articles").where("id LIKE 'gz-%'").count()
        self.assertTrue(0 < whole < 50)
        self.assertEqual(self.told["jianbao"].input, ARTICLES + len(self.rejected) + len(self.read) + whole + 1)
        self.assertEqual(self.table("articles").select("id").distinct().count(), self.told["jianbao"].articles)

    def test_what_is_rejected_has_its_place_and_reason(self) -> None:
        found = {(it.file, it.line): it.reason for it in self.table("rejected").collect()}
        cut = [place for place in found if place[0] == "faults/cut.jsonl.gz"]
        self.assertEqual(len(cut), 1)
        self.assertIn("damaged from here on", found.pop(cut[0]))
        self.assertEqual(found.keys(), self.rejected.keys())
        for place, reason in self.rejected.items():
            self.assertIn(reason, found[place], place)

    def test_what_is_read_keeps_its_text_and_place(self) -> None:
        found = {(it.file, it.line): it for it in self.table("articles").where("file LIKE 'faults/%'").collect()}
        for place, text in self.read.items():
            self.assertEqual(found[place].text, text)
        ids = {it.id for it in found.values()}
        self.assertLessEqual({"bom", "crlf", "17", "1.10", "faults/lines.jsonl:6", "last", "faults/旧 报[1]%20{2}.txt"}, ids)
        self.assertEqual(str(next(it.date for it in found.values() if it.id == "crlf")), "2024-01-22")

    def test_killed_children_change_nothing(self) -> None:
        self.assertGreater(self.killer.failed_tasks(), 0, f"killed: {self.killer.killed}")
        for name in NAMES:
            one, other = (self.tables[run][name] for run in self.told)
            self.assertTrue(one.count(), name)
            self.assertEqual(fingerprint(one), fingerprint(other), name)

    def test_the_answers_are_those_of_the_plain_command(self) -> None:
        lines = "".join(json.dumps({"id": it["id"], "text": it["text"]}) + "\n" for it in self.made)
        plain = subprocess.run([JIANBAO, "analyze", "--jsonl", "--jobs", "2"], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
        articles = {it.id: it for it in self.table("articles").where("file NOT LIKE 'faults/%'").collect()}
        # A text that is a file of its own has that for an id.
        ids = {it["id"]: it["id"] if it["id"] in articles else f"txt/{it['id']}.txt" for it in self.made}
        texts = {it["id"]: it["text"] for it in self.made}
        self.assertEqual(articles.keys(), set(ids.values()))
        rows = {name: self._by_id(name) for name in ("sentences", "keywords", "entities")}
        counts: Counter[tuple[Any, ...]] = Counter()
        for line in plain.splitlines():
            answer = json.loads(line)
            name = ids[answer["id"]]
            article = articles[name]
            self.assertEqual(article.text, texts[answer["id"]])
            summary = answer["summary"]
            self.assertEqual((article.language, article.characters, article.summary), (answer["language"], answer["characters"], summary["text"]))
            expected = [it | {"in_summary": at in summary["sentences"]} for at, it in enumerate(answer["sentences"])]
            self.assertEqual(rows["sentences"][name], expected)
            for part in ("keywords", "entities"):
                kept = rows[part][name][0].keys() if name in rows[part] else ()
                self.assertEqual(rows[part].get(name, []), [{key: it[key] for key in kept} for it in answer[part]])
            for it in answer["frequencies"]:
                counts[str(article.date), article.source, it["text"], it["tag"]] += it["count"]
        counted = self.table("word_counts").where("source IS NOT NULL").collect()
        self.assertEqual({(str(it.date), it.source, it.text, it.tag): it["count"] for it in counted}, {it: n for it, n in counts.items() if it[1]})

    def _by_id(self, name: str) -> dict[str, list[dict[str, Any]]]:
        """The rows of every article as the answer has them: what is not there is left out."""
        found: dict[str, list[dict[str, Any]]] = {}
        for row in self.table(name).orderBy("id", "number").collect():
            fields = {key: value for key, value in row.asDict().items() if value is not None}
            number = fields.pop("number")
            of_article = found.setdefault(fields.pop("id"), [])
            self.assertEqual(number, len(of_article))
            of_article.append(fields)
        return found

    def test_offsets_lead_into_the_text(self) -> None:
        texts = {it.id: it.text.encode("utf-16-le") for it in self.table("articles").select("id", "text").collect()}
        for it in self.table("entities").where("kind = 'person'").collect():
            self.assertEqual(texts[it.id][2 * it.start : 2 * it.end].decode("utf-16-le"), it.text)

    def test_questions_are_answered(self) -> None:
        out = str(self.folder / "out-jianbao")
        rising = ask(self.spark, out, "rising", "2024-06").collect()
        self.assertEqual(len(rising), 20)
        self.assertGreater(rising[0].log_likelihood, rising[19].log_likelihood)
        top = rising[0]
        said = self.table("word_counts").where((F.col("text") == top.text) & (F.col("tag") == top.tag)).where("date >= '2024-06-01'")
        self.assertEqual(sum(it["count"] for it in said.collect()), top.now)

        months = ask(self.spark, out, "timeline", "南通").collect()
        self.assertEqual([it.month for it in months if it.month], [f"2024-{it:02}" for it in range(1, 7)])
        self.assertEqual(sum(it.times for it in months), self.table("entities").where("text = '南通'").count())

        pairs = ask(self.spark, out, "together").collect()
        self.assertEqual(pairs, sorted(pairs, key=lambda it: (-it.sentences, it.a, it.b)))
        self.assertTrue(all(0 < it.dice <= 1 for it in pairs))

    def test_a_run_is_complete_or_it_is_not(self) -> None:
        self.assertTrue(is_complete(self.spark, str(self.folder / "out-jianbao")))
        self.assertFalse(is_complete(self.spark, str(self.folder / "nowhere")))
        alone = self.folder / "alone"
        alone.mkdir()
        (alone / "a.txt").write_text("南通。", "utf-8")
        out = str(self.folder / "out-missing")
        with self.assertRaises(Exception) as raised:
            run(self.spark, str(alone), out, ["/nowhere/jianbao"], MOST)
        self.assertRegex(what_stopped(raised.exception) or "", "jianbao cannot be started on .*: /nowhere/jianbao: No such file or directory$")
        self.assertFalse(is_complete(self.spark, out))
        told = run(self.spark, str(alone), out, [JIANBAO], MOST)
        self.assertEqual((told.input, told.articles, told.rejected), (1, 1, 0))
        self.assertTrue(is_complete(self.spark, out))

    def test_a_table_that_breaks_in_the_middle_is_named(self) -> None:
        broken = self.folder / "broken"
        broken.mkdir()
        table = next((self.input / "parquet").glob("*.parquet")).read_bytes()
        middle = len(table) // 2
        (broken / "a.parquet").write_bytes(table[:middle] + b"?" * 2_000 + table[middle + 2_000 :])
        out = str(self.folder / "out-broken")
        with self.assertRaises(Exception) as raised:
            run(self.spark, str(broken), out, [JIANBAO], MOST)
        self.assertRegex(what_stopped(raised.exception) or "", "a.parquet")
        self.assertFalse(is_complete(self.spark, out))

    def test_a_folder_without_anything_is_named(self) -> None:
        (self.folder / "bare").mkdir()
        for name, why in {"bare": "there is no file in", "nowhere": "cannot be read: .PATH_NOT_FOUND"}.items():
            with self.assertRaisesRegex(Unusable, why):
                intake(self.spark, str(self.folder / name), MOST)

    def test_the_commands_last_word(self) -> None:
        arguments = [str(self.input), str(self.folder / "out-jianbao"), "--master", "local[2]", "--jianbao", JIANBAO]
        endings = {
            ("--overwrite", "--jianbao", "/nowhere/jianbao"): "error: the command jianbao is not at /nowhere/jianbao",
            (): "error: .* holds the tables of a complete run: choose another folder, or --overwrite",
        }
        for more, why in endings.items():
            with redirect_stderr(StringIO()) as told, mock.patch.object(SparkSession, "stop"):
                self.assertEqual(main([*arguments, *more]), 1)
            self.assertRegex(told.getvalue(), why)


def fingerprint(table: DataFrame) -> tuple[Any, ...]:
    """Equal for equal rows in any order."""
    hashes = [F.sum(it(F.to_json(F.struct("*"))).cast("decimal(38)")) for it in (F.xxhash64, F.hash)]
    return tuple(table.agg(F.count("*"), *hashes).first() or ())


if __name__ == "__main__":
    unittest.main()
