"""The appraisals of a scheme: on its page, started from its delivery options, moved to it."""
