"""Files of tables that people send: workbooks and CSV, checked before they are opened, and what
their cells show."""
