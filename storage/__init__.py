"""What the community remembers: vault, event log, records, photos, ledgers."""
