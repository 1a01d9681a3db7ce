"""The papers of a meeting and of a period: each gathered from the ledgers for an audience, drawn black on white."""
