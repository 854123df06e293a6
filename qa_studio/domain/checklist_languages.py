"""The texts of a checklist by language: writing one, and finding those that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from qa_studio.domain.checklist import Checklist, Question
from qa_studio.domain.checklist_edit import FORM, Spot
from qa_studio.domain.wording import Wording


def reworded(wording: Wording | None, language: str, text: str) -> Wording:
    """`wording` with this text in `language`; an empty text takes the language out of it."""
    texts = dict(wording.texts) if wording is not None else {}
    if text.strip():
        texts[language] = text
    else:
        texts.pop(language, None)
    return Wording(texts)


def or_none(wording: Wording) -> Wording | None:
    """None in place of a wording without any text."""
    return wording if wording.texts else None


def writing_language(checklist: Checklist, language: str) -> str:
    """In which its author goes on: `language`, unless title, sections and questions are written in others only."""
    wordings = [checklist.title]
    wordings += [section.title for section in checklist.sections]
    wordings += [question.text for question in checklist.questions]
    used = [each for wording in wordings for each, text in wording.texts.items() if text]
    return used[0] if used and language not in used else language


@dataclass(frozen=True, slots=True)
class Text:
    """A wording of the form and where it stands; `key` is that of its field."""

    spot: Spot
    key: str
    wording: Wording


def texts_of(checklist: Checklist) -> Iterator[Text]:
    """Every wording that people read, in the order of the form; notes are for authors and left out."""
    yield Text(FORM, "title", checklist.title)
    for band in checklist.scoring.bands:
        yield Text(FORM, "bands", band.title)
    for section in checklist.sections:
        yield Text(Spot(section=section.code), "title", section.title)
        for question in section.questions:
            yield from _of_question(question)


def _of_question(question: Question) -> Iterator[Text]:
    spot = Spot(question=question.code)
    yield Text(spot, "text", question.text)
    if question.guidance is not None:
        yield Text(spot, "guidance", question.guidance)
    for option in question.options:
        # A figure, and an option that shows its code, are the same in every language.
        said = set(option.text.texts.values())
        if said != {option.code} and not all(each.strip().isdigit() for each in said):
            yield Text(spot, "options", option.text)
    for comment in question.comments:
        yield Text(spot, "comments", comment)


@dataclass(frozen=True, slots=True)
class Translated:
    """How many of the texts are there in one language, and the first that isn't."""

    there: int
    of: int
    first_missing: Text | None


def translated(checklist: Checklist, language: str) -> Translated:
    """How far the checklist is written in `language`."""
    texts = list(texts_of(checklist))
    missing = [text for text in texts if language not in text.wording.texts]
    return Translated(len(texts) - len(missing), len(texts), missing[0] if missing else None)
