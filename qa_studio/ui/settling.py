"""Writing an edit; where somebody else changed the same meanwhile, both versions are shown to choose from."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.errors import StudioError
from qa_studio.services.audit_fields import Manner
from qa_studio.services.meanwhile import ChangedMeanwhile, Edit
from qa_studio.services.version_words import two_versions
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.both_versions import BothVersions
from qa_studio.ui.formatting import Formats
from qa_studio.ui.surroundings import Surroundings


def write_edit(
    around: Surroundings,
    edit: Edit[Any],
    owner: QWidget,
    done: Callable[[Any], None] | None = None,
    failed: Callable[[StudioError], None] | None = None,
) -> None:
    """Queue it; `done` once it is written, `failed` where it is refused, or was given up for the other version."""

    def on_done(result: Any) -> None:
        if done is not None and isValid(owner):
            done(result)

    def on_failed(trouble: StudioError) -> None:
        if not isValid(owner):  # the page was left meanwhile: what is not written is told all the same
            around.presenter.show(trouble)
        elif isinstance(trouble, ChangedMeanwhile) and trouble.clashes:
            ask_which(around, trouble, owner, lambda mine: go_on(edit.settled(trouble, mine)), lambda: give_up(trouble))
        else:
            give_up(trouble)

    def go_on(settled: Edit[Any]) -> None:
        write_edit(around, settled, owner, done, failed)

    def give_up(trouble: StudioError) -> None:
        if failed is None:
            around.presenter.show(trouble)
        else:
            failed(trouble)

    around.runner.queue(edit, on_done, failed=on_failed)


def ask_which(
    around: Surroundings,
    trouble: ChangedMeanwhile,
    over: QWidget,
    decided: Callable[[frozenset[str]], None],
    given_up: Callable[[], None] | None = None,
) -> BothVersions:
    """Show both versions over a widget; `decided` gets the fields of which one's own stays."""
    formats = Formats(around.language, around.zone)
    manner = Manner(around.say, formats.when, formats.day, around.zone, CauseTree(()), around.show_customer_numbers)
    dialog = BothVersions(around.say.say(trouble.what), two_versions(trouble, manner), over)
    dialog.accepted.connect(lambda: decided(dialog.kept_mine()))
    if given_up is not None:
        dialog.rejected.connect(given_up)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class EditingDialog(SavingDialog):
    """A dialog whose `work` is an Edit; where it collides with somebody else's, it stays open below both versions."""

    def __init__(self, around: Surroundings, width: int = 420, parent: QWidget | None = None) -> None:
        super().__init__(around.runner, around.say, width=width, parent=parent)
        self._around = around

    def accept(self) -> None:
        """Save; close once that is acknowledged."""
        self._save(self.work())

    def _save(self, work: Callable[[], object]) -> None:
        self.accept_button.setEnabled(False)
        present = self._around.presenter

        def on_failed(trouble: StudioError) -> None:
            if isValid(self) and self.isVisible():
                self._on_failed(trouble, work)
            else:  # it was closed meanwhile: what is not written is told all the same
                present.show(trouble)

        self._around.runner.queue(work, lambda _: self._on_saved() if isValid(self) else None, failed=on_failed)

    def _on_failed(self, trouble: StudioError, work: Callable[[], object]) -> None:
        if isinstance(trouble, ChangedMeanwhile) and trouble.clashes and isinstance(work, Edit):
            self.which = ask_which(
                self._around,
                trouble,
                self,
                lambda mine: self._save(work.settled(trouble, mine)),
                lambda: self._on_refused(trouble),
            )
        else:
            self._on_refused(trouble)
