"""From a notebook to its outputs: what is known of earlier runs, and the box."""
