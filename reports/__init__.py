"""Papers and results, made of everything below; case files in and out."""
