"""Cost against benefit: what each option costs for what it scores (docs/design.md, 4, point 9)."""
