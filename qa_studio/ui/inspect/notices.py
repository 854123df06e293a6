"""What is stated above the page."""

from PySide6.QtWidgets import QVBoxLayout

from qa_studio.ui.components.banner import Banner, BannerKind


class Notices(QVBoxLayout):
    """Banners under codes: the same code replaces what it said before.  A low window shows the newest at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._banners: dict[str, Banner] = {}
        self._low = False
        self.setSpacing(4)
        self._leave_room()

    def state(self, code: str, words: str, kind: BannerKind, action: str = "") -> Banner:
        """State something."""
        self.take_away(code)
        banner = self._banners[code] = Banner(words, kind, action, closable=True)
        banner.closed.connect(lambda: self.take_away(code))
        self.addWidget(banner)
        self._leave_room()
        return banner

    def take_away(self, code: str) -> None:
        """State it no longer."""
        banner = self._banners.pop(code, None)
        if banner is not None:
            banner.hide()
            self.removeWidget(banner)
            banner.deleteLater()
        self._leave_room()

    def stated(self, code: str) -> Banner | None:
        """What is stated under a code."""
        return self._banners.get(code)

    def set_low(self, low: bool) -> None:
        """The window is low: what is closed makes room for what was stated before it."""
        if low != self._low:
            self._low = low
            self._leave_room()

    def _leave_room(self) -> None:
        newest = next(reversed(self._banners.values()), None)
        for banner in self._banners.values():
            banner.setVisible(banner is newest or not self._low)
        around = 6 if self._banners else 0
        self.setContentsMargins(16, around, 16, around)
