"""Label tracks of Audacity as text files: start, end and words in columns between tabs.

As the manual of Audacity describes them under “Importing and Exporting Labels”: seconds with a decimal point, a point
label has the same start and end; lines that begin with a backslash belong to the label above (its frequencies).  The
older way, with one time only, is read too.
"""

import math
import re
from collections.abc import Iterable
from pathlib import Path

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.spans import Span
from qa_studio.services.annotations import AnnotationsRefused
from qa_studio.texts import Message, message

_NUMBER = re.compile(r"\s*[+-]?\d+([.,]\d*)?([eE][+-]?\d{1,3})?\s*")
_BREAKS = re.compile(r"[\t\r\n\v\f\x00\x1c-\x1e\x85\u2028\u2029]+")


def read_labels(path: Path, text: str) -> tuple[Tier, ...]:
    """The one tier of the file `path` with the content `text`; raises AnnotationsRefused with the line."""
    labels: list[Label] = []
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if line.startswith("\\"):
            if not labels:
                raise AnnotationsRefused(path, number, message("Frequencies stand here, but no label above them."))
        elif line.strip():
            labels.append(_label(path, number, line))
    return (Tier(path.stem, tuple(labels), plain=True),)


def _label(path: Path, number: int, line: str) -> Label:
    first, *rest = line.split("\t")
    start = _seconds(first)
    if start is None:
        raise AnnotationsRefused(path, number, _why_no_time(first, bool(rest)))
    end = _seconds(rest[0]) if rest else None
    words = rest if end is None else rest[1:]
    end = start if end is None else end
    if start < 0:
        raise AnnotationsRefused(path, number, message("The label begins before the recording."))
    if end < start:
        raise AnnotationsRefused(path, number, message("The label ends before it begins."))
    return Label(Span(start, end), " ".join(words).strip(), number)


def _why_no_time(found: str, has_tabs: bool) -> Message:
    if not has_tabs:
        return message("A time, a time and words are expected here, with tabs between them.")
    return message("“{found}” is no time in seconds.", found=found[:40])


def _seconds(text: str) -> float | None:
    found = float(text.replace(",", ".")) if _NUMBER.fullmatch(text) else math.nan
    return found if math.isfinite(found) else None


def write_labels(tiers: Iterable[Tier]) -> str:
    """All tiers as one label track, by time; words that are not plain follow the name of their tier."""
    lines = sorted((label.span, audacity_words(tier, label)) for tier in tiers for label in tier.labels)
    return "".join(f"{span.start:.6f}\t{span.end:.6f}\t{words}\n" for span, words in lines)


def audacity_words(tier: Tier, label: Label) -> str:
    """What stands in the third column: one line without tabs."""
    words = _BREAKS.sub(" ", label.text).strip()
    return words if tier.plain else f"{tier.name}: {words}" if words else tier.name
