"""The rules of the answers file, over the plain data that was read from it."""

from collections.abc import Mapping
from decimal import Decimal

from qa_studio.domain.answers import AnswerRefused, Answers, AnswerValue, value_from_json
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_problems import Problem, exact, shown
from qa_studio.domain.spans import Span
from qa_studio.texts import Message, message

_KEYS = ("checklist", "answers", "comments", "evidence")


def read_plain_answers(raw: object, checklist: Checklist) -> tuple[Answers, list[Problem]]:
    """The answers in `raw` as far as they are good, and everything that is wrong with it."""
    return _Reading(checklist).read(raw)


class _Reading:
    def __init__(self, checklist: Checklist) -> None:
        self._checklist = checklist
        self._found: list[Problem] = []

    def read(self, raw: object) -> tuple[Answers, list[Problem]]:
        if not isinstance(raw, Mapping):
            self._refuse((), "", message("An answers file begins with checklist: and a code, then answers:."))
            return Answers(self._checklist.code), self._found
        for key in raw:
            if key not in _KEYS:
                what = message(
                    "There is no key {key} here; take it out. Keys here: {known}.",
                    key=shown(key),
                    known=", ".join(_KEYS),
                )
                self._refuse((key,) if isinstance(key, str | int) else (), "", what)
        if raw.get("checklist") != self._checklist.code:
            what = message(
                "These are answers to {other}; write checklist: {code}.",
                other=shown(raw.get("checklist")),
                code=self._checklist.code,
            )
            self._refuse(("checklist",), self._checklist.code, what)
        values = self._values(raw)
        comments = self._comments(raw)
        return Answers(self._checklist.code, values, comments, self._evidence(raw)), self._found

    def _values(self, raw: Mapping[object, object]) -> dict[str, AnswerValue]:
        values: dict[str, AnswerValue] = {}
        for code, value in self._by_question(raw, "answers").items():
            if value is None:
                continue
            try:
                values[code] = value_from_json(self._checklist.question(code), value)
            except AnswerRefused as error:
                self._refuse(("answers", code), code, message("{what} {hint}", what=error.what, hint=error.hint))
        return values

    def _comments(self, raw: Mapping[object, object]) -> dict[str, str]:
        comments: dict[str, str] = {}
        for code, text in self._by_question(raw, "comments").items():
            if isinstance(text, str):
                comments[code] = text
            elif text is not None:
                what = message("A comment is text, and {value} is not; write it in quotes.", value=shown(text))
                self._refuse(("comments", code), code, what)
        return comments

    def _evidence(self, raw: Mapping[object, object]) -> dict[str, tuple[Span, ...]]:
        evidence: dict[str, tuple[Span, ...]] = {}
        for code, spans in self._by_question(raw, "evidence").items():
            good = self._spans(code, spans)
            if good:
                evidence[code] = good
        return evidence

    def _spans(self, code: str, raw: object) -> tuple[Span, ...]:
        if raw is None:
            return ()
        if not isinstance(raw, list):
            self._refuse(("evidence", code), code, _SPANS)
            return ()
        spans: list[Span] = []
        for position, pair in enumerate(raw):
            span = _span(pair)
            if span is None:
                self._refuse(("evidence", code, position), code, _SPANS)
            else:
                spans.append(span)
        return tuple(sorted(spans))

    def _by_question(self, raw: Mapping[object, object], key: str) -> dict[str, object]:
        """The mapping at `key`, its keys being codes of questions."""
        below = raw.get(key)
        if below is None:
            return {}
        if not isinstance(below, Mapping):
            self._refuse((key,), "", message("{key} is a mapping; write code: value, one in a line.", key=key))
            return {}
        good: dict[str, object] = {}
        for code, value in below.items():
            if isinstance(code, str) and self._checklist.has_question(code):
                good[code] = value
            else:
                what = message(
                    "The checklist {checklist} has no question {question}; take it out.",
                    checklist=self._checklist.code,
                    question=shown(code),
                )
                self._refuse((key, code) if isinstance(code, str | int) else (key,), shown(code), what)
        return good

    def _refuse(self, path: tuple[str | int, ...], code: str, what: Message) -> None:
        self._found.append(Problem(path, code, what))


_SPANS = message("Evidence is a list of spans in seconds from the start, such as [[3.2, 6.8]].")


def _span(pair: object) -> Span | None:
    if not isinstance(pair, list) or len(pair) != 2:
        return None
    start, end = (exact(each) if isinstance(each, int | float | Decimal) else None for each in pair)
    if start is None or end is None or not 0 <= start <= end:
        return None
    return Span(float(start), float(end))
