"""Papers as files: web page, PDF, Word, workbook."""
