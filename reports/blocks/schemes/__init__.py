"""The blocks of a paper on a programme and its schemes: money, plans and evidence."""
