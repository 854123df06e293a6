"""The window in another language: Qt's own words and ours."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from qa_studio.shipped import shipped
from qa_studio.texts import Language


class Translation:
    """Installs the translators of one language at a time."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: Language) -> None:
        """From now on new widgets speak `language`; numbers and days of Qt's own inputs follow."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        QLocale.setDefault(QLocale(language if language == "zh_CN" else "en_GB"))
        if language == "en":
            return
        ours = shipped(f"translations/qa_studio_{language}.qm")
        if ours.is_file():
            self._install(self._loaded(ours.read_bytes()))
        qt = QTranslator(self._app)
        if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            self._install(qt)

    def _loaded(self, data: bytes) -> QTranslator:
        translator = QTranslator(self._app)
        # Qt reads from this memory as long as the translator lives.
        translator.setProperty("data", data)
        translator.load(data)
        return translator

    def _install(self, translator: QTranslator) -> None:
        self._app.installTranslator(translator)
        self._installed.append(translator)
