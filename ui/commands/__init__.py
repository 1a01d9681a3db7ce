"""The commands: each opens what it needs, calls one verb of a layer below and says what came of it.

A module is imported when one of its commands is asked for, and what a command alone needs when it runs.
"""
