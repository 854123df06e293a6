"""What an author does to the form: new, cut, paste, duplicate, delete, move; each one step that can be undone."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QMimeData, QObject, Signal

from qa_studio.domain.checklist import Checklist, Question, Section
from qa_studio.domain.checklist_edit import (
    FORM,
    Spot,
    free_code,
    moved,
    moved_sections,
    place_of_question,
    place_of_section,
    recoded,
    with_questions,
    with_section,
    without,
)
from qa_studio.domain.question_shapes import Shape, new_question, shape_of
from qa_studio.domain.wording import Wording
from qa_studio.ui.checklists.designer.clipboard import Clip, clip_of
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.tree_drop import Landing

USUAL_WEIGHT = Fraction(10)
"""Of a section, where all the others have a weight too."""
_AGAIN = (Shape.YES_NO, Shape.YES_PARTLY_NO, Shape.SCALE)


class Authoring(QObject):
    """`made(spots)` names what is new or has moved; `told(words, undo)` what else has happened on the way.

    With `undo` it belongs to the last step, and goes with it.
    """

    made = Signal(object)
    told = Signal(str, bool)

    def __init__(self, editing: Editing, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editing, self._language = editing, language

    @property
    def _form(self) -> Checklist:
        return self._editing.checklist

    # New ones

    def new_question(self, shape: Shape | None = None) -> None:
        """A question after the one in hand, or at the end of the section in hand; in the shape of the one before it."""
        self._own_section_first()
        section, place = self._next_place()
        before = self._editing.question
        if shape is None:
            same = None if before is None else shape_of(before)
            shape = same if same in _AGAIN else Shape.YES_NO
        code = self._free_question_code()
        question = new_question(shape, self._form.scoring.method, code, Wording({self._language: ""}))
        form = with_questions(self._form, section, place, [question])
        self._editing.edit(self.tr("New question"), form, then=Spot(question=code))
        self.made.emit([Spot(question=code)])

    def new_section(self) -> None:
        """A section after the one in hand."""
        at = self._section_place()
        section = self._empty_section()
        form = with_section(self._form, section, at)
        self._editing.edit(self.tr("New section"), form, then=Spot(section=section.code))
        self.made.emit([Spot(section=section.code)])

    def add_questions(self, words: str, questions: Sequence[Question]) -> None:
        """Questions from elsewhere, such as the question bank, after the one in hand; under codes that are free."""
        self._own_section_first()
        section, place = self._next_place()
        self._insert_questions(words, questions, section, place, self._taken())

    def _own_section_first(self) -> None:
        if not self._form.sections:
            form = with_section(self._form, self._empty_section(), 0)
            self._editing.edit(self.tr("New section"), form, then=FORM)

    def _next_place(self) -> tuple[str, int]:
        question, section = self._editing.question, self._editing.section
        if question is not None and section is not None:
            return section.code, place_of_question(self._form, question.code)[1] + 1
        section = section or self._form.sections[-1]
        return section.code, len(section.questions)

    def _section_place(self) -> int:
        section = self._editing.section
        return len(self._form.sections) if section is None else place_of_section(self._form, section.code) + 1

    def _empty_section(self) -> Section:
        code = self._free("section", {section.code for section in self._form.sections})
        weight = USUAL_WEIGHT if self._form.weighs_sections else None
        return Section(code, Wording({self._language: ""}), (), weight)

    def _free_question_code(self) -> str:
        return self._free("q", {question.code for question in self._form.questions})

    def _free(self, stem: str, taken: Collection[str]) -> str:
        """`q-7`: the lowest number that was never used."""
        number = len(taken) + 1
        while f"{stem}-{number}" in taken or f"{stem}-{number}" in self._editing.published:
            number += 1
        return f"{stem}-{number}"

    def _taken(self, of: str = "") -> set[str]:
        """Codes that what comes from the form `of` can't have: a published one means the same for ever."""
        codes = {question.code for question in self._form.questions}
        return codes if of == self._form.code else codes | self._editing.published

    # Taking away

    def delete(self, spots: Sequence[Spot]) -> None:
        """Take these away; conditions that named them go too, which is told."""
        self._take_away(spots, self._words(spots, self.tr("Delete {what}")))

    def take_away_cut(self, spots: Sequence[Spot]) -> None:
        """The same, as a cut."""
        self._take_away(spots, self._words(spots, self.tr("Cut {what}")))

    def _take_away(self, spots: Sequence[Spot], words: str) -> None:
        if not spots:
            return
        before, what = self._form, self._words(spots, "{what}")
        after = without(before, spots)
        gone = _conditions(q for q in before.questions if after.has_question(q.code)) - _conditions(after.questions)
        self._editing.edit(words, after, then=_neighbour(before, after, spots))
        if gone:
            told = self.tr("{what} deleted, and {n} conditions that named it taken away.")
            if gone == 1:
                told = self.tr("{what} deleted, and a condition that named it taken away.")
            self.told.emit(told.format(what=what, n=gone), True)

    def tidy(self) -> None:
        """Take away what was begun and never written: questions and sections without any word, if others are left."""
        form = self._form
        empty = [question.code for question in form.questions if _unwritten(question)]
        if len(empty) < len(form.questions):
            spots = [Spot(question=code) for code in empty]
            spots += [
                Spot(section=section.code)
                for section in form.sections
                if not any(section.title.texts.values()) and all(q.code in empty for q in section.questions)
            ]
            if spots:
                self._take_away(spots, self.tr("Delete what was never written"))
                self.told.emit(self.tr("Questions and sections without a word in them were deleted."), True)

    # Copies

    def duplicate(self, spots: Sequence[Spot]) -> None:
        """The same again, right behind each section, or behind the last of the questions."""
        if not spots:
            return
        sections = tuple(self._section(spot.section) for spot in spots if spot.section)
        questions = tuple(self._form.question(spot.question) for spot in spots if spot.question)
        words = self._words(spots, self.tr("Duplicate {what}"))
        if sections:
            at = place_of_section(self._form, sections[-1].code) + 1
            self._insert_sections(words, sections, at, self._taken())
        elif questions:
            section = self._form.section_of(questions[-1].code)
            place = place_of_question(self._form, questions[-1].code)[1] + 1
            self._insert_questions(words, questions, section.code, place, self._taken())

    def paste(self, data: QMimeData) -> None:
        """What lies on the clipboard, after what is in hand."""
        clip = clip_of(data, self._form, self._language)
        if clip is None:
            self.told.emit(self.tr("There is nothing on the clipboard that could become a question."), False)
            return
        self._own_section_first()
        section, place = self._next_place()
        self._take_in(clip, section, place, self._section_place())

    def drop(self, data: QMimeData, landing: Landing) -> None:
        """The same where it was dropped."""
        clip = clip_of(data, self._form, self._language)
        if clip is None:
            return
        self._own_section_first()
        if landing.place is None:
            last = self._form.sections[-1]
            self._take_in(clip, last.code, len(last.questions), landing.section)
        else:
            section = self._form.sections[landing.section]
            self._take_in(clip, section.code, landing.place, landing.section + 1)

    def _take_in(self, clip: Clip, section: str, place: int, section_place: int) -> None:
        taken = self._taken(clip.checklist)
        if clip.sections:
            # Loose questions that travel with sections become a part of the last of them.
            last = clip.sections[-1]
            sections = (*clip.sections[:-1], replace(last, questions=(*last.questions, *clip.questions)))
            n = len(sections)
            words = self.tr("Paste a section") if n == 1 else self.tr("Paste {n} sections").format(n=n)
            self._insert_sections(words, sections, section_place, taken)
        else:
            self._take_in_questions(clip, section, place, taken)
        if clip.converted:
            words = self.tr("What the answers are worth was turned into this checklist's scoring; look it over.")
            self.told.emit(words, True)

    def _take_in_questions(self, clip: Clip, section: str, place: int, taken: Collection[str]) -> None:
        n = len(clip.questions)
        words = self.tr("Paste {n} lines as Yes/No questions") if clip.lines else self.tr("Paste {n} questions")
        if n == 1:
            words = self.tr("Paste a line as a Yes/No question") if clip.lines else self.tr("Paste a question")
        self._insert_questions(words.format(n=n), clip.questions, section, place, taken)

    def _insert_questions(
        self, words: str, questions: Sequence[Question], section: str, place: int, taken: Collection[str]
    ) -> None:
        codes = {question.code for question in self._form.questions}
        new, lost = _with_known_conditions(recoded(questions, taken), codes)
        spots = [Spot(question=question.code) for question in new]
        form = with_questions(self._form, section, place, new)
        self._editing.edit(words, form, then=spots[0])
        self._tell_lost(lost)
        self.made.emit(spots)

    def _insert_sections(self, words: str, sections: Sequence[Section], at: int, taken: Collection[str]) -> None:
        questions = [question for section in sections for question in section.questions]
        codes = {question.code for question in self._form.questions}
        new, lost = _with_known_conditions(recoded(questions, taken), codes)
        rest, form, spots = list(new), self._form, []
        used = {section.code for section in form.sections}
        for offset, section in enumerate(sections):
            own, rest = rest[: len(section.questions)], rest[len(section.questions) :]
            code = free_code(section.code, used | self._editing.published)
            used.add(code)
            fitting = self._fitting(section)
            form = with_section(form, replace(fitting, code=code, questions=tuple(own)), at + offset)
            spots.append(Spot(section=code))
        self._editing.edit(words, form, then=spots[0])
        self._tell_lost(lost)
        self.made.emit(spots)

    def _fitting(self, section: Section) -> Section:
        """With a weight where the others have one, without where they have none."""
        if not self._form.sections or self._form.weighs_sections == (section.weight is not None):
            return section
        return replace(section, weight=USUAL_WEIGHT if self._form.weighs_sections else None)

    def _tell_lost(self, lost: int) -> None:
        if lost:
            words = self.tr("{n} conditions named questions that are not in this checklist; they were taken away.")
            if lost == 1:
                words = self.tr("A condition named a question that is not in this checklist; it was taken away.")
            self.told.emit(words.format(n=lost), True)

    # Moving

    def move_to(self, spots: Sequence[Spot], landing: Landing) -> None:
        """Where they were dragged: sections among sections, questions into a section."""
        sections = [spot.section for spot in spots if spot.section]
        questions = [spot.question for spot in spots if spot.question]
        if sections and landing.place is None:
            self._moved(spots, moved_sections(self._form, sections, landing.section))
        elif questions and landing.place is not None and self._form.sections:
            target = self._form.sections[landing.section].code
            self._moved(spots, moved(self._form, questions, target, landing.place))

    def move_by(self, spots: Sequence[Spot], step: int) -> None:
        """One place up (-1) or down (1), questions from section to section too."""
        sections = [spot.section for spot in spots if spot.section]
        questions = [spot.question for spot in spots if spot.question]
        if sections:
            places = [place_of_section(self._form, code) for code in sections]
            at = min(places) - 1 if step < 0 else max(places) + 2
            if 0 <= at <= len(self._form.sections):
                self._moved(spots, moved_sections(self._form, sections, at))
        elif questions:
            self._move_questions(spots, questions, step)

    def _move_questions(self, spots: Sequence[Spot], codes: Sequence[str], step: int) -> None:
        edge = codes[0] if step < 0 else codes[-1]
        section, place = place_of_question(self._form, edge)
        sections = self._form.sections
        place += -1 if step < 0 else 2
        if place < 0:
            section -= 1
            place = len(sections[section].questions) if section >= 0 else 0
        elif place > len(sections[section].questions):
            section, place = section + 1, 0
        if 0 <= section < len(sections):
            self._moved(spots, moved(self._form, codes, sections[section].code, place))

    def _moved(self, spots: Sequence[Spot], form: Checklist) -> None:
        self._editing.edit(self._words(spots, self.tr("Move {what}")), form, then=spots[0])
        self.made.emit(list(spots))

    # Words

    def _section(self, code: str) -> Section:
        return self._form.sections[place_of_section(self._form, code)]

    def _words(self, spots: Sequence[Spot], template: str) -> str:
        if len(spots) > 1:
            sections = sum(bool(spot.section) for spot in spots)
            what = self.tr("{n} sections") if sections == len(spots) else self.tr("{n} questions")
            if 0 < sections < len(spots):
                what = self.tr("{n} parts")
            return template.format(what=what.format(n=len(spots)))
        spot = spots[0]
        wording = self._section(spot.section).title if spot.section else self._form.question(spot.question).text
        words = wording.in_language(self._language).replace("\n", " ") or spot.section or spot.question
        return template.format(what=self.tr("“{words}”").format(words=words if len(words) <= 40 else f"{words[:39]}…"))


