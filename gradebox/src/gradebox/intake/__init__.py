"""What was handed in, up to a notebook that can be run."""
