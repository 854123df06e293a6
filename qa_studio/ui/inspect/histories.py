"""What was done to the call on the bench, and to its evaluation."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from qa_studio.domain.audit import Subject as Audited
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.navigation import Navigation


def add_histories(menu: QMenu, navigation: Navigation, subject: Subject) -> None:
    """Both at the end of a menu; an evaluation only where there is one."""
    recording = subject.recording
    of_call = add_history(menu, navigation, Audited.RECORDING, recording.id, recording.file_name())
    of_call.setText(QCoreApplication.translate("Histories", "History of the recording…"))
    if subject.evaluation is not None:
        number = subject.evaluation.id
        named = QCoreApplication.translate("Histories", "evaluation {number}").format(number=number)
        of_evaluation = add_history(menu, navigation, Audited.EVALUATION, number, named)
        of_evaluation.setText(QCoreApplication.translate("Histories", "History of the evaluation…"))
