"""What the instructor reads: the tables and the page on the class."""
