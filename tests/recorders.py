"""Writes recordings in every form that recorders leave behind, with clicks at known times in them.

Needs numpy, soundfile and av only, nothing of the program, so that a mistake there can't hide itself here.  A click is
a short chirp: its place can be found to a fraction of a millisecond even after a codec of speech has been over it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import av
import numpy as np
import numpy.typing as npt
import soundfile
from av.audio.stream import AudioStream

Sound = npt.NDArray[np.float64]

CLICK_S = 0.05
CLICKS_AT = (0.5, 2.5037, 5.2)
SECONDS = 6.0
# Channels don't click together, so that a swapped one is seen.
BETWEEN_CHANNELS_S = 0.07
_LOW_HZ, _HIGH_HZ = 400.0, 2600.0
_WRITTEN_AT_ONCE = 65_536

Write = Callable[[Path, Sound, int], None]


def click(rate: int) -> Sound:
    """A chirp that rises from 400 to 2600 Hz, softly begun and ended."""
    time = np.arange(round(CLICK_S * rate)) / rate
    phase = 2 * np.pi * (_LOW_HZ * time + (_HIGH_HZ - _LOW_HZ) / (2 * CLICK_S) * time**2)
    return 0.6 * np.sin(phase) * np.sin(np.pi * time / CLICK_S) ** 0.5


def clicks_of(channel: int) -> tuple[float, ...]:
    """The seconds at which the clicks of this channel begin."""
    return tuple(at + channel * BETWEEN_CHANNELS_S for at in CLICKS_AT)


def clicking(rate: int, channels: int, seconds: float = SECONDS) -> Sound:
    """Faint noise with clicks in it, shape (frames, channels) in -1…1."""
    sound = np.random.default_rng(7).normal(0, 20 / 32768, (round(seconds * rate), channels))
    for channel in range(channels):
        for at in clicks_of(channel):
            # Between two samples, too: the chirp is worked out for the very time.
            first = int(np.ceil(at * rate))
            time = np.arange(first, first + round(CLICK_S * rate)) / rate - at
            phase = 2 * np.pi * (_LOW_HZ * time + (_HIGH_HZ - _LOW_HZ) / (2 * CLICK_S) * time**2)
            shape = np.sin(np.pi * np.clip(time / CLICK_S, 0, 1)) ** 0.5
            piece = sound[first : first + len(time), channel]
            piece += (0.6 * np.sin(phase) * shape)[: len(piece)]
    return sound


def found_click(lane: npt.NDArray[Any], rate: int, near: float, within: float = 0.2) -> float:
    """The second at which the click near `near` begins, found by correlation, to a fraction of a sample."""
    first = max(0, round((near - within) * rate))
    piece = np.asarray(lane[first : first + round((2 * within + CLICK_S) * rate)], np.float64)
    pattern = click(rate)
    size = 1 << (len(piece) + len(pattern)).bit_length()
    spectrum = np.fft.rfft(piece, size) * np.conj(np.fft.rfft(pattern, size))
    fine = 8
    alike = np.fft.irfft(spectrum, size * fine)[: (len(piece) - len(pattern)) * fine]
    return (first + int(np.argmax(np.abs(alike))) / fine) / rate


@dataclass(frozen=True, slots=True)
class Recorder:
    """One form of recording: its file name, what writes it, and how many channels at which rate."""

    name: str
    write: Write
    rate: int = 8000
    channels: int = 2

    def record(self, folder: Path, seconds: float = SECONDS) -> Path:
        """A recording with clicks, in `folder`."""
        path = folder / self.name
        self.write(path, clicking(self.rate, self.channels, seconds), self.rate)
        return path


def by_soundfile(subtype: str, container: str = "WAV") -> Write:
    """libsndfile writes it."""

    def write(path: Path, sound: Sound, rate: int) -> None:
        with soundfile.SoundFile(path, "w", rate, sound.shape[1], subtype, format=container) as out:
            # libsndfile lays what it encodes as Vorbis on the stack, all of it at once.
            for start in range(0, len(sound), _WRITTEN_AT_ONCE):
                out.write(sound[start : start + _WRITTEN_AT_ONCE])

    return write


def by_pyav(codec: str, container: str, bit_rate: int | None = None, muxing: dict[str, str] | None = None,
            layout: str | None = None, **options: str) -> Write:  # fmt: skip
    """FFmpeg writes it."""

    def write(path: Path, sound: Sound, rate: int) -> None:
        names = layout or {1: "mono", 2: "stereo", 4: "quad", 6: "5.1", 8: "7.1"}[sound.shape[1]]
        with av.open(path, "w", format=container, options=muxing or {}) as out:
            stream = cast(AudioStream, out.add_stream(codec, rate=rate, layout=names, options=options))
            if bit_rate is not None:
                stream.bit_rate = bit_rate
            context = stream.codec_context
            context.open()
            bridge = av.AudioResampler(context.format, names, rate, context.frame_size or None)
            pcm = np.ascontiguousarray((sound * 32767).astype(np.int16)).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(pcm, "s16", names)
            frame.sample_rate, frame.pts = rate, 0
            for piece in [*bridge.resample(frame), *bridge.resample(None)]:
                out.mux(stream.encode(piece))
            out.mux(stream.encode(None))

    return write


def with_wrong_delay(path: Path, sound: Sound, rate: int) -> None:
    """WebM as FFmpeg 5 wrote it: the container's delay counts samples at another rate than Opus does."""
    by_pyav("libopus", "webm", 24_000)(path, sound, rate)
    right, wrong = (b"\x56\xaa\x83" + nanoseconds.to_bytes(3, "big") for nanoseconds in (6_500_000, 2_166_667))
    content = path.read_bytes()
    assert right in content
    path.write_bytes(content.replace(right, wrong))


