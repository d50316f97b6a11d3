"""Copying a part of a case, an appraisal or a paper, within its programme or into another."""
