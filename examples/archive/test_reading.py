"""Tests of `reading`: an answer is cut where its fields begin, whatever its texts say."""

import json
import unittest

from child import Stopped
from reading import LISTS, _parts

FIELDS: dict[str, object] = {
    "id": 1,
    "characters": 7,
    "language": "zh-Hans",
    "sentences": [{"start": 0, "end": 7}],
    "frequencies": [{"text": ',"summary":{"text":"'}, {"text": "南通"}],
    "keywords": [],
    "summary": {"text": ',"entities":[],"frequencies":[]', "sentences": [0]},
    "entities": [{"text": '"],"entities":[', "kind": "person"}],
}


class Reading(unittest.TestCase):
    def test_an_answer_is_cut_where_its_fields_begin(self) -> None:
        line = json.dumps(FIELDS, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        about, *lists = map(json.loads, _parts(line))
        self.assertEqual(about, {name: it for name, it in FIELDS.items() if name not in LISTS})
        self.assertEqual(dict(zip(LISTS, lists, strict=True)), {name: FIELDS[name] for name in LISTS})

    def test_an_answer_without_a_field_is_noticed(self) -> None:
        some = {name: it for name, it in FIELDS.items() if name != "keywords"}
        with self.assertRaisesRegex(Stopped, "without keywords"):
            list(_parts(json.dumps(some, separators=(",", ":")).encode()))


if __name__ == "__main__":
    unittest.main()
