"""What runs in the page's own Python (Pyodide). The build uses `needs` too, to decide which cells can run there."""
