"""A centre for each story."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from centre import Centre


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """A workspace with a checklist, an inspector and a lead, on a clock of its own."""
    opened = Centre(tmp_path)
    yield opened
    opened.studio.close()
