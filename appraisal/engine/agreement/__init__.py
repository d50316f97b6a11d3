"""How far assessors agree: each cell by itself, their orders of the options, and what each alone
would have decided."""
