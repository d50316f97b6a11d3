"""Finding what people type: programmes, schemes and what is in them."""
