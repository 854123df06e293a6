"""What is wrong and what is doubtful in the checklist in hand, each at its place, in the words of the window."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice, advice
from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_problems import Path, Problem
from qa_studio.domain.checklist_rules import problems
from qa_studio.domain.what_if import QuestionUse
from qa_studio.texts import Catalogue, Message
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.newest import Newest
from qa_studio.ui.checklists.designer.plain_problems import PlainProblems
from qa_studio.ui.runtime import TaskRunner

LONG, LONG_PAUSE_MS = 200, 700
"""Questions from which on a form is looked at only when the pause goes on for so long."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about the field `key` of a place ("": about the place itself).

    `serious` ones keep the checklist from being published, the others are doubts.
    """

    spot: Spot
    key: str
    words: str
    serious: bool


@dataclass(frozen=True, slots=True)
class _Look:
    checklist: Checklist
    problems: tuple[Problem, ...]
    doubts: tuple[Advice, ...]


class Findings(QObject):
    """Looks at the whole form after each pause, off the GUI thread; `changed` tells that something else was found."""

    changed = Signal()

    def __init__(self, editing: Editing, runner: TaskRunner, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing, self._say = editing, say
        self._plain = PlainProblems(say, self)
        self._newest = Newest(runner, self)
        self._uses: Mapping[str, QuestionUse] = {}
        self._all: tuple[Finding, ...] = ()
        self._by_spot: dict[Spot, list[Finding]] = {}
        self._pause = QTimer(self, singleShot=True, interval=LONG_PAUSE_MS)
        self._pause.timeout.connect(self.check)
        editing.settled.connect(self._on_settled)
        editing.changed.connect(lambda _edit: self._pause.stop())
        self.check()

    def all(self) -> tuple[Finding, ...]:
        """Everything, serious ones first, each kind in the order of the form."""
        return self._all

    def of(self, spot: Spot) -> tuple[Finding, ...]:
        """What was found at one place, serious ones first."""
        return tuple(self._by_spot.get(spot, ()))

    @property
    def serious(self) -> int:
        """How many keep the checklist from being published."""
        return sum(finding.serious for finding in self._all)

    @property
    def looking(self) -> bool:
        """Whether something else may soon be found."""
        return self._newest.busy or self._pause.isActive()

    def set_uses(self, uses: Mapping[str, QuestionUse]) -> None:
        """What past evaluations say about the questions, by code."""
        self._uses = uses
        self.check()

    def _on_settled(self) -> None:
        # Whoever types in bursts is not to meet the look at a long form at each of them.
        if len(self._editing.checklist.questions) > LONG:
            self._pause.start()
        else:
            self.check()

    def check(self) -> None:
        """Look at the form as it is now; `changed` follows where something else is found."""
        checklist, uses = self._editing.checklist, self._uses
        self._newest.look(lambda: _look(checklist, uses), self._on_looked)

    def _on_looked(self, look: _Look) -> None:
        found = self._said(look)
        if found != self._all:
            self._all = found
            by_spot: defaultdict[Spot, list[Finding]] = defaultdict(list)
            for finding in found:
                by_spot[finding.spot].append(finding)
            self._by_spot = dict(by_spot)
            self.changed.emit()

    def _said(self, look: _Look) -> tuple[Finding, ...]:
        place = _places(look.checklist)
        numbers = {spot.question: number for spot, (_, number) in place.items() if spot.question}
        serious = [self._problem(look.checklist, numbers, problem) for problem in look.problems]
        taken = {(finding.spot, finding.key) for finding in serious}
        doubts = [self._doubt(look.checklist, numbers, each) for each in look.doubts]
        # Where something has to be mended anyway, a doubt about the same field says nothing more.
        doubts = [finding for finding in doubts if (finding.spot, finding.key) not in taken]
        found = dict.fromkeys((*serious, *doubts))
        return tuple(sorted(found, key=lambda each: (not each.serious, place.get(each.spot, (-1, ""))[0])))

    def _problem(self, checklist: Checklist, numbers: Mapping[str, str], problem: Problem) -> Finding:
        spot, rest = spot_of(checklist, problem.path)
        keys = [part for part in rest if isinstance(part, str)]
        if spot == FORM and keys[:1] == ["scoring"]:
            keys = keys[1:]
        # What isn't there at all is refused at the place that lacks it.
        key = keys[0] if keys else str(problem.message.values.get("key", ""))
        words = self._plain.words(spot, rest, problem.message)
        return Finding(spot, key, words or self._say.say(_numbered(problem.message, numbers)), True)

    def _doubt(self, checklist: Checklist, numbers: Mapping[str, str], doubt: Advice) -> Finding:
        spot = Spot(section=doubt.code) if doubt.of_section else Spot(question=doubt.code)
        words = _numbered(doubt.words, numbers)
        if doubt.rule == "fail_on_better":
            words = _worded(doubt, checklist, self._say.language)
        return Finding(spot, doubt.key, self._say.say(words), False)


def _look(checklist: Checklist, uses: Mapping[str, QuestionUse]) -> _Look:
    # A checklist keeps what scoring has worked out: another thread works on a copy of its own.
    apart = replace(checklist)
    return _Look(checklist, tuple(problems(to_plain(apart))), advice(apart, uses))


def spot_of(checklist: Checklist, path: Path) -> tuple[Spot, Path]:
    """The place that a path of the file leads to, and what is left of the path there."""
    match path:
        case ("sections", int(i), "questions", int(j), *rest):
            return Spot(question=checklist.sections[i].questions[j].code), tuple(rest)
        case ("sections", int(i), *rest):
            return Spot(section=checklist.sections[i].code), tuple(rest)
    return FORM, path


def _places(checklist: Checklist) -> dict[Spot, tuple[int, str]]:
    """The place in the form and the number of every section and question."""
    found: dict[Spot, tuple[int, str]] = {FORM: (0, "")}
    for first, section in enumerate(checklist.sections, start=1):
        found[Spot(section=section.code)] = (len(found), str(first))
        for second, question in enumerate(section.questions, start=1):
            found[Spot(question=question.code)] = (len(found), f"{first}.{second}")
    return found


def numbers_of(checklist: Checklist) -> Mapping[Spot, str]:
    """ "2" and "2.1": the number of every section and question; the form has none."""
    return {spot: number for spot, (_, number) in _places(checklist).items()}


def _numbered(words: Message, numbers: Mapping[str, str]) -> Message:
    """The sentence with the numbers that the window shows in place of question codes."""
    values = dict(words.values)
    for name in ("other", "question", "questions"):
        if isinstance(codes := values.get(name), str):
            values[name] = ", ".join(numbers.get(code, code) for code in codes.split(", "))
    return Message(words.template, values)


def _worded(doubt: Advice, checklist: Checklist, language: str) -> Message:
    """The sentence with the wordings of options in place of their codes."""
    options = {option.code: option.text.in_language(language) for option in checklist.question(doubt.code).options}
    values = {name: options.get(str(code)) or code for name, code in doubt.words.values.items()}
    return Message(doubt.words.template, values)


def most_serious(found: Sequence[Finding], spot: Spot) -> tuple[Finding, ...]:
    """Those that are serious first, and of each kind those at `spot` first."""
    return tuple(sorted(found, key=lambda each: (not each.serious, each.spot != spot)))
