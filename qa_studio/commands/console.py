"""What every command does the same way: global options, output, progress, complaints."""

import argparse
import getpass
import io
import json
import logging
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from qa_studio.errors import FileTrouble, NotFound, StudioError, WorkspaceTrouble
from qa_studio.services.places import is_url
from qa_studio.services.progress import Progress, Quiet
from qa_studio.texts import Language, Message, catalogue, message

if TYPE_CHECKING:
    from qa_studio.domain.people import PersonId
    from qa_studio.services.places import RecordingPlaces
    from qa_studio.services.studio import Studio

T = TypeVar("T")

_LARGEST_ID = 2**63 - 1
_TELL_AFTER_S = 2


class UsageError(Exception):
    """A global option is wrong."""


@dataclass(frozen=True, slots=True)
class Globals:
    """The options that are understood anywhere on the line."""

    workspace: str | None
    json: bool
    language: Language | None


def take_globals(arguments: list[str]) -> tuple[Globals, list[str]]:
    """Pick `--workspace`, `--json` and `--language` out of the line; what is left goes to the command."""
    workspace, language, as_json, rest = None, None, False, []
    given = iter(arguments)
    for argument in given:
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *given]
        elif argument == "--json":
            as_json = True
        elif name in ("--workspace", "--language"):
            found = value if equals else next(given, None)
            if not found:
                raise UsageError(f"{name} needs a value")
            if name == "--workspace":
                workspace = found
            else:
                language = found
        else:
            rest.append(argument)
    if language is not None and language not in get_args(Language):
        raise UsageError(f"--language is en or zh_CN, not {language}")
    return Globals(workspace, as_json, language), rest  # type: ignore[arg-type]


class Console:
    """Where a command's results and messages go: JSON or text to stdout, everything else to stderr."""

    def __init__(self, told: Globals) -> None:
        self.json = told.json
        self.chosen_language = told.language
        self.language: Language = told.language or _language_of_system()
        self.say = catalogue(self.language)
        self._workspace = told.workspace
        _speak_unicode(told.json)

    def named(self) -> str | None:
        """The workspace that the line or the environment names."""
        return self._workspace or os.environ.get("QA_STUDIO_WORKSPACE")

    def where(self) -> str | None:
        """The workspace that is meant: the option, the environment, else the last one that was opened."""
        from qa_studio.bootstrap import preferences

        recent = preferences().now.recent
        return self.named() or (recent[0] if recent else None)

    def meant(self) -> str:
        """The place of the workspace that is meant; raises WorkspaceTrouble where none is."""
        where = self.where()
        if where is None:
            raise WorkspaceTrouble(
                message("No workspace is named, and none was opened before."),
                message("Name one with --workspace FOLDER or ADDRESS."),
            )
        self.ask_for_passphrases()
        return where

    def ask_for_passphrases(self) -> None:
        """Have those of encrypted workspaces typed, where somebody is there who can; never echoed."""
        from qa_studio.bootstrap import passphrases

        if sys.stdin.isatty():
            passphrases().ask = lambda place: getpass.getpass(self.say("Passphrase of {place}: ", place=place))

    def open(self, create: bool = False) -> "Studio":
        """The workspace that is meant; raises WorkspaceTrouble where none is."""
        from qa_studio.bootstrap import open_studio, preferences

        studio = open_studio(self.meant(), create=create)
        if preferences().now.recent[:1] != [studio.place]:
            with suppress(StudioError):  # where preferences can't be kept, the workspace has to be named each time
                preferences().opened(studio.place)
        return studio

    def told(self, what: Message, hint: Message | None) -> str:
        """What happened and what to do, in one line."""
        return " ".join(self.say.sentences(what, hint).split())

    def give(self, document: object, lines: Iterable[str]) -> None:
        """The result: the document with --json, else the lines."""
        if self.json:
            print(json.dumps(document, ensure_ascii=False))
            return
        for line in lines:
            print(line)

    def tell(self, line: Message) -> None:
        """A message beside the result."""
        print(self.say.say(line), file=sys.stderr)

    def complain(self, error: StudioError) -> None:
        """One line: what, why, what to do."""
        print(self.told(error.what, error.hint), file=sys.stderr)

    def report_bug(self, error: Exception) -> None:
        """One line for what should not have happened, the rest into the log."""
        from qa_studio.bootstrap import log_file

        path = log_file()
        logging.getLogger("qa_studio").exception("unexpected", exc_info=error)
        self.complain(
            StudioError(
                message("Something went wrong inside the program: {kind}.", kind=type(error).__name__),
                message("Please report it with {path}.", path=path),
            )
        )

    def progress(self) -> Progress:
        """Progress on stderr, where that is a terminal."""
        return _TerminalProgress(self.say.say) if sys.stderr.isatty() else Quiet()


