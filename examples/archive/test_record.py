"""What one place of an archive holds."""

import datetime
import json
import unittest

from record import Item, Rejected, article


def line(content: str | bytes, number: int = 3) -> Item:
    given = content.encode() if isinstance(content, str) else content
    return Item("old/a.jsonl", number, len(given), given, True)


class Record(unittest.TestCase):
    def test_a_line_has_what_is_known_of_it(self) -> None:
        told = article(line('{"id": "a", "text": "南通。", "date": "2024-01-22T08:00:00Z", "title": "新闻", "source": "南通日报"}'), 100_000)
        self.assertEqual(told, ("a", "南通。", datetime.date(2024, 1, 22), "新闻", "南通日报"))

    def test_without_an_id_the_place_is_one(self) -> None:
        self.assertEqual(article(line('{"text": "a"}'), 100).id, "old/a.jsonl:3")
        self.assertEqual(article(line('{"text": "a"}', 1), 100).id, "old/a.jsonl:1")
        self.assertEqual(article(Item("old/a.txt", 1, 1, b"a", False), 100).id, "old/a.txt")
        self.assertEqual(article(Item("a.parquet", 7, 1, b"a", False, id="x"), 100).id, "x")

    def test_numbers_are_ids_as_they_were_written(self) -> None:
        for written in ("12345678901234567890123", "1.10", "-0", "1e400"):
            name = article(line(f'{{"id": {written}, "text": "a"}}'), 100).id
            self.assertEqual((name, type(name)), (written, str))

    def test_half_a_pair_becomes_a_replacement(self) -> None:
        self.assertEqual(article(line(json.dumps({"text": "a\ud800😂"})), 100).text, "a\N{REPLACEMENT CHARACTER}😂")

    def test_the_limit_is_told(self) -> None:
        self.assertEqual(article(Item("a.txt", 1, 5, b"12345", False), 5).text, "12345")
        with self.assertRaisesRegex(Rejected, "6 bytes, more than the 5"):
            article(Item("a.txt", 1, 6, None, False), 5)


if __name__ == "__main__":
    unittest.main()
