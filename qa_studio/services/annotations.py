"""Exchange with programs for sound and speech: what is known along a call goes out, labels come in as notes."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol, get_args

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, NotFound
from qa_studio.services.annotation_tiers import tiers_of
from qa_studio.services.audit import handed_out
from qa_studio.services.notes import Notes
from qa_studio.services.ports import WorkFactory
from qa_studio.texts import Language, Message, catalogue, message

# Players and recorders round the length; a label up to the end they show is meant.
_CLOCK_SLACK_S = 0.5

_Known = tuple[float, float, str]


class AnnotationsRefused(FileTrouble):
    """A file of labels that is not what it should be, with the line (from 1)."""

    def __init__(self, path: Path, line: int, why: Message) -> None:
        super().__init__(
            message("{path}, line {line}: {why}", path=str(path), line=line, why=why),
            message("Correct the line, or export the labels again from the program they come from."),
        )
        self.path, self.line, self.why = path, line, why


class AnnotationFiles(Protocol):
    """Label tracks of Audacity (`.txt`) and TextGrids of Praat (`.TextGrid`).

    Both methods raise FileTrouble; `read` raises AnnotationsRefused where a line is wrong.
    """

    def read(self, path: Path) -> tuple[Tier, ...]: ...
    def write(self, tiers: tuple[Tier, ...], seconds: float, path: Path) -> None: ...
    def words_outside(self, tier: Tier, label: Label) -> Collection[str]:
        """All ways in which the words of a label are written in files, each on one line."""
        ...


@dataclass(frozen=True, slots=True)
class OfferedTier:
    """A tier of a file and what would become notes of it; `known` labels are there already, `bare` have no words."""

    name: str
    fresh: tuple[Label, ...]
    known: int
    bare: int


@dataclass(frozen=True, slots=True)
class TakenLabels:
    """How many labels became notes, were there already, or have no words."""

    added: int
    known: int
    bare: int


class Annotations:
    """Labels out and in."""

    def __init__(self, work: WorkFactory, notes: Notes, files: AnnotationFiles) -> None:
        self._work, self._notes, self._files = work, notes, files

    def tiers(self, recording: RecordingId, reader: PersonId | None, language: Language) -> tuple[Tier, ...]:
        """What `reader` may see along a call (None: whoever it may be); raises NotFound."""
        with self._work.read() as work:
            work.recordings.get(recording)
            return tiers_of(work, recording, reader, catalogue(language))

    def export(self, recording: RecordingId, reader: PersonId | None, path: Path, language: Language) -> int:
        """Write all of it; the suffix decides the kind of file.  Gives the number of labels."""
        tiers = self.tiers(recording, reader, language)
        with self._work.read() as work:
            known = work.recordings.get(recording)
        self._files.write(tiers, known.sound.duration_s, path)
        labels = sum(len(tier.labels) for tier in tiers)
        with self._work() as work:
            told = handed_out(path, number=known.details.customer_number, what="annotations", count=labels)
            work.audit.note(Subject.RECORDING, str(recording), Did.EXPORTED, told)
        return labels

    def offer(self, recording: RecordingId, path: Path, by: PersonId) -> tuple[OfferedTier, ...]:
        """What a file holds for a recording; raises AnnotationsRefused, also for labels behind its end."""
        with self._work.read() as work:
            seconds = work.recordings.get(recording).sound.duration_s
        known = self._known(recording, by)
        return tuple(_offered(path, tier, seconds, known) for tier in self._files.read(path))

    def take_in(
        self,
        recording: RecordingId,
        path: Path,
        by: PersonId,
        public: bool = False,
        tiers: Collection[str] | None = None,
    ) -> TakenLabels:
        """Make notes of the labels of these tiers (None: of all) that are not there yet, all of them or none."""
        offered = self.offer(recording, path, by)
        if tiers is not None:
            for name in tiers:
                if name not in {tier.name for tier in offered}:
                    raise NotFound(
                        message("{path} has no tier {name}.", path=path.name, name=name),
                        message("It has these: {names}.", names=", ".join(tier.name for tier in offered) or "–"),
                    )
            offered = tuple(tier for tier in offered if tier.name in tiers)
        labels = [(label.span, label.text) for tier in offered for label in tier.fresh]
        self._notes.write_all(recording, labels, public, by)
        known, bare = sum(tier.known for tier in offered), sum(tier.bare for tier in offered)
        return TakenLabels(len(labels), known, bare)

    def _known(self, recording: RecordingId, by: PersonId) -> set[_Known]:
        """Everything that an export would write, in each language and each way of writing it."""
        return {
            _key(label.span, words)
            for language in get_args(Language)
            for tier in self.tiers(recording, by, language)
            for label in tier.labels
            for words in self._files.words_outside(tier, label)
        }


def _offered(path: Path, tier: Tier, seconds: float, known: set[_Known]) -> OfferedTier:
    """What is fresh counts as known from then on."""
    fresh: list[Label] = []
    found = _worded(path, tier.labels, seconds)
    for label in found:
        key = _key(label.span, label.text)
        if key not in known:
            known.add(key)
            fresh.append(label)
    return OfferedTier(tier.name, tuple(fresh), len(found) - len(fresh), len(tier.labels) - len(found))


def _worded(path: Path, labels: Iterable[Label], seconds: float) -> list[Label]:
    """Those with words, within the recording."""
    kept = []
    for label in labels:
        if label.span.end > seconds + _CLOCK_SLACK_S:
            why = message(
                "The label lies behind the end of the recording, which is {seconds} s long.", seconds=f"{seconds:.1f}"
            )
            raise AnnotationsRefused(path, label.line, why)
        if label.text.strip():
            span = Span(min(label.span.start, seconds), min(label.span.end, seconds))
            kept.append(replace(label, span=span, text=label.text.strip()))
    return kept


def _key(span: Span, words: str) -> _Known:
    # Audacity keeps six decimals and one line.
    return round(span.start, 6), round(span.end, 6), re.sub(r"\s+", " ", words).strip()
