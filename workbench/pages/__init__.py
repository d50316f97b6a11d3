"""What every page shares: forms, fields, tables, answers."""
