"""The demonstration: a workspace full of fictional examples, made by the same verbs that people use."""
