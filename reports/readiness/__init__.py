"""Whether a paper is ready to be issued: its check, and what people do about its findings."""
