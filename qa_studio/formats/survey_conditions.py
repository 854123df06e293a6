"""Conditions of SurveyJS as far as a checklist has them: an answer to one earlier question is one of some."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TERM = re.compile(r"^\(?\s*\{([^}]+)\}\s*(==|=|equal|<>|!=|notequal|anyof|contains|\*=)\s*(.+?)\s*\)?$", re.IGNORECASE)
_OR = re.compile(r"\s+or\s+|\s*\|\|\s*", re.IGNORECASE)
_LITERAL = re.compile(r"'([^']*)'|\"([^\"]*)\"|([^\s,\[\]]+)")
_NOT = frozenset({"<>", "!=", "notequal"})
_ONE_OF_SEVERAL = frozenset({"anyof", "contains", "*="})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was taken: its code, kind, and the option codes by the values that they had."""

    code: str
    kind: str
    options: Mapping[str, str]


def show_when(expression: str, asked: Mapping[str, Asked]) -> dict[str, object] | None:
    """`expression` in the shape of the checklist file; None where it says more than that can."""
    question: Asked | None = None
    codes: list[str] = []
    for term in _OR.split(expression.strip()):
        found = _TERM.match(term)
        if found is None or found[1].strip() not in asked:
            return None
        here = asked[found[1].strip()]
        among = _among(here, found[2].lower(), found[3])
        if among is None or (question is not None and question != here):
            return None
        question = here
        codes += [code for code in among if code not in codes]
    return {"question": question.code, "is": codes} if question is not None and codes else None


def _among(question: Asked, operator: str, literals: str) -> list[str] | None:
    """The option codes that a term is true for."""
    if question.kind == "multiple" and operator not in _ONE_OF_SEVERAL:
        return None
    values = ["".join(found) for found in _LITERAL.findall(literals)]
    if not values or any(value not in question.options for value in values):
        return None
    named = [question.options[value] for value in values]
    if operator not in _NOT:
        return named
    return [code for code in question.options.values() if code not in named]
