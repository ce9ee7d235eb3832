"""What the tables answer, in SQL and nothing else.

    python questions.py OUT rising 2024-06       words that a month says more often than the months before it
    python questions.py OUT together             names that stand in the same sentences
    python questions.py OUT timeline 南通         one name, month after month
"""

import argparse
import datetime
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession

from archive import session
from tables import stored

SQL = Path(__file__).parent / "sql"


def ask(spark: SparkSession, out: str, question: str, about: str | None = None) -> DataFrame:
    """The answer to a file of `sql/`; `about` is its month or its name."""
    for name, table in stored(spark, out).items():
        table.createOrReplaceTempView(name)
    parameters: dict[str, Any] = {}
    if question == "rising":
        parameters["month"] = datetime.date.fromisoformat(f"{about}-01")
    if question == "timeline":
        parameters["name"] = about
    return spark.sql((SQL / f"{question}.sql").read_text("utf-8"), args=parameters)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", help="the folder of the tables")
    parser.add_argument("question", choices=sorted(it.stem for it in SQL.glob("*.sql")))
    parser.add_argument("about", nargs="?", help="the month, or the name")
    parser.add_argument("--master", default="local[*]")
    asked = parser.parse_args()
    if (asked.about is None) != (asked.question == "together"):
        parser.error("rising takes a month (2024-06), timeline a name, together nothing")
    out = asked.out if "://" in asked.out else str(Path(asked.out).absolute())
    ask(session(asked.master), out, asked.question, asked.about).show(truncate=60)


if __name__ == "__main__":
    main()
