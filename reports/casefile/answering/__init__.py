"""The answer to a case file: what its appraisals and its schemes come to, in words and as data."""
