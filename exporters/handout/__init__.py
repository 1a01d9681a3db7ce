"""The meeting handout: gathered from the ledgers for an audience, drawn black on white for a stairwell or a hall."""
