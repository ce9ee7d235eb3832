"""Unpacks what pip has downloaded into the environment that runs this: `python -c … FOLDER`."""

import subprocess
import sys
import sysconfig
import tarfile
from pathlib import Path

PLACES = {
    ("pyspark",): ("pyspark",),
    ("deps", "jars"): ("pyspark", "jars"),
    ("deps", "bin"): ("pyspark", "bin"),
    ("lib",): ("pyspark", "python", "lib"),
}

site = sysconfig.get_path("purelib")
for package in Path(sys.argv[1]).iterdir():
    if not package.name.startswith("pyspark-"):
        subprocess.run([sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", str(package)], check=True)
        continue
    with tarfile.open(package) as sources:
        for member in sources:
            # As its setup.py has it: pyspark-4.3.0/deps/jars/a.jar → pyspark/jars/a.jar
            _, *path = member.name.split("/")
            for source, place in PLACES.items():
                if member.isfile() and path[: len(source)] == list(source):
                    member.name = "/".join([*place, *path[len(source) :]])
                    sources.extract(member, site, filter="data")