def _unwritten(question: Question) -> bool:
    return not any(question.text.texts.values()) and question.guidance is None


def _conditions(questions: Iterable[Question]) -> int:
    return sum(question.show_when is not None for question in questions)


def _with_known_conditions(questions: Sequence[Question], known: Collection[str]) -> tuple[list[Question], int]:
    """The questions without conditions that name what is nowhere; and how many of these there were."""
    codes = {question.code for question in questions} | set(known)
    kept = [
        question if question.show_when is None or question.show_when.question in codes else _always(question)
        for question in questions
    ]
    return kept, _conditions(questions) - _conditions(kept)


def _always(question: Question) -> Question:
    return replace(question, show_when=None)


def _neighbour(before: Checklist, after: Checklist, gone: Sequence[Spot]) -> Spot:
    """The place to go to when these are gone: what stood behind the first of them, else before it."""
    spots = []
    for section in before.sections:
        spots.append(Spot(section=section.code))
        spots += [Spot(question=question.code) for question in section.questions]
    at = spots.index(gone[0])
    questions = bool(gone[0].question)
    for spot in (*spots[at + 1 :], *reversed(spots[:at])):
        if spot.of(after) and bool(spot.question) == questions:
            return spot
    return next((spot for spot in spots if spot.of(after)), FORM)
