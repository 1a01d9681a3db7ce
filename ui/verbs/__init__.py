"""What people can do, one keyword-only function an action."""
