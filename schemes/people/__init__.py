"""Roles, offices and authorities of a programme, and all people of the site with theirs."""
