"""The money of savings schemes: exact numbers in and out, no database, no clock, no Django."""
