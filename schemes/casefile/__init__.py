"""The programme's and its schemes' part of the case file."""
