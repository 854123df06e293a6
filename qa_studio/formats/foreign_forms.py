"""Forms of other products on their way to a checklist: codes, and what a checklist has nothing for."""

import re
from collections.abc import Iterable, Mapping

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.checklist_problems import CODE
from qa_studio.texts import Message, message

Plain = dict[str, object]
SourcePath = tuple[str | int, ...]
_NOT_IN_CODES = re.compile(r"[^A-Za-z0-9_.-]+")
_NOT_APPLICABLE = frozenset({"na", "n/a", "n.a.", "not applicable", "not-applicable", "不适用"})
DEFAULT_PASS_MARK = 80


class Taking:
    """What is taken from one file: `notes` of what did not map, `places` in the file of what was made of it."""

    def __init__(self) -> None:
        self.notes: list[Advice] = []
        self.places: dict[SourcePath, SourcePath] = {}

    def note(self, code: str, words: Message) -> None:
        """Tell that something of `code` did not map."""
        self.notes.append(Advice("not_taken", code, words))

    def left_out(self, code: str, plain: Mapping[str, object], keys: Iterable[str]) -> None:
        """Note those of the `keys` that are there and say something."""
        for key in keys:
            if plain.get(key) not in (None, False, "", [], {}):
                self.note(code, message("A checklist has nothing for {key}; it was left out.", key=key))

    def no_pass_mark(self) -> None:
        """Note that the pass mark is ours."""
        what = message("It names no pass mark; {pass_mark} was written.", pass_mark=DEFAULT_PASS_MARK)
        self.note("", what)

    def begin_section(self, sections: list[Plain], code: str, title: Mapping[str, str], path: SourcePath) -> Plain:
        """A new, empty section."""
        self.places["sections", len(sections)] = path
        section: Plain = {"code": code, "title": dict(title), "questions": []}
        sections.append(section)
        return section

    def add_question(self, sections: list[Plain], question: Plain, path: SourcePath) -> None:
        """A question at the end of the last section."""
        questions = sections[-1]["questions"]
        assert isinstance(questions, list)
        self.places["sections", len(sections) - 1, "questions", len(questions)] = path
        questions.append(question)

    def place_of(self, path: SourcePath) -> SourcePath:
        """Where in the file stands what is at `path` in the checklist."""
        for length in range(len(path), 0, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return ()


class Codes:
    """Good and different codes for names that other products take as they come."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, name: object, otherwise: str) -> str:
        """A code as near to `name` as can be; `otherwise` where nothing of it can stay."""
        wanted = _NOT_IN_CODES.sub("-", str(name).strip()).strip("-")[:90] or otherwise
        code, number = wanted, 2
        while code in self._taken or code == NOT_APPLICABLE or not CODE.fullmatch(code):
            code, number = f"{wanted}-{number}", number + 1
        self._taken.add(code)
        return code


def means_not_applicable(words: object) -> bool:
    """Whether an answer with this name says that the question does not apply."""
    return str(words).strip().casefold() in _NOT_APPLICABLE


def mappings(items: object) -> list[tuple[int, Plain]]:
    """The mappings in a list, each with its position; none where it is no list."""
    if not isinstance(items, list):
        return []
    return [(position, item) for position, item in enumerate(items) if isinstance(item, dict)]
