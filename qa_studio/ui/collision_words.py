"""Changes that met those of somebody else, in words: what it is about, the person's own version and the other one."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.changes import Thing, Words
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.listening import Ledger
from qa_studio.domain.recording import PICKED_NAMES, Picked
from qa_studio.domain.spans import total_s
from qa_studio.services.applying import Fate
from qa_studio.services.outbox import Collision
from qa_studio.services.version_words import TwoVersions
from qa_studio.texts import Catalogue
from qa_studio.ui.formatting import Formats, duration, stretch


class CollisionWords(QObject):
    """`checklists` by code; what is in none of them any more keeps its code."""

    def __init__(self, say: Catalogue, formats: Formats, checklists: Mapping[str, Checklist], tree: CauseTree) -> None:
        super().__init__()
        self._say, self._formats, self._checklists, self._tree = say, formats, checklists, tree

    def rows(self, collisions: Sequence[Collision]) -> tuple[TwoVersions, ...]:
        """A row each; their codes are their places."""
        names = dict.fromkeys(each.of.name for each in collisions)
        return tuple(
            TwoVersions(str(place), self._title(each, len(names) > 1), self._mine(each), self._theirs(each))
            for place, each in enumerate(collisions)
        )

    def statement(self, collisions: Sequence[Collision]) -> str:
        """What happened."""
        names = self._say.listed(dict.fromkeys(each.of.name for each in collisions))
        words = self.tr("{names}: changed here, and elsewhere too. Nothing is lost until you choose.")
        said = [words.format(names=names)]
        if any(each.met.fate is Fate.COMPLETED for each in collisions):
            said.append(self.tr("What you keep of a completed inspection becomes a correction of its evaluation."))
        if any(each.met.fate is Fate.GONE for each in collisions):
            said.append(self.tr("What you keep of a discarded inspection goes into a new one."))
        if any(each.met.fate is Fate.REFUSED for each in collisions):
            said.append(self.tr("What the workspace refused is tried again where you keep yours."))
        return self._say.sentences(*said)

    def _title(self, collision: Collision, named: bool) -> str:
        title = self._about(collision)
        return f"{title} · {collision.of.name}" if named else title

    def _about(self, collision: Collision) -> str:
        thing, key = collision.thing, collision.thing.key
        match thing.kind:
            case "summary":
                return self.tr("Summary")
            case "picked":
                return self.tr("Picked")
            case "heard":
                return self.tr("Listened to")
            case "note":
                return self.tr("Note")
            case "cause":
                question, _, _code = key.rpartition("/")
                kind = self.tr("Root cause")
                return f"{self._question(collision, question)} · {kind}" if question else kind
        kinds = {"value": self.tr("Answer"), "comment": self.tr("Comment"), "evidence": self.tr("Evidence")}
        return f"{self._question(collision, key)} · {kinds[thing.kind]}"

    def _question(self, collision: Collision, code: str) -> str:
        checklist = self._checklists.get(collision.of.checklist)
        for first, section in enumerate(checklist.sections if checklist else (), start=1):
            for second, question in enumerate(section.questions, start=1):
                if question.code == code:
                    return f"{first}.{second} {question.text.in_language(self._say.language)}"
        return code

    def _mine(self, collision: Collision) -> str:
        return f"{self._value(collision, collision.mine)}\n{self._formats.when(collision.mine_at)}"

    def _theirs(self, collision: Collision) -> str:
        met = collision.met
        match met.fate:
            case Fate.GONE:
                return self.tr("The inspection was discarded.")
            case Fate.REFUSED:
                return self.tr("Without it: {why}").format(why=self._say.say(met.why) if met.why else "")
        who = self.tr("{who}, completed {when}") if met.fate is Fate.COMPLETED else self.tr("{who}, saved {when}")
        when = self._formats.when(met.when) if met.when is not None else ""
        return f"{self._value(collision, collision.theirs)}\n{who.format(who=met.who, when=when)}"

    def _value(self, collision: Collision, value: Any) -> str:
        thing = collision.thing
        match value:
            case Picked():
                return self._say.say(PICKED_NAMES[value])
            case Ledger():
                return duration(total_s(value.spans))
            case Words(span, text, _):
                return f"{stretch(span.start, span.end)} {text}"
            case None | "" | ():
                return self.tr("open") if thing.kind == "value" else "–"
        if thing.kind == "evidence":
            return self._say.listed(stretch(span.start, span.end) for span in value)
        if thing.kind == "cause":
            cause = self._tree.find(str(value))
            return cause.title.in_language(self._say.language) if cause else str(value)
        return self._answer(collision, thing, value) if thing.kind == "value" else str(value)

    def _answer(self, collision: Collision, thing: Thing, value: Any) -> str:
        checklist = self._checklists.get(collision.of.checklist)
        known = {
            option.code: option.text.in_language(self._say.language)
            for question in (checklist.questions if checklist else ())
            if question.code == thing.key
            for option in question.options
        }
        known.setdefault(NOT_APPLICABLE, self.tr("Not applicable"))
        chosen = value if isinstance(value, tuple) else (value,)
        return self._say.listed(known.get(str(code), str(code)) for code in chosen)
