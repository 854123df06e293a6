"""Files without a header: what is in them is taken from their names, and said to be no more than taken."""

import re
from dataclasses import dataclass
from pathlib import Path

import soundfile

from qa_studio.audio.containers import ContainerTrack
from qa_studio.audio.seekable import SeekableAudio
from qa_studio.audio.streams import StreamAudio
from qa_studio.audio.vox import VoxTrack
from qa_studio.texts import Message, message

# libsndfile's names of what any frame of can be read at once, and FFmpeg's of what decodes in order.
_SAMPLES = {
    ".ul": "ULAW", ".ulaw": "ULAW", ".mulaw": "ULAW", ".mu": "ULAW", ".pcmu": "ULAW", ".g711u": "ULAW",
    ".al": "ALAW", ".alaw": "ALAW", ".pcma": "ALAW", ".g711a": "ALAW",
    ".sln": "PCM_16", ".slin": "PCM_16", ".pcm": "PCM_16", ".raw": "PCM_16",
}  # fmt: skip
_PACKETS = {
    ".g722": ("g722", "G.722", 16_000), ".g729": ("g729", "G.729", 8000), ".g723": ("g723_1", "G.723.1", 8000),
    ".gsm": ("gsm", "GSM", 8000),
}  # fmt: skip
_VOX = ".vox"
_NAMES = {"ULAW": "µ-law", "ALAW": "A-law", "PCM_16": "16 bit"}
# Asterisk's signed linear: .sln12, .sln16 … say their rate.
_SIGNED_LINEAR = re.compile(r"\.sln(12|16|24|32|44|48|96|192)")
_RATE_IN_NAME = re.compile(r"(?<![0-9A-Za-z])(6|8|11|12|16|22|24|32|44|48|96) ?k(?:hz)?(?![0-9A-Za-z])", re.IGNORECASE)
_ODD = {11: 11_025, 22: 22_050, 44: 44_100}
USUAL_RATE = 8000

RAW_SUFFIXES = frozenset((*_SAMPLES, *_PACKETS, _VOX, *(f".sln{kilo}" for kilo in (12, 16, 24, 32, 44, 48, 96, 192))))


@dataclass(frozen=True, slots=True)
class _Guess:
    encoding: str
    rate: int

    @property
    def said(self) -> Message:
        return message(
            "The file has no header; by its name it was taken for {encoding} with one channel at {rate} Hz. "
            "If it sounds wrong, end its name with the right suffix, and its rate before that, as in call_6k.vox.",
            encoding=self.encoding,
            rate=self.rate,
        )


def raw_audio(path: Path) -> SeekableAudio | StreamAudio:
    """A headerless file whose suffix is one of RAW_SUFFIXES: one channel, 8 kHz where the name says no other rate."""
    suffix = path.suffix.lower()
    if suffix in _PACKETS:
        form, name, rate = _PACKETS[suffix]
        return StreamAudio(path, ContainerTrack(path, path.open("rb"), form), guess=_Guess(name, rate).said)
    rate = _rate(path.stem, suffix)
    if suffix == _VOX:
        return StreamAudio(path, VoxTrack(path, rate), guess=_Guess("Dialogic ADPCM", rate).said)
    encoding = _SAMPLES.get(suffix, "PCM_16")
    sound = soundfile.SoundFile(path, samplerate=rate, channels=1, format="RAW", subtype=encoding, endian="LITTLE")
    return SeekableAudio(path, sound, guess=_Guess(_NAMES[encoding], rate).said)


def _rate(stem: str, suffix: str) -> int:
    if said := _SIGNED_LINEAR.fullmatch(suffix):
        kilohertz = int(said[1])
    elif named := _RATE_IN_NAME.search(stem):
        kilohertz = int(named[1])
    else:
        return USUAL_RATE
    return _ODD.get(kilohertz, kilohertz * 1000)
