"""What goes over the pipe comes out as it went in."""

import pytest

from qa_studio.domain.mask import Cover, MaskSound
from qa_studio.domain.spans import Span
from qa_studio.services import sound_messages as say
from qa_studio.texts import message


@pytest.mark.parametrize(
    "said",
    [
        say.Open("/calls/通话 1.wav", True, 12.5),
        say.Open("/calls/2.wav", masks=say.masked([Cover(Span(1, 2.5)), Cover(Span(3, 4), MaskSound.SILENCE)])),
        say.SetMasks(((1.0, 2.5, "tone"),)),
        say.SetMasks(()),
        say.Play(),
        say.SetLoop(1.0, 2.5),
        say.SetLoop(None, None),
        say.SetChannel("customer"),
        say.Position(3.25, 1.5, True),
        say.State(True, False),
        say.Finished(),
        say.Trouble(message("{path} can't be read: {why}", path="a.wav", why=message("it is empty"))),
    ],
)
def test_every_message_survives_the_pipe(said: say.Command | say.Report) -> None:
    line = say.encoded(said)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert say.decoded(line) == said


@pytest.mark.parametrize("line", [b"hello\n", b"[1]\n", b'{"is": "Rm"}\n', b"{}\n", b'{"is": "Seek"}\n'])
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"audio process|Expecting"):
        say.decoded(line)


def test_masks_come_out_as_the_covers_that_went_in() -> None:
    covers = (Cover(Span(1, 2.5)), Cover(Span(3, 4), MaskSound.SILENCE))
    sent = say.decoded(say.encoded(say.SetMasks(say.masked(covers))))
    assert isinstance(sent, say.SetMasks) and say.covers(sent.masks) == covers
