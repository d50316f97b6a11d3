"""Papers as a whole: starting one, its facts, its page, its preview."""
