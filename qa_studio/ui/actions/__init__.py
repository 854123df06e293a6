"""The actions page: the register of improvement actions, and one of them from the problem to the proof."""
