"""The child, and what becomes of a task whose child dies."""

import os
import stat
import tempfile
import unittest
from collections.abc import Iterator
from pathlib import Path

from child import Child, Stopped, one_by_one, streamed

FRAGILE = """#!/bin/sh
# A command that dies on one text and answers all others.
number=0
while read -r line; do
  case "$line" in *致命*) kill -9 $$ ;; esac
  number=$((number + 1))
  echo "{\\"id\\":$number,\\"said\\":1}"
done
"""


class Children(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.fragile = f"{folder.name}/fragile"
        with open(self.fragile, "w", encoding="utf-8") as script:
            script.write(FRAGILE)
        os.chmod(self.fragile, stat.S_IRWXU)

    def test_answers_come_in_order_and_items_without_a_text_have_none(self) -> None:
        texts = [None if it % 3 == 0 else f"第{it}条。" for it in range(500)]
        told = list(streamed(texts, lambda it: it, [os.environ["JIANBAO"]]))
        self.assertEqual([it for it, _ in told], texts)
        for text, answer in told:
            self.assertEqual(answer is None, text is None)
        self.assertIn("第499条", (told[499][1] or b"").decode())

    def test_a_child_that_is_killed_ends_the_task(self) -> None:
        def texts() -> Iterator[str]:
            yield "好。"
            yield "致命。"
            yield from ["好。"] * 1_000

        with self.assertRaisesRegex(Stopped, "jianbao ended with signal 9 .* after 1 texts"):
            list(streamed(texts(), lambda it: it, [self.fragile]))

    def test_the_last_attempt_finds_the_text_on_which_it_dies(self) -> None:
        told = list(one_by_one(["好。", "致命。", None, "又好。"], lambda it: it, [self.fragile]))
        self.assertEqual([type(answer) for _, answer in told], [bytes, Stopped, type(None), bytes])

    def test_a_child_that_can_do_nothing_costs_no_text(self) -> None:
        for command, message in {
            "/bin/false": "status 1",
            "/nowhere/jianbao": "cannot be started on .*: No such file",
            "/etc/passwd": "cannot be started on .*: Permission denied",
        }.items():
            with self.assertRaisesRegex(Stopped, message):
                list(one_by_one(["好。"], lambda it: it, [command]))

    def test_what_it_said_last_is_told(self) -> None:
        with self.assertRaisesRegex(Stopped, "status 2 .*--model"):
            list(streamed(["好。"], lambda it: it, [os.environ["JIANBAO"], "--model", "other"]))

    def test_answers_to_another_text_are_noticed(self) -> None:
        child = Child(["/bin/cat", "-"])
        self.addCleanup(child.close)
        child.ask("a")
        with self.assertRaises(Stopped):
            child.answer()

    def test_nothing_is_left_behind(self) -> None:
        answers = streamed(["好。"] * 10, lambda it: it, [self.fragile])
        next(answers)
        self.assertTrue(self._children())
        answers.close()
        self.assertFalse(self._children())

    def _children(self) -> list[str]:
        children = "".join(it.read_text() for it in Path("/proc/self/task").glob("*/children")).split()
        return [it for it in children if self.fragile in Path(f"/proc/{it}/cmdline").read_text()]


if __name__ == "__main__":
    unittest.main()
