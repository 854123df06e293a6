"""What a workspace and a person have chosen."""

from dataclasses import dataclass, field
from typing import Literal

from qa_studio.texts import Language, Message, message


@dataclass(frozen=True, slots=True)
class WorkspaceSettings:
    """Choices that everybody who opens the workspace shares; the dialog is made from the fields' metadata."""

    name: str = field(default="", metadata={"title": message("Name of the centre")})
    zone: str = field(default="Asia/Shanghai", metadata={"title": message("Time zone")})
    least_n: int = field(
        default=8,
        metadata={"title": message("Least number of evaluations for a figure"), "range": (2, 100)},
    )
    official_score: bool = field(
        default=False, metadata={"title": message("Means and trends count a failed form as 0")}
    )
    show_customer_numbers: bool = field(default=False, metadata={"title": message("Show customer numbers in full")})
    mask_keypad: bool = field(
        default=False, metadata={"title": message("Mask keypad tones of new recordings once they are measured")}
    )
    least_heard: int = field(
        default=0,
        metadata={"title": message("Least to be heard before completing, percent (0: any)"), "range": (0, 100)},
    )
    least_heard_of_said: bool = field(
        default=True, metadata={"title": message("Counted of what is said, where the call is measured")}
    )
    retention_days: int = field(
        default=0,
        metadata={"title": message("Keep the audio of calls for so many days (0: always)"), "range": (0, 36_500)},
    )
    retention_evaluated_only: bool = field(
        default=True, metadata={"title": message("Later remove it only where the call is evaluated")}
    )
    retention_words: bool = field(default=False, metadata={"title": message("Notes and transcripts go with the audio")})
    retention_evaluation_days: int = field(
        default=0,
        metadata={"title": message("Keep evaluations for so many days (0: always)"), "range": (0, 36_500)},
    )


MOMENTS = ("customer", "dead_air", "hold", "overlap", "keypad", "evidence", "note", "keyword", "mask")
"""Kinds of places in a call that one jumps to."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's choices on this computer."""

    language: Language = field(default="en", metadata={"title": message("Language")})
    theme: Literal["system", "light", "dark"] = field(default="system", metadata={"title": message("Appearance")})
    resume_back_s: float = field(
        default=1.5, metadata={"title": message("Step back when playing again, seconds"), "range": (0, 10)}
    )
    check_spelling: bool = field(
        default=True, metadata={"title": message("Underline misspelt words, where a dictionary is installed")}
    )
    speed: float = 1.0
    channel: Literal["agent", "both", "customer"] = "both"
    volume: float = 1.0
    skip_silence: bool = False
    skip_kinds: list[str] = field(default_factory=lambda: ["silence", "hold"])
    skip_threshold_db: float | None = None  # None: below each side's own noise
    skip_least_s: float = 1.0
    skip_rest_s: float = 0.5
    agent_db: float = 0.0
    customer_db: float = 0.0
    levelling: bool = False
    moments: list[str] = field(default_factory=lambda: list(MOMENTS))
    sound_device: str = ""  # "": as the system
    layers_off: list[str] = field(default_factory=list)  # of the waveform: which ones are not drawn
    spectrogram: bool = False
    person: int | None = None
    keys: dict[str, str] = field(default_factory=dict)
    columns: dict[str, list[str]] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)  # saved filters: name to JSON
    recent: list[str] = field(default_factory=list)  # workspaces, the last one first
    remote_cache_gb: int = field(
        default=20,
        metadata={"title": message("Local copies of recordings in object storage, GB at most"), "range": (1, 10_000)},
    )
    speech_model: str = field(default="", metadata={"title": message("Folder of the speech model for transcribing")})
    import_names: str = ""  # how the files of the last import were named: a preset or a template
    import_zone: str = ""  # of the recorder, where it was not the workspace's
    import_profile: str = ""


THEME_NAMES: dict[str, Message] = {
    "system": message("As the system"),
    "light": message("Light"),
    "dark": message("Dark"),
}
