"""The four bytes at the start of each frame of MPEG audio, ISO/IEC 11172-3 and 13818-3."""

# Kilobits by layer, for version 1 and for 2 and 2.5; the first, free form, doesn't tell a frame's length.
_KILOBITS = {
    (1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (2, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_RATES = (44_100, 48_000, 32_000)
# The two bits of the version: 2.5, reserved, 2, 1.
_RATE_DIVIDED = (4, 0, 2, 1)


def frame_bytes(head: bytes) -> int | None:
    """How long the frame is that begins with `head`; None where that can't be told."""
    if len(head) < 4 or head[0] != 0xFF or head[1] < 0xE0:
        return None
    divided, layer = _RATE_DIVIDED[head[1] >> 3 & 3], 4 - (head[1] >> 1 & 3)
    rate, level, padding = head[2] >> 2 & 3, head[2] >> 4, head[2] >> 1 & 1
    if not divided or layer == 4 or rate == 3 or level in (0, 15):
        return None
    kilobits = _KILOBITS[1 if divided == 1 else 2, layer][level]
    hertz = _RATES[rate] // divided
    if layer == 1:
        return (12_000 * kilobits // hertz + padding) * 4
    return (72_000 if layer == 3 and divided > 1 else 144_000) * kilobits // hertz + padding


def whole_frame(packet: bytes) -> bool:
    """Whether the packet is as long as its head says; True where that can't be told."""
    wanted = frame_bytes(packet)
    return wanted is None or len(packet) >= wanted