class _TerminalProgress:
    def __init__(self, say: Callable[[Message], str]) -> None:
        self._say = say
        self._shown = ""
        self._what = ""
        self._began = 0.0

    def at(self, done: float, total: float | None, what: Message) -> None:
        """A line that is written over."""
        share = f"{100 * done / total:3.0f} %" if total else f"{done:g}"
        line = f"{self._say(what)} {share}{self._left(done, total, what)}"
        if line != self._shown:
            self._shown = line
            end = "\n" if total is not None and done >= total else ""
            print(f"\r\x1b[K{line}", end=end, file=sys.stderr, flush=True)

    def _left(self, done: float, total: float | None, what: Message) -> str:
        """The time it will probably still take, once that can be told."""
        now = time.monotonic()
        if what.template != self._what:
            self._what, self._began = what.template, now
        elapsed = now - self._began
        if not total or not 0 < done < total or elapsed < _TELL_AFTER_S:
            return ""
        minutes, seconds = divmod(round(elapsed * (total - done) / done), 60)
        return self._say(message(", {time} left", time=f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"))

    def over(self, items: Iterable[T], what: Message) -> Iterator[T]:
        """The items, each counted when it is done."""
        total = len(items) if isinstance(items, Sized) else None
        for done, item in enumerate(items, start=1):
            yield item
            self.at(done, total, what)


def a_day(text: str) -> date:
    """A day on the command line, year-month-day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no day; write it like 2026-03-31") from None


def existing(path: str) -> Path:
    """A path that must be there; raises StudioError."""
    found = Path(path)
    try:
        there = found.exists()
    except OSError as error:  # a name that is too long, a folder that must not be looked into
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=path, why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    if not there:
        raise NotFound(message("{path} is not there.", path=path), message("Check how it is written."))
    return found


def sound_at(place: str, places: "RecordingPlaces", progress: Progress) -> Path:
    """A recording by its path, or by its URL, from where it is fetched first; raises StudioError."""
    return places.local(place, progress) if is_url(place) else existing(place)


def an_id(text: str) -> int:
    """An id on the command line; one beyond what a database counts to is the largest, which nothing has."""
    if not re.fullmatch(r"\d+", text):
        raise argparse.ArgumentTypeError(f"{text} is no id; ids are whole numbers")
    return min(int(text), _LARGEST_ID)


def person_named(studio: "Studio", name: str) -> "PersonId":
    """Who is called so on the command line; raises NotFound."""
    for person in studio.people.persons():
        if person.name == name.strip():
            return person.id
    raise NotFound(
        message("Nobody here is called {name}.", name=name), message("The administration page lists everybody.")
    )


def _speak_unicode(json: bool) -> None:
    """JSON is UTF-8 whatever the terminal is; elsewhere a letter that it lacks must not stop a command."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if json:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        else:
            sys.stdout.reconfigure(errors="backslashreplace")


def _language_of_system() -> Language:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh_CN" if named.lower().startswith("zh") else "en"
