"""What is masked is not seen in the small pictures of the recordings page either."""

from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from qa_studio.domain.mask import MaskSound
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.surroundings import Surroundings

CALL = Path(__file__).parents[2] / "resources" / "demonstration" / "wrong-person-en.opus"
LONG_MS = 20_000


def shades(picture: QImage) -> int:
    """How many different colours are in it: few, where nothing but a line is drawn."""
    return len({picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())})


def test_a_picture_in_the_list_is_drawn_anew_without_what_is_masked(
    studio: Studio, around: Surroundings, qtbot: QtBot
) -> None:
    recording = studio.importing.run(ImportOrder((CALL,)), Quiet()).added[0].id
    page = RecordingsPage(studio, around)
    qtbot.addWidget(page)
    page.resize(1500, 900)
    page.show()

    def picture() -> QImage | None:
        row = page.model.row(0) if page.model.rowCount() else None
        return page.thumbnails.picture(row) if row is not None else None

    qtbot.waitUntil(lambda: picture() is not None, timeout=LONG_MS)
    before = picture()
    assert before is not None
    studio.masks.add(recording, [Span(0, 55)], MaskSound.SILENCE, None)
    qtbot.waitUntil(lambda: picture() not in (None, before), timeout=LONG_MS)
    after = picture()
    assert after is not None and shades(after) < shades(before)
    qtbot.waitUntil(lambda: not around.runner.busy, timeout=LONG_MS)
