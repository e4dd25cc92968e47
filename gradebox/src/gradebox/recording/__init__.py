"""From outputs to marks: what `nbgrader autograde` writes."""
