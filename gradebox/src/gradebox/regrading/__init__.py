"""What was changed after marks were given, and what it does to them."""
