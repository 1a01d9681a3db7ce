"""A form on paper: what is asked, where everything stands on the page, and how a reader finds it again."""
