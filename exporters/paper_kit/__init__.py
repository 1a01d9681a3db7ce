"""Chinese typesetting over ReportLab: fonts, line breaking, tables, charts, page furniture."""
