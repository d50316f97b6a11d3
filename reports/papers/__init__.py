"""Pages for a paper as a whole: starting it, its facts, its page, its preview and its files."""
