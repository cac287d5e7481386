"""Documents written for chidao with their gold annotations, and what reads and measures them. Not shipped."""
