"""Nothing is depended upon in silence: the README names each package, the notices name its licence."""

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]

# How a package is called where people speak of it, when that isn't its name in the registry.
SPOKEN = {"av": "PyAV", "PySide6-Essentials": "PySide6", "PySide6-Addons": "PySide6"}


def named(requirements: list[str]) -> set[str]:
    """The packages that `requirements` ask for, as people call them."""
    names = (re.split(r"[\s<>=!~;\[]", requirement, maxsplit=1)[0] for requirement in requirements)
    return {SPOKEN.get(name, name) for name in names}


@pytest.mark.parametrize("document", ["README.md", "THIRD-PARTY-NOTICES.md"])
def test_every_dependency_is_named(document: str) -> None:
    text = (CHECKOUT / document).read_text("utf-8").casefold()

    unnamed = {
        name
        for name in named(PROJECT["dependencies"])
        if not re.search(rf"(?<![\w-]){re.escape(name.casefold())}(?![\w-])", text)
    }

    assert unnamed == set()


def test_the_notices_name_the_packages_of_the_tests_too() -> None:
    text = (CHECKOUT / "THIRD-PARTY-NOTICES.md").read_text("utf-8")

    assert {name for name in named(PROJECT["optional-dependencies"]["test"]) if name not in text} == set()
