"""What a doubt about a checklist is."""

from dataclasses import dataclass

from qa_studio.texts import Message


@dataclass(frozen=True, slots=True)
class Advice:
    """A doubt about the section or question `code` ("" for the form); `rule` names its kind.

    `key` is the key of the file at which it can be mended; `of_section` tells a section from a question with its code.
    """

    rule: str
    code: str
    words: Message
    key: str = ""
    of_section: bool = False
