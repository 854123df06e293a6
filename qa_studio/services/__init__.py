"""What the window and the commands can do: one class per noun, verbs as methods."""
