"""The door: the command line, then the window."""
