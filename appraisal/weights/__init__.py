"""The weights of an appraisal on one page: each participant's own, then the agreed ones."""
