"""An appraisal started from a table of scores: options across, criteria down."""
