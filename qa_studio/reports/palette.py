"""The colours of the paper: the light tokens of the window."""

from reportlab.lib.colors import Color, HexColor

WHITE = HexColor(0xFFFFFF)
SUNKEN = HexColor(0xF6F7F9)
HOVER = HexColor(0xE9ECF0)
LINE = HexColor(0xE3E6EA)
LINE2 = HexColor(0xCBD0D8)
INK = HexColor(0x191D24)
INK2 = HexColor(0x454C59)
INK3 = HexColor(0x5F6877)
ACCENT = HexColor(0x2A5CC9)
ACCENT_SOFT = HexColor(0xE8EFFC)
ACCENT_LINE = HexColor(0xA9C0F0)
GOOD = HexColor(0x17703F)
GOOD_SOFT = HexColor(0xE1F2E8)
WARN = HexColor(0x875600)
WARN_SOFT = HexColor(0xFBF0D8)
BAD = HexColor(0xB92D24)
BAD_SOFT = HexColor(0xFCEBE9)
BAD_PALE = HexColor(0xFEF6F5)
AGENT = HexColor(0x0F727C)
AGENT_PEAK = HexColor(0x93C7CB)
CUSTOMER = HexColor(0x6D4BAE)
CUSTOMER_PEAK = HexColor(0xBDABE0)
HATCH = HexColor(0xAEB5C0)


def faint(colour: Color, opacity: float) -> Color:
    """The colour, seen through."""
    return Color(colour.red, colour.green, colour.blue, alpha=opacity)
