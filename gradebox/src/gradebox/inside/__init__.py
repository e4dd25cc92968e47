"""What runs inside the box: it imports nothing of gradebox but this folder, and nothing of nbgrader."""
