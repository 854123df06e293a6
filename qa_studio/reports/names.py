"""The words for the domain's choices, and texts in the language of the document."""

from collections.abc import Mapping

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Band
from qa_studio.domain.recording import Picked, mask_number
from qa_studio.domain.wording import Wording
from qa_studio.reports.setter import Setter
from qa_studio.services.rows import RecordingRow
from qa_studio.texts import Message, message

PICKED: Mapping[Picked, Message] = {
    Picked.RANDOM: message("At random"),
    Picked.RISK: message("By risk"),
    Picked.COMPLAINT: message("For a complaint"),
    Picked.COACHING: message("For coaching"),
    Picked.NOT_SAID: message("Not said"),
}
FAMILIES: Mapping[str, Message] = {
    "customer": message("Customer critical"),
    "business": message("Business critical"),
    "compliance": message("Compliance critical"),
    "true": message("Critical, no family"),
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


def customer_number(setter: Setter, recording: RecordingRow) -> str:
    """The customer's number, masked unless the document may show it."""
    number = recording.customer_number
    if not number:
        return "–"
    return number if setter.imprint.show_customer_numbers else mask_number(number)


def file_name(setter: Setter, recording: RecordingRow) -> str:
    """The name of the sound file, as the document may show it."""
    return recording.file_name(setter.imprint.show_customer_numbers)
