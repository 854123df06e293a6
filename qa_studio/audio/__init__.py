"""Sound as numbers: decode, waveform, mix for playback, cut; no Qt."""
