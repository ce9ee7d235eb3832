"""What was read → the tables that analysts ask. All of it is the engine's own work.

`start` and `end` are UTF-16 units of `articles.text`, as everywhere in Jianbao.
"""

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.window import Window

NAMES = ("articles", "sentences", "keywords", "entities", "word_counts", "rejected")


def tables(read: DataFrame) -> dict[str, DataFrame]:
    """All tables by name."""
    accepted = read.where("reason IS NULL")
    twice = _twice(accepted)
    here = accepted.join(twice, ["file", "line"], "left_anti")
    return {
        "articles": here.select(
            "id", "file", "line", "date", "title", "source", "answer.language", "answer.characters",
            F.col("answer.summary.text").alias("summary"), "text",
        ),
        "sentences": here.select("id", F.col("answer.summary.sentences").alias("chosen"), F.posexplode("answer.sentences"))
        .select("id", F.col("pos").alias("number"), "col.*", F.expr("array_contains(chosen, pos)").alias("in_summary")),
        "keywords": _numbered(here, "keywords"),
        "entities": _numbered(here, "entities"),
        "word_counts": here.select("date", "source", F.explode("answer.frequencies").alias("it"))
        .groupBy("date", "source", "it.text", "it.tag")
        .agg(F.sum("it.count").alias("count"), F.count("*").alias("articles")),
        "rejected": read.where("reason IS NOT NULL")
        .select("file", "line", F.lit(None).cast("string").alias("id"), "reason", "beginning")
        .unionByName(
            twice.select("file", "line", "id", F.concat(F.lit("its id stands already in "), "first").alias("reason"), "beginning")
        ),
    }


def _twice(accepted: DataFrame) -> DataFrame:
    """Articles whose id an earlier one has, earlier in the order of files and lines: the same ones in every run."""
    order = Window.partitionBy("id").orderBy("file", "line")
    place = F.concat_ws(" line ", "file", F.col("line").cast("string"))
    return (
        accepted.select("file", "line", "id", F.substring("text", 1, 60).alias("beginning"))
        .withColumn("rank", F.row_number().over(order))
        .withColumn("first", F.first(place).over(order))
        .where("rank > 1")
        .drop("rank")
    )


def _numbered(here: DataFrame, name: str) -> DataFrame:
    """A row for each of what an article has, numbered as they stand in the answer."""
    return here.select("id", F.posexplode(f"answer.{name}")).select("id", F.col("pos").alias("number"), "col.*")


def stored(spark: SparkSession, folder: str) -> dict[str, DataFrame]:
    """The tables of a run that has ended."""
    return {name: spark.read.parquet(f"{folder}/{name}") for name in NAMES}
