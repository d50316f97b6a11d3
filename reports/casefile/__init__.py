"""Case files: read strictly, written in one form, in and out of the database."""
