"""The archive checks itself: one fault, one function, one code."""
