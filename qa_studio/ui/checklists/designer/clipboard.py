"""Questions and sections as they travel: between checklists, between windows, and as lines of text."""

import csv
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QMimeData

from qa_studio.domain.checklist import Checklist, Question, Section
from qa_studio.domain.checklist_document import document_of, read_document
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.question_method import question_under
from qa_studio.domain.question_shapes import Shape, new_question
from qa_studio.domain.wording import Wording

KIND = "application/x-qa-studio-checklist-part+json"
WITH_SECTIONS = "application/x-qa-studio-checklist-sections"
"""There beside the other where whole sections travel, so that a tree can tell without reading them."""
_LOOSE = ""
_MARK = re.compile(r"\s*(?:[•·▪◦‣]\s*|[*\-–—]\s+|[(（]?\d+(?:[.．]\d+)*[.．)）、](?!\d)\s*|\d+(?:[.．]\d+)+\s+)")
_ONLY_FIGURES = re.compile(r"[\d\s.,%()（）．、:：+\-–]*")


@dataclass(frozen=True, slots=True)
class Clip:
    """`sections` whole, `questions` without one; `checklist` is the code of the form they are from, "" for lines.

    `converted`: their answers were worth something under another method of scoring.
    """

    checklist: str
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    converted: bool = False

    @property
    def lines(self) -> bool:
        """Whether it was text that somebody wrote elsewhere."""
        return not self.checklist


def can_paste(data: QMimeData | None) -> bool:
    """Whether something in it could become questions; an empty clipboard is None on some desktops."""
    return data is not None and (data.hasFormat(KIND) or (data.hasText() and not data.hasUrls()))


def holds_sections(data: QMimeData) -> bool:
    """Whether whole sections are in it."""
    return data.hasFormat(WITH_SECTIONS)


def mime_of(checklist: Checklist, spots: Collection[Spot], language: str) -> QMimeData:
    """These sections and questions of a form; for other programs their words, a line each."""
    part = _part(checklist, spots)
    data = QMimeData()
    document = json.dumps(document_of(part), ensure_ascii=False)
    data.setData(KIND, QByteArray(document.encode()))
    if any(section.code != _LOOSE for section in part.sections):
        data.setData(WITH_SECTIONS, QByteArray(b"1"))
    data.setText("\n".join(_lines(part, language)))
    return data


def clip_of(data: QMimeData, target: Checklist, language: str) -> Clip | None:
    """What lies in `data`, as the scoring of `target` has it; None where nothing in it can become a question."""
    if data.hasFormat(KIND):
        part = _read(data)
        return None if part is None else _clip(part, target)
    questions = tuple(_questions(data.text(), target, language)) if data.hasText() else ()
    return Clip("", (), questions) if questions else None


def _part(checklist: Checklist, spots: Collection[Spot]) -> Checklist:
    whole = tuple(section for section in checklist.sections if Spot(section=section.code) in spots)
    inside = {question.code for section in whole for question in section.questions}
    loose = tuple(
        question
        for question in checklist.questions
        if Spot(question=question.code) in spots and question.code not in inside
    )
    rest = (Section(_LOOSE, Wording({}), loose),) if loose else ()
    return replace(checklist, sections=(*whole, *rest))


def _lines(part: Checklist, language: str) -> list[str]:
    lines = []
    for section in part.sections:
        if section.code != _LOOSE:
            lines.append(section.title.in_language(language))
        lines += [question.text.in_language(language).replace("\n", " ") for question in section.questions]
    return lines


def _read(data: QMimeData) -> Checklist | None:
    try:
        return read_document(Checklist, json.loads(bytes(data.data(KIND).data())))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None  # another version of the program wrote it; there is nothing that could be said about it


def _clip(part: Checklist, target: Checklist) -> Clip:
    method = target.scoring.method
    whole = replace(part, sections=tuple(section for section in part.sections if section.code != _LOOSE))
    loose = next((section.questions for section in part.sections if section.code == _LOOSE), ())
    # Sections are converted as the form that they are; of a loose question nobody knows what share of a form it was.
    questions = tuple(question_under(question, part.scoring.method, method)[0] for question in loose)
    sections = with_method(whole, method).checklist.sections
    return Clip(part.code, sections, questions, part.scoring.method is not method)


def _questions(text: str, target: Checklist, language: str) -> Sequence[Question]:
    method = target.scoring.method
    made: list[Question] = []
    # Excel puts tabs between cells and quotes around those with line breaks; other text has neither.
    excel = "\t" in text or text.startswith('"')
    rows = csv.reader(text.splitlines(keepends=True), delimiter="\t") if excel else ([line] for line in _split(text))
    for row in rows:
        cells = [said for cell in row if (said := _said(cell))]
        if cells:
            question = new_question(Shape.YES_NO, method, f"q-{len(made) + 1}", Wording({language: cells[0]}))
            guidance = Wording({language: "\n".join(cells[1:])}) if cells[1:] else None
            made.append(replace(question, guidance=guidance))
    return made


def _split(text: str) -> list[str]:
    return text.replace("\u2028", "\n").splitlines()


def _said(cell: str) -> str:
    """The words of a cell without bullet or number; nothing where there are only figures."""
    if _ONLY_FIGURES.fullmatch(cell):
        return ""
    return " ".join((cell[mark.end() :] if (mark := _MARK.match(cell)) else cell).split())
