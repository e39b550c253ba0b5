"""Reads the exported files of a class with nothing but Python's standard library, and counts them again.

Usage: python3 recount.py FOLDER; prints one JSON object. An error of a file's form ends it with a traceback.
"""

import csv
import json
import pathlib
import sys
from collections import Counter

folder = pathlib.Path(sys.argv[1])


def rows(name):
    with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def added(cells):
    """Sums by key, each key's cells in their order; empty cells are not known and count for nothing."""
    sums = Counter()
    for key, cell in cells:
        if cell != "":
            sums[key] += float(cell)
    return dict(sums)


def seat(row):
    return f"{row['world']} {row['nation']}"


wide = rows("states_wide")
print(
    json.dumps(
        {
            "orders": Counter(f"{seat(row)} {row['kind']} {row['legal']}" for row in rows("orders")),
            "kinds": Counter(json.loads(row["order"])["kind"] for row in rows("orders")),
            "unserved": added((seat(row), row["unserved"]) for row in rows("states")),
            "unserved_long": added(
                (seat(row), row["value"]) for row in rows("states_long") if row["measure"] == "unserved"
            ),
            "unserved_wide": added(
                (seat(row), cell)
                for row in wide
                for column, cell in row.items()
                if column.startswith("t") and column.endswith("_unserved")
            ),
            "scores": added((seat(row), row["total"]) for row in rows("scores")),
            "letters": [[row["from"], row["language"], row["words"]] for row in rows("messages")],
            "questions": sorted({row["words"] for row in rows("polls")}),
            "rows": {
                name: [len(table), len(rows(name))]
                for name, table in json.loads((folder / "all.json").read_text("utf-8")).items()
            },
        }
    )
)
