"""The words for the domain's choices, and texts in the language of the document."""

from collections.abc import Mapping

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Band
from qa_studio.domain.recording import Direction, Picked
from qa_studio.domain.score import Verdict
from qa_studio.domain.wording import Wording
from qa_studio.reports.setter import Setter
from qa_studio.texts import Message, message

DIRECTIONS: Mapping[Direction, Message] = {
    Direction.IN: message("Inbound"),
    Direction.OUT: message("Outbound"),
    Direction.INTERNAL: message("Internal"),
}
PICKED: Mapping[Picked, Message] = {
    Picked.RANDOM: message("At random"),
    Picked.RISK: message("By risk"),
    Picked.COMPLAINT: message("For a complaint"),
    Picked.COACHING: message("For coaching"),
    Picked.NOT_SAID: message("Not said"),
}
VERDICTS: Mapping[str, Message] = {
    Verdict.PASS: message("Pass"),
    Verdict.FAIL: message("Fail"),
    Verdict.NOT_SCORED: message("Not scored"),
}


def title_in(setter: Setter, title: Wording) -> str:
    """The title in the language of the document."""
    return title.in_language(setter.imprint.language)


def band_of(setter: Setter, band: Band | None) -> str:
    """The band's name, or a dash."""
    return band.title.in_language(setter.imprint.language) if band else "–"


def cause_path(setter: Setter, tree: CauseTree, code: str) -> str:
    """The cause with everything above it in the tree; its code where the tree has lost it."""
    path = tree.path(code)
    return " › ".join(cause.title.in_language(setter.imprint.language) for cause in path) if path else code
