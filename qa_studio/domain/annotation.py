"""What can be written beside a sound for other programs: labels at times and spans, in tiers."""

from dataclasses import dataclass, field

from qa_studio.domain.spans import Span


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """Words at a time or a span; `line` is where they stand in the file that they were read from, from 1."""

    span: Span
    text: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Tier:
    """Labels of one kind; `plain` ones say everything themselves, others are understood with the tier's name only."""

    name: str
    labels: tuple[Label, ...]
    plain: bool = False
