"""What people see of an import before it is applied, besides its rows, and what is kept of it."""
