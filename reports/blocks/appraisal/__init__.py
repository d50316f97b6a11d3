"""Blocks on appraisals: options, gateways, the ranked table."""
