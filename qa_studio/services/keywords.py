"""Keyword lists: what marks moments in calls."""

import re
from dataclasses import replace

from qa_studio.domain.audit import Subject
from qa_studio.domain.keywords import STARTERS, Keyword, KeywordList, KeywordListId, keywords_in
from qa_studio.domain.transcript import Transcript
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import KeywordListsChanged
from qa_studio.services.meanwhile import both_kept, refuse_changed
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.texts import message


class Keywords:
    """The lists of the workspace."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def lists(self) -> tuple[KeywordList, ...]:
        """All lists, by name."""
        with self._work.read() as work:
            return work.keywords.all()

    def add(self, name: str, words: tuple[str, ...], whole_words: bool = True) -> KeywordListId:
        """A new list; refused without a name or words, or where the name is taken."""
        with self._work() as work:
            fresh = _checked(work, KeywordList(KeywordListId(0), name, words, whole_words))
            added = work.keywords.add(fresh)
            work.record(KeywordListsChanged())
            return added

    def save(self, changed: KeywordList, seen: KeywordList | None = None) -> None:
        """Another name, other words; refused as when adding.

        Raises ChangedMeanwhile where somebody else renamed it since it was `seen`; words of both stand.
        """
        with self._work() as work:
            work.lock(Subject.KEYWORDS, changed.id)
            wanted, known = _checked(work, changed), _known(work, changed.id)
            wanted = both_kept(work, (Subject.KEYWORDS, str(changed.id)), seen, wanted, known)
            work.keywords.save(_checked(work, wanted))
            work.record(KeywordListsChanged())

    def remove(self, gone: KeywordListId, seen: KeywordList | None = None) -> None:
        """Take a list away; transcripts stay as they are.  Raises ChangedMeanwhile where it is not what was `seen`."""
        with self._work() as work:
            if seen is not None:
                work.lock(Subject.KEYWORDS, gone)
                refuse_changed(work, (Subject.KEYWORDS, str(gone)), seen, _known(work, gone))
            work.keywords.remove(gone)
            work.record(KeywordListsChanged())

    def add_starters(self) -> int:
        """The lists to begin with, but for those whose names are taken; gives how many."""
        with self._work() as work:
            taken = {each.name for each in work.keywords.all()}
            fresh = [(name, words) for name, words in STARTERS if name not in taken]
            for name, words in fresh:
                work.keywords.add(KeywordList(KeywordListId(0), name, words))
            if fresh:
                work.record(KeywordListsChanged())
            return len(fresh)

    def said_in(self, transcript: Transcript | None) -> tuple[Keyword, ...]:
        """Words of the lists that are said in a transcript as it is shown; none without one."""
        return () if transcript is None else keywords_in(transcript.segments, self.lists())


def words_in(text: str) -> tuple[str, ...]:
    """The words of a list as somebody types them: one in a line, or between commas."""
    parts = re.split("[,，、;；\n]", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _known(work: Work, wanted: KeywordListId) -> KeywordList:
    found = next((each for each in work.keywords.all() if each.id == wanted), None)
    if found is None:
        raise NotFound(message("There is no keyword list {number}.", number=wanted))
    return found


def _checked(work: Work, wanted: KeywordList) -> KeywordList:
    name, words = wanted.name.strip(), tuple(word.strip() for word in wanted.words if word.strip())
    if not name:
        raise Refused(message("A list needs a name."))
    if not words:
        raise Refused(message("A list needs at least one word."), message("Write one in each line."))
    if any(each.name == name and each.id != wanted.id for each in work.keywords.all()):
        raise Refused(message("There is a list “{name}” already.", name=name), message("Choose another name."))
    return replace(wanted, name=name[:80], words=words)
