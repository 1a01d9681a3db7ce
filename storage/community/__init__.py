"""The ledgers of the community, one module a noun, each with its queries and verbs."""
