"""What follows from decisions: actions with the conditions of decisions, and contracts. It stands
with appraisals, since their conditions are listed beside the actions of the programme."""
