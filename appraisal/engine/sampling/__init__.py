"""How often each rank falls to each option over weightings drawn at random: the one place of the
engine where numbers are floats, and where numpy is used."""
