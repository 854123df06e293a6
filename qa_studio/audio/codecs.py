"""Which codecs of call centres this installation can decode."""

import av.codec

# FFmpeg's names, and what people call them.
WANTED = {
    "mp3": "MP3",
    "aac": "AAC",
    "amrnb": "AMR-NB",
    "amrwb": "AMR-WB",
    "wmav2": "WMA",
    "opus": "Opus",
    "vorbis": "Vorbis",
    "gsm_ms": "GSM",
    "g729": "G.729",
    "g722": "G.722",
}


def missing_codecs() -> tuple[str, ...]:
    """Those that are not there, as people call them."""
    return tuple(said for name, said in WANTED.items() if name not in av.codec.codecs_available)
