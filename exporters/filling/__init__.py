"""Enter once, file many: a partner's own XLSX or DOCX template, filled from the ledgers by a saved column map."""
