"""Numbers, years, months and days as British people write them: the one reader of forms, pasting,
workbooks, CSV files and texts of a case file. Pure.

Each function returns a frozen value that says what was read ("£1,200,000"), or raises
`ReadingError`, whose message says what to write instead. Nothing is guessed: what can be read in
two ways is refused.
"""
