"""The committed Python of every form is what pyside6-uic makes of it today."""

import subprocess
from pathlib import Path

import PySide6
import pytest

ROOT = Path(__file__).parents[2]
FORMS = sorted((ROOT / "forms").glob("*.ui"))


def _uic() -> Path:
    folder = Path(PySide6.__file__).parent
    found = [path for path in (folder / "Qt/libexec/uic", folder / "uic.exe", folder / "uic") if path.exists()]
    assert found, "PySide6-Essentials brings uic along"
    return found[0]


def _without_version(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if not line.startswith("## Created by")]


def test_there_are_forms() -> None:
    assert FORMS


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_the_generated_file_is_current(form: Path) -> None:
    made = subprocess.run([_uic(), "-g", "python", form], check=True, capture_output=True, text=True, cwd=form.parent)
    committed = ROOT / "qa_studio" / "ui" / "forms" / f"ui_{form.stem}.py"
    assert _without_version(made.stdout) == _without_version(committed.read_text("utf-8")), (
        f"run: pyside6-uic forms/{form.name} -o {committed.relative_to(ROOT)}"
    )


def test_no_generated_file_is_left_of_a_form_that_is_gone() -> None:
    generated = {path.stem.removeprefix("ui_") for path in (ROOT / "qa_studio/ui/forms").glob("ui_*.py")}
    assert generated == {form.stem for form in FORMS}
