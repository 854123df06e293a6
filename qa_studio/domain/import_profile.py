"""How recordings of one recorder come in: what its files and tables mean, and where they arrive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NewType

from qa_studio.domain.calls import CallField

ImportProfileId = NewType("ImportProfileId", int)
WatchedFolderId = NewType("WatchedFolderId", int)


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """Choices of an import under a name.

    `names`: preset or template of the file names; `zone`: the recorder's, "" for the workspace's; `columns`: what
    heads of a metadata file mean where that was chosen by hand, None for an extra detail; `swapped`: the first
    channel is the customer.
    """

    id: ImportProfileId
    name: str
    names: str = ""
    zone: str = ""
    columns: Mapping[str, CallField | None] = field(default_factory=dict)
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder of one computer whose complete recordings are imported by themselves."""

    id: WatchedFolderId
    computer: str
    path: str
    profile: ImportProfileId | None = None
