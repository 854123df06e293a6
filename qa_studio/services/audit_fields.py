"""What changed in an event of the audit trail, field by field and in words."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

from qa_studio.domain.action import METRIC_NAMES
from qa_studio.domain.audit import AuditEvent, Subject
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.recording import RECORDING_STATES, mask_number, mask_number_in
from qa_studio.domain.wording import Wording
from qa_studio.services.audit_columns import (
    CODES,
    FIELDS,
    IN_WORDS,
    KEYS,
    NUMBERED,
    OF_ACTION,
    OF_COLUMN,
    ORDER,
    SETTINGS,
    YES_OR_NO,
)
from qa_studio.services.audit_names import REFERENCES, VERSION, NamedThing, Names
from qa_studio.texts import Catalogue

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Manner:
    """How values are said: in which language, times and days by these, customer numbers whole or not."""

    say: Catalogue
    when: Callable[[datetime], str]
    day: Callable[[date], str]
    zone: tzinfo
    tree: CauseTree
    show_numbers: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field in words with what it was and what it became; "–" where there was or is nothing."""

    field: str
    before: str
    after: str


class FieldWords:
    """Says what changed in an event, field by field."""

    def __init__(self, manner: Manner, names: Names) -> None:
        self._manner, self._names = manner, names

    def changes(self, event: AuditEvent) -> tuple[FieldChange, ...]:
        """Every field that says something; of what was added or removed only those that had a value."""
        before, after = _spread(event.before), _spread(event.after)
        told = []
        for name in sorted({**before, **after}, key=_place):
            old, new = before.get(name), after.get(name)
            if (old == new and event.before is not None and event.after is not None) or name in KEYS:
                continue
            change = FieldChange(self._title(name), self.value(event, name, old), self.value(event, name, new))
            if (change.before, change.after) != (NOTHING, NOTHING):
                told.append(change)
        return tuple(told)

    def thing(self, kind: str, id_: str) -> str:
        """What something is called, with the day of its call; "" where nobody knows any more."""
        named = self._names.get((kind, id_))
        if named is None:
            return ""
        name = self._called(kind, named)
        return name if named.at is None else self._manner.say("{name}, {day}", name=name, day=self._day_of(named.at))

    def _day_of(self, at: datetime) -> str:
        return self._manner.day(at.astimezone(self._manner.zone).date())

    def _called(self, kind: str, named: NamedThing) -> str:
        name = self.wording(named.name)
        if kind == Subject.CAUSE:
            return self.cause(name)
        if kind == VERSION:
            return f"{name} v{named.number}"
        return name

    def masked(self, event: AuditEvent, words: str) -> str:
        """The name of a file without the customer's number, unless such numbers are shown."""
        if self._manner.show_numbers:
            return words
        known = self._names.get((event.subject.value, event.subject_id))
        numbers = [(values or {}).get("customer_number") for values in (event.before, event.after)]
        for number in (known and known.customer, *numbers):
            words = mask_number_in(words, str(number) if number else None)
        return words

    def wording(self, name: str | Wording) -> str:
        """In the reader's language."""
        return name if isinstance(name, str) else name.in_language(self._manner.say.language)

    def cause(self, code: str) -> str:
        """The title of a root cause."""
        found = self._manner.tree.find(code)
        return code if found is None else f"{code} {self.wording(found.title)}"

    def _title(self, name: str) -> str:
        say = self._manner.say
        return say.say(SETTINGS.get(name) or FIELDS.get(name) or name)

    def value(self, event: AuditEvent, name: str, value: object) -> str:
        """What a column holds, in words."""
        say = self._manner.say
        if value is None or value in ("", [], {}):
            return NOTHING
        if name in REFERENCES:
            called = self.thing(REFERENCES[name], str(value))
            if called and REFERENCES[name] in NUMBERED:
                return f"{value} · {called}"
            return called or str(value)
        if isinstance(value, bool) or name in YES_OR_NO:
            return say("Yes") if value else say("No")
        if isinstance(value, dict | list):
            return self._listed(name, value)
        if isinstance(value, float):
            return f"{value:g}"
        return self._words(event, name, str(value))

    def _words(self, event: AuditEvent, name: str, value: str) -> str:
        say = self._manner.say
        if name == "customer_number":
            return value if self._manner.show_numbers else mask_number(value)
        if name in ("path", "to"):
            return self.masked(event, value)
        if name == "cause":
            return self.cause(value)
        if name.endswith("_at") or name == "at":
            return self._instant(value)
        if name.endswith("_on") or name in ("since", "valid_from", "valid_until"):
            return self._day(value)
        codes = OF_ACTION.get(name, {}) if event.subject is Subject.ACTION else OF_COLUMN.get(name, {})
        if event.subject is Subject.RECORDING and name == "state":
            codes = RECORDING_STATES
        if value in codes:
            return say.say(codes[value])
        return say.say(CODES[value]) if name in IN_WORDS and value in CODES else value

    def _instant(self, value: str) -> str:
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            return value
        # SQLite's own text of an instant is in UTC and doesn't say so.
        return self._manner.when(at if at.tzinfo else at.replace(tzinfo=UTC))

    def _day(self, value: str) -> str:
        try:
            return self._manner.day(date.fromisoformat(value[:10]))
        except ValueError:
            return value

    def _listed(self, name: str, value: dict[str, object] | list[object]) -> str:
        say = self._manner.say
        if isinstance(value, list):
            return say.listed(_plain(each) for each in value)
        if name == "title" and set(value) <= {"en", "zh_CN"}:
            return self.wording(Wording({str(key): str(words) for key, words in value.items()}))
        if name == "metric":
            known = METRIC_NAMES.get(str(value.get("kind")))  # type: ignore[call-overload]
            return str(value.get("name") or (say.say(known) if known else value.get("kind")))
        if name == "answers" and isinstance(value.get("values"), dict):
            return _answers(say, value)
        if name == "words" and isinstance(value.get("words"), list):
            return self._listed("", value["words"])  # type: ignore[arg-type]
        return "\n".join(say.labelled(key, _plain(each)) for key, each in value.items() if each not in (None, "", []))


def _place(name: str) -> tuple[int, str]:
    """The same order whatever order an engine keeps the columns in."""
    return (ORDER.index(name) if name in ORDER else len(ORDER)), name


def _answers(say: Catalogue, value: Mapping[str, object]) -> str:
    """A line for each question: what was chosen, and what was said about it."""
    values, comments = value.get("values"), value.get("comments")
    assert isinstance(values, dict)
    said = comments if isinstance(comments, dict) else {}
    lines = (say.labelled(code, _plain(chosen)) for code, chosen in values.items())
    return "\n".join(
        f"{line} — {said[code]}" if said.get(code) else line for code, line in zip(values, lines, strict=True)
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _spread(values: dict[str, object] | None) -> dict[str, object]:
    """The values, with the settings of a workspace one by one."""
    if values is None:
        return {}
    settings = values.get("settings")
    if not isinstance(settings, dict):
        return values
    return {**{name: value for name, value in values.items() if name != "settings"}, **settings}
