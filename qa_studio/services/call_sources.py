"""Who tells an import about the calls: metadata files, the names of the recordings, and the tags inside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from qa_studio.domain.calls import NameReading
from qa_studio.services.ports import CallMetadata


class CallNames(Protocol):
    """Ways in which recorders name their files: a preset, or a template of one's own, which has braces."""

    def check(self, names: str) -> None:
        """Raises Refused where it is neither."""
        ...

    def read(self, names: str, path: Path, zone: str) -> NameReading:
        """What the name tells; times of day are in `zone` unless the name shows the recorder's own."""
        ...


class SoundTags(Protocol):
    """What is written inside sound files about them."""

    def read(self, path: Path) -> Mapping[str, str]:
        """`title`, `artist`, `date` and `comment`, as far as they are there; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class CallSources:
    """A metadata file goes before the names of the files, and the names before the tags in them."""

    metadata: CallMetadata
    names: CallNames
    tags: SoundTags
