"""From when on a measurement is worth a look; a person says whether it was wrong."""

DEAD_AIR_S = 5.0  # the longest of a call
HOLD_S = 60.0  # all of a call together
OVERLAP_S = 2.0  # all of a call together
