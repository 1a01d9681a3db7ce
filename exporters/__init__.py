"""What is printed or handed on: gather plain data, then draw it."""
