"""Texts → what `jianbao analyze` says of each, by one child that lives as long as its task.

The child costs 40 ms to start and nothing afterwards, and its memory does not grow with the number of texts. Where it dies, the
task dies with a message, and the engine runs the task again: there is no second keeper of faults in here.
"""

import json
import queue
import socket
import subprocess
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TypeVar

FIELDS = (
    "characters,language,summary.text,summary.sentences,"
    "sentences.start,sentences.end,sentences.kind,sentences.article,sentences.paragraph,"
    "keywords.text,keywords.kind,keywords.score,keywords.count,keywords.places,"
    "entities.text,entities.kind,entities.start,entities.end,entities.confidence,"
    "frequencies.text,frequencies.tag,frequencies.count"
)
"""What the tables hold: a third of what there is. The rest would be written, sent and parsed for nothing."""

AHEAD = 64
"""So many texts may be on their way to the child."""

T = TypeVar("T")


class Stopped(Exception):
    """Why a task cannot go on, in one line that the driver shows."""


class Child:
    """The command, waiting for texts."""

    def __init__(self, command: Sequence[str]) -> None:
        self._said = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [command[0], "analyze", "--jsonl", "--fields", FIELDS, *command[1:]],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._said,
            )
        except OSError as error:
            self._said.close()
            raise Stopped(f"jianbao cannot be started on {socket.gethostname()}: {command[0]}: {error.strerror}") from None
        self._asked = 0
        self._answered = 0

    def ask(self, text: str) -> None:
        """Sends a text. A child that has gone is noticed where its answer is awaited."""
        self._asked += 1
        line = json.dumps({"id": self._asked, "text": text}, ensure_ascii=False).encode()
        assert self._process.stdin
        try:
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass

    def answer(self) -> bytes:
        """The answer to the oldest text that has none: a line of JSON."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise Stopped(self._how_it_ended())
        self._answered += 1
        # What was asked and what was answered must be the same text, or two articles are mixed up.
        if not line.startswith(b'{"id":%d,' % self._answered):
            raise Stopped(f"jianbao answered text {self._answered} with {line[:200]!r}")
        return line

    def close(self) -> None:
        """Ends it; it has nothing that would have to be saved."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._said):
            try:
                if pipe:
                    pipe.close()
            except BrokenPipeError:
                pass

    def _how_it_ended(self) -> str:
        status = self._process.wait()
        self._said.seek(0)
        last = self._said.read()[-300:].decode("utf-8", "replace").strip().replace("\n", " ")
        how = f"signal {-status}" if status < 0 else f"status {status}"
        return f"jianbao ended with {how} on {socket.gethostname()} after {self._answered} texts: {last or 'it said nothing'}"


def streamed(
    items: Iterable[T], text: Callable[[T], str | None], command: Sequence[str]
) -> Generator[tuple[T, bytes | None], None, None]:
    """Every item with its answer, or with none where it has no text, in their order. The child reads while the answers are taken."""
    child = Child(command)
    waiting: queue.Queue[tuple[T, bool] | BaseException | None] = queue.Queue(AHEAD)

    def feed() -> None:
        try:
            for item in items:
                asked = text(item)
                if asked is not None:
                    child.ask(asked)
                waiting.put((item, asked is not None))
            waiting.put(None)
        except BaseException as error:
            waiting.put(error)

    threading.Thread(target=feed, daemon=True).start()
    try:
        while (next_one := waiting.get()) is not None:
            if isinstance(next_one, BaseException):
                raise next_one
            item, is_asked = next_one
            yield item, child.answer() if is_asked else None
    finally:
        child.close()


def one_by_one(
    items: Iterable[T], text: Callable[[T], str | None], command: Sequence[str]
) -> Iterator[tuple[T, bytes | Stopped | None]]:
    """As `streamed`, for the last attempt of a task: where the child dies twice on the same text, that text has the failure for an
    answer, and the others have theirs."""
    child = _proven(command)
    try:
        for item in items:
            asked = text(item)
            answer: bytes | Stopped | None = None
            for _ in range(0 if asked is None else 2):
                try:
                    child.ask(asked or "")
                    answer = child.answer()
                    break
                except Stopped as stopped:
                    answer = stopped
                    child.close()
                    child = _proven(command)
            yield item, answer
    finally:
        child.close()


def _proven(command: Sequence[str]) -> Child:
    """A child that has answered something: one that can do nothing must not cost an archive all its texts."""
    child = Child(command)
    try:
        child.ask("南通。")
        child.answer()
        return child
    except Stopped:
        child.close()
        raise
