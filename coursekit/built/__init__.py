"""What the learner builds in the exercises, as the pages use it from there on. A page shows each function folded."""
