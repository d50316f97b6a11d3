"""Sentences as officers of other councils might write them, by what is wrong in them."""
