"""A form on the screen: FormView and one widget module a family of question types."""
