"""The cache keeps to its size and knows changed files."""

import os
from pathlib import Path

from qa_studio.audio.cache import SoundCache


def kept(cache: SoundCache, name: str, size: int, used_at: int) -> Path:
    part = cache.part(name)
    part.write_bytes(bytes(size))
    os.utime(part, (used_at, used_at))
    return cache.keep(part, name)


def test_the_least_used_go_first(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "cache", limit_bytes=2500)
    kept(cache, "old", 1000, used_at=1000)
    kept(cache, "older", 1000, used_at=500)
    assert cache.found("older") is not None  # used again just now
    kept(cache, "new", 1000, used_at=2000)
    assert sorted(path.name for path in (tmp_path / "cache").iterdir()) == ["new", "older"]


def test_what_was_just_made_stays_even_if_it_is_too_large(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "cache", limit_bytes=100)
    assert kept(cache, "large", 1000, used_at=1).exists()


def test_what_a_killed_program_left_goes_after_a_day(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path / "cache")
    left, busy = cache.part("call.pcm"), cache.part("other.pcm")
    for part, changed in ((left, 1000), (busy, 200_000)):
        part.write_bytes(b"half")
        os.utime(part, (changed, changed))
    kept(cache, "new", 10, used_at=200_000)
    assert not left.exists()
    assert busy.exists()


def test_a_changed_file_has_another_key(tmp_path: Path) -> None:
    path = tmp_path / "call.mp3"
    path.write_bytes(b"one")
    cache = SoundCache(tmp_path / "cache")
    before = cache.key(path)
    assert cache.key(path) == before
    path.write_bytes(b"other")
    assert cache.key(path) != before
