"""Conditions as XLSForm writes them: `${greeting} = 'yes' or ${greeting} = 'partly'`, `selected(${faults}, 'late')`."""

import re
from collections.abc import Mapping

_EQUALS = re.compile(r"""\$\{\s*([^}\s]+)\s*\}\s*={1,2}\s*(['"])([^'"]*)\2""")
_SELECTED = re.compile(r"""selected\(\s*\$\{\s*([^}\s]+)\s*\}\s*,\s*(['"])([^'"]*)\2\s*\)""")
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)


def relevant_of(show_when: Mapping[str, object], kind: str) -> str:
    """The condition on an answer to a question of `kind`."""
    question, codes = show_when["question"], show_when["is"]
    assert isinstance(codes, list)
    if kind == "multiple":
        return " or ".join(f"selected(${{{question}}}, '{code}')" for code in codes)
    return " or ".join(f"${{{question}}} = '{code}'" for code in codes)


def show_when_of(relevant: str) -> dict[str, object] | None:
    """The condition in the shape of the checklist file; None where it says more than that can."""
    question, codes = "", list[str]()
    for term in _OR.split(relevant.strip()):
        found = _EQUALS.fullmatch(_bare(term)) or _SELECTED.fullmatch(_bare(term))
        if found is None or question not in ("", found[1]):
            return None
        question = found[1]
        codes.append(found[3])
    return {"question": question, "is": codes}


def _bare(term: str) -> str:
    term = term.strip()
    return term[1:-1].strip() if term.startswith("(") and term.endswith(")") else term
