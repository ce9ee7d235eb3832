"""The seed page → as many articles as are wanted, in every kind of file that an archive is read from.

There is no archive to give away, so one is made: paragraphs of the page that the tests read, shuffled, with other people in
them. The same number gives the same articles, so that two runs can be compared. What an article is about leans on its month,
which is what the question for rising terms has to find.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SEED_PAGE = Path(__file__).parents[2] / "tests/golden/seed/text.txt"
PAPERS = ["南通日报", "海门时报", "启东日报", "如皋日报", "海安日报"]
MONTHS = 6
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "建国文军志明海燕晓红国强永芳春梅雪松玉琴旭东慧敏立新成林"
PEOPLE = ["沈旭东", "赵勇男", "陆建新", "成长春", "孙青山", "葛玉琴", "吴建新", "马斌"]
"""Who stands in the page and is somebody else in every article."""


def articles(count: int | None = None) -> Iterator[dict[str, Any]]:
    """Articles with `id`, `text`, `date`, `title` and `source`, without end if none is told."""
    paragraphs = [it for it in SEED_PAGE.read_text("utf-8").split("\n") if len(it) >= 60]
    number = 0
    while number != count:
        chance = random.Random(number)
        month = chance.randrange(MONTHS)
        # Two thirds come from the month's own part of the page.
        own = paragraphs[month * len(paragraphs) // MONTHS : (month + 1) * len(paragraphs) // MONTHS]
        chosen = [chance.choice(own if chance.random() < 0.67 else paragraphs) for _ in range(chance.randint(3, 9))]
        text = "\n\n".join(_with_other_people("".join(_shuffled(it, chance)), chance) for it in chosen)
        yield {
            "id": f"{number:08}",
            "title": re.split("[，。：；]", chosen[0])[0][:24],
            "date": f"2024-{month + 1:02}-{chance.randint(1, 28):02}",
            "source": chance.choice(PAPERS),
            "text": text,
        }
        number += 1


def _shuffled(paragraph: str, chance: random.Random) -> list[str]:
    sentences = re.findall("[^。！？]+[。！？]?[”」]?", paragraph)
    return chance.sample(sentences, len(sentences))


def _with_other_people(text: str, chance: random.Random) -> str:
    for name in PEOPLE:
        text = text.replace(name, chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)))
    return text


def line(article: dict[str, Any]) -> bytes:
    """An article as a line of JSON."""
    return json.dumps(article, ensure_ascii=False).encode() + b"\n"


def write(folder: Path, count: int, spark: "SparkSession | None" = None) -> list[dict[str, Any]]:
    """Fills a folder with articles: a fifth as .txt, a fifth as .jsonl.gz, with an engine a fifth as Parquet, the rest as .jsonl, a file
    a month."""
    made = list(articles(count))
    for name in ("txt", "gz", "jsonl"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for article in made[::5]:
        (folder / "txt" / f"{article['id']}.txt").write_text(article["text"], "utf-8")
    with gzip.open(folder / "gz" / "all.jsonl.gz", "wb") as packed:
        packed.writelines(map(line, made[1::5]))
    lined = made[2::5] + made[3::5] + made[4::5]
    if spark:
        spark.createDataFrame(made[2::5]).coalesce(1).write.parquet(str(folder / "parquet"))
        lined = made[3::5] + made[4::5]
    for month in sorted({it["date"][:7] for it in made}):
        with open(folder / "jsonl" / f"{month}.jsonl", "wb") as lines:
            lines.writelines(line(it) for it in lined if it["date"].startswith(month))
    return made


def write_lines(path: Path, megabytes: float) -> int:
    """One .jsonl with so much text. Says how many bytes of text that is."""
    size = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as lines:
        for article in articles():
            lines.write(line(article))
            size += len(article["text"].encode())
            if size >= megabytes * 1e6:
                return size
    return size


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--articles", type=int, default=1_000)
    asked = arguments.parse_args()
    size = sum(len(it["text"].encode()) for it in write(asked.folder, asked.articles))
    print(f"{asked.articles} articles, {size / 1e6:.1f} MB of text, in {asked.folder}")


if __name__ == "__main__":
    main()
