"""The preferred option of an appraisal becomes one scheme of the programme, or several."""
