"""Where everything stands on the sheets of a paper: the widths of columns, tables that are turned,
parted or printed in thousands. It changes no content: workbooks and figures know nothing of it."""
