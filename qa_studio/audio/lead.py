"""How many samples of an encoder's own come before the sound, where the container doesn't say it or says it wrongly.

A codec's lead follows from its standard where that fixes look-ahead and filters (3GPP TS 26.071 and 26.171, ITU-T
G.722, G.723.1, G.729, RFC 7845).  For MP3, AAC, AC-3 and WMA it is up to the encoder; then it is what nearly all of
them put there: LAME's 576 and the decoder's 529 samples, a frame of AAC, a block of AC-3.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

_BY_STANDARD = {"amr_nb": 40, "amr_wb": 95, "g729": 40, "g723_1": 60, "adpcm_g722": 22, "mp2": 481}
_SPEEX = {8000: 80, 16_000: 223}
_BY_ENCODERS = {"mp3": 576 + 529, "ac3": 256, "eac3": 256}
_OPUS = 312
_OPUS_RATE = 48_000
# FFmpeg leaves out two frames of WMA, as Microsoft's encoder needs it; its own puts only one before the sound.
_WMA = frozenset({"wmav1", "wmav2"})


@dataclass(frozen=True, slots=True)
class Opening:
    """What is known when the first frame has decoded; `told` is what the decoder has left out already."""

    codec: str
    rate: int
    told: int
    frame: int
    delay: int
    extradata: bytes
    tags: Mapping[str, str]


def left_to_us(codec: str, tags: Mapping[str, str]) -> bool:
    """Whether what the container says of the lead is not to be followed."""
    return codec in ("amr_nb", "amr_wb") or (codec in _WMA and _by_ffmpeg(tags))


def unsaid_lead(opening: Opening) -> int:
    """Samples to leave out at the start beyond those that are left out already."""
    codec = opening.codec
    if codec in _BY_STANDARD:
        return _BY_STANDARD[codec]
    if codec == "opus":
        return max(0, _pre_skip(opening.extradata) * opening.rate // _OPUS_RATE - opening.told)
    if codec in _WMA:
        return opening.delay // 2 if _by_ffmpeg(opening.tags) else 0
    if opening.told:
        return 0
    if codec == "aac":
        return opening.frame
    return _SPEEX.get(opening.rate, 0) if codec == "speex" else _BY_ENCODERS.get(codec, 0)


def _by_ffmpeg(tags: Mapping[str, str]) -> bool:
    return any(name.lower() == "encoder" and said.startswith("Lavf") for name, said in tags.items())


def _pre_skip(extradata: bytes) -> int:
    """As the identification header has it, RFC 7845 section 5.1; some recorders get their container's wrong."""
    if extradata[:8] == b"OpusHead" and len(extradata) >= 12:
        count: int = struct.unpack_from("<H", extradata, 10)[0]
        return count
    return _OPUS
