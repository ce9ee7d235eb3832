"""What was read → the tables that analysts ask. All of it is the engine's own work; each table parses its part of the answers.

`start` and `end` are UTF-16 units of `articles.text`, as everywhere in Jianbao.
"""

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.window import Window

from reading import ABOUT, LISTS

NAMES = ("articles", "sentences", "keywords", "entities", "word_counts", "rejected")


def tables(read: DataFrame, twice: DataFrame) -> dict[str, DataFrame]:
    """All tables by name, without the articles that stand `twice`."""
    accepted = read.where("reason IS NULL")
    here = accepted.join(twice, ["file", "line"], "left_anti").withColumn("about", _parsed("about", f"struct<{ABOUT}>"))
    return {
        "articles": here.select(
            "id", "file", "line", "date", "title", "source", "about.language", "about.characters",
            F.col("about.summary.text").alias("summary"), "text",
        ),
        "sentences": _numbered(here, "sentences", F.col("about.summary.sentences").alias("chosen"))
        .select("id", "number", "col.*", F.expr("array_contains(chosen, number)").alias("in_summary")),
        "keywords": _numbered(here, "keywords").select("id", "number", "col.*"),
        "entities": _numbered(here, "entities").select("id", "number", "col.*"),
        "word_counts": here.select("date", "source", F.explode(_parsed("frequencies", LISTS["frequencies"])).alias("it"))
        .groupBy("date", "source", "it.text", "it.tag")
        .agg(F.sum("it.count").alias("count"), F.count("*").alias("articles")),
        "rejected": read.where("reason IS NOT NULL")
        .select("file", "line", F.lit(None).cast("string").alias("id"), "reason", "beginning")
        .unionByName(
            twice.select("file", "line", "id", F.concat(F.lit("its id stands already in "), "first").alias("reason"), "beginning")
        ),
    }


def twice(read: DataFrame) -> DataFrame:
    """Articles whose id an earlier one has, earlier in the order of files and lines: the same ones in every run."""
    order = Window.partitionBy("id").orderBy("file", "line")
    place = F.concat_ws(" line ", "file", F.col("line").cast("string"))
    return (
        read.where("reason IS NULL")
        .select("file", "line", "id", F.substring("text", 1, 60).alias("beginning"))
        .withColumn("rank", F.row_number().over(order))
        .withColumn("first", F.first(place).over(order))
        .where("rank > 1")
        .drop("rank")
    )


def _numbered(here: DataFrame, name: str, *beside: Column) -> DataFrame:
    """A row for each of what an article has, numbered as they stand in the answer."""
    return here.select("id", *beside, F.posexplode(_parsed(name, LISTS[name]))).withColumnRenamed("pos", "number")


def _parsed(name: str, schema: str) -> Column:
    return F.from_json(name, schema, {"mode": "FAILFAST"})


def stored(spark: SparkSession, folder: str) -> dict[str, DataFrame]:
    """The tables of a run that has ended."""
    return {name: spark.read.parquet(f"{folder}/{name}") for name in NAMES}
