"""Printed sheets of a form: numbered, coded, in batches that are kept account of."""
