"""Rating several cells on one form: an option on every criterion, or every option on one."""