def kept(name: str) -> Write:
    """There is no encoder for it here: `clicking(rate, 1)` as another program encoded it."""

    def write(path: Path, sound: Sound, rate: int) -> None:
        path.write_bytes((Path(__file__).parent / "audio" / "recorded" / name).read_bytes())

    return write


def cases() -> dict[str, Recorder]:
    """Every form by its file name."""
    listed = [
        Recorder("pcm8.wav", by_soundfile("PCM_U8")),
        Recorder("pcm16.wav", by_soundfile("PCM_16")),
        Recorder("pcm24.wav", by_soundfile("PCM_24"), 48_000),
        Recorder("pcm32.wav", by_soundfile("PCM_32"), 96_000),
        Recorder("float.wav", by_soundfile("FLOAT"), 16_000),
        Recorder("double.wav", by_soundfile("DOUBLE"), 16_000),
        Recorder("alaw.wav", by_soundfile("ALAW")),
        Recorder("mulaw.wav", by_soundfile("ULAW"), 8000, 1),
        Recorder("gsm.WAV", by_soundfile("GSM610"), 8000, 1),
        Recorder("ima.wav", by_soundfile("IMA_ADPCM")),
        Recorder("ima-mono.wav", by_soundfile("IMA_ADPCM"), 8000, 1),
        Recorder("ima-ff.wav", by_pyav("adpcm_ima_wav", "wav")),
        Recorder("ms.wav", by_soundfile("MS_ADPCM")),
        Recorder("ms-ff.wav", by_pyav("adpcm_ms", "wav"), 11_025, 1),
        Recorder("g726.wav", by_pyav("g726", "wav", 32_000), 8000, 1),
        Recorder("wavex6.wav", by_soundfile("PCM_16", "WAVEX"), 16_000, 6),
        Recorder("three.wav", by_soundfile("PCM_16"), 8000, 3),
        Recorder("eight.wav", by_soundfile("PCM_24"), 16_000, 8),
        Recorder("call.rf64", by_soundfile("PCM_16", "RF64")),
        Recorder("call.w64", by_soundfile("PCM_16", "W64")),
        Recorder("call.vox", by_soundfile("VOX_ADPCM", "RAW"), 8000, 1),
        Recorder("call.al", by_soundfile("ALAW", "RAW"), 8000, 1),
        Recorder("call.ul", by_soundfile("ULAW", "RAW"), 8000, 1),
        Recorder("call.flac", by_soundfile("PCM_16", "FLAC")),
        Recorder("eight.flac", by_soundfile("PCM_24", "FLAC"), 48_000, 8),
        Recorder("ff.flac", by_pyav("flac", "flac"), 44_100),
        Recorder("call.aiff", by_soundfile("PCM_16", "AIFF")),
        Recorder("call.au", by_soundfile("ULAW", "AU")),
        Recorder("four.au", by_soundfile("PCM_16", "AU"), 8000, 4),
        Recorder("call.caf", by_soundfile("ALAW", "CAF")),
        Recorder("alac.caf", by_soundfile("ALAC_16", "CAF"), 44_100),
        Recorder("cbr8.mp3", by_pyav("libmp3lame", "mp3", 32_000)),
        Recorder("cbr16.mp3", by_pyav("libmp3lame", "mp3", 32_000), 16_000),
        Recorder("cbr44.mp3", by_pyav("libmp3lame", "mp3", 64_000), 44_100),
        Recorder("vbr8.mp3", by_pyav("libmp3lame", "mp3", q="6")),
        Recorder("vbr44.mp3", by_pyav("libmp3lame", "mp3", q="6"), 44_100),
        Recorder("noxing-vbr8.mp3", by_pyav("libmp3lame", "mp3", muxing={"write_xing": "0"}, q="6")),
        Recorder("noxing-cbr16.mp3", by_pyav("libmp3lame", "mp3", 32_000, {"write_xing": "0"}), 16_000),
        Recorder(
            "noxing-cbr44.mp3",
            by_pyav("libmp3lame", "mp3", 64_000, {"write_xing": "0", "id3v2_version": "0"}),
            44_100,
            1,
        ),
        Recorder("mp3.wav", by_pyav("libmp3lame", "wav", 32_000), 16_000),
        Recorder("lavf.mp3", by_soundfile("MPEG_LAYER_III", "MP3"), 16_000),
        Recorder("call.m4a", by_pyav("aac", "ipod", 48_000)),
        Recorder("aac44.m4a", by_pyav("aac", "ipod", 96_000), 44_100),
        Recorder("aac16.mp4", by_pyav("aac", "mp4", 32_000), 16_000, 1),
        Recorder("frag.m4a", by_pyav("aac", "mp4", 32_000, {"movflags": "frag_keyframe+empty_moov"}), 16_000),
        Recorder("index-first.m4a", by_pyav("aac", "mp4", 32_000, {"movflags": "faststart"}), 16_000),
        Recorder("live.webm", by_pyav("libopus", "webm", 32_000, {"live": "1"}), 48_000),
        Recorder("alac.m4a", by_pyav("alac", "ipod")),
        Recorder("adts8.aac", by_pyav("aac", "adts", 48_000)),
        Recorder("adts44.aac", by_pyav("aac", "adts", 96_000), 44_100, 1),
        Recorder("call.amr", by_pyav("libopencore_amrnb", "amr", 12_200), 8000, 1),
        Recorder("low.amr", by_pyav("libopencore_amrnb", "amr", 5_900), 8000, 1),
        Recorder("amr.3gp", by_pyav("libopencore_amrnb", "3gp", 12_200), 8000, 1),
        Recorder("v2-8.wma", by_pyav("wmav2", "asf", 32_000), 8000),
        Recorder("v2-16.wma", by_pyav("wmav2", "asf", 32_000), 16_000),
        Recorder("v2-22.wma", by_pyav("wmav2", "asf", 48_000), 22_050),
        Recorder("v2-44.wma", by_pyav("wmav2", "asf", 96_000), 44_100),
        Recorder("v1-44.wma", by_pyav("wmav1", "asf", 96_000), 44_100),
        Recorder("call.opus", by_pyav("libopus", "ogg", 32_000), 48_000),
        Recorder("sf.opus", by_soundfile("OPUS", "OGG"), 16_000),
        Recorder("opus8.ogg", by_pyav("libopus", "ogg", 24_000), 8000, 1),
        Recorder("call.webm", by_pyav("libopus", "webm", 32_000), 48_000),
        Recorder("mono.webm", by_pyav("libopus", "webm", 24_000), 16_000, 1),
        Recorder("opus.mka", by_pyav("libopus", "matroska", 32_000), 48_000),
        Recorder("opus.mp4", by_pyav("libopus", "mp4", 32_000), 48_000),
        Recorder("aac.mka", by_pyav("aac", "matroska", 48_000), 44_100),
        Recorder("mp3.mka", by_pyav("libmp3lame", "matroska", 64_000), 44_100),
        Recorder("vorbis.ogg", by_soundfile("VORBIS", "OGG")),
        Recorder("vorbis44.ogg", by_soundfile("VORBIS", "OGG"), 44_100),
        Recorder("vorbis.webm", by_pyav("vorbis", "webm", 64_000, strict="-2"), 44_100),
        Recorder("flac24.mka", by_pyav("flac", "matroska")),
        Recorder("four.ogg", by_soundfile("VORBIS", "OGG"), 44_100, 4),
        Recorder("four.opus", by_pyav("libopus", "ogg", 128_000), 48_000, 4),
        Recorder("four.m4a", by_pyav("aac", "ipod", 192_000, layout="4.0"), 44_100, 4),
        Recorder("wrong-delay.webm", with_wrong_delay, 16_000, 1),
        Recorder("call.g729", kept("clicks.g729"), 8000, 1),
        Recorder("call.awb", kept("clicks.awb"), 16_000, 1),
        Recorder("call.g723", by_pyav("g723_1", "data", 6300), 8000, 1),
        Recorder("call.sln", by_soundfile("PCM_16", "RAW"), 8000, 1),
        Recorder("call.sln16", by_soundfile("PCM_16", "RAW"), 16_000, 1),
        Recorder("call_6k.vox", by_soundfile("VOX_ADPCM", "RAW"), 6000, 1),
        Recorder("call.flv", by_pyav("aac", "flv", 48_000), 44_100),
        Recorder("call.ts", by_pyav("aac", "mpegts", 48_000), 16_000),
        Recorder("call.g722", by_pyav("g722", "g722"), 16_000, 1),
        Recorder("g722.wav", by_pyav("g722", "wav"), 16_000, 1),
        Recorder("call.gsm", by_soundfile("GSM610", "RAW"), 8000, 1),
        Recorder("call.tta", by_pyav("tta", "tta"), 44_100),
        Recorder("call.wv", by_pyav("wavpack", "wv"), 44_100),
        Recorder("call.mp2", by_pyav("mp2", "mp2", 64_000), 16_000),
    ]
    return {recorder.name: recorder for recorder in listed}
