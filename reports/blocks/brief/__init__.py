"""A decision in brief, for a summary on one page: each part in a sentence, a short table or a short
list, however many options, criteria, strands, schemes and risks there are."""
