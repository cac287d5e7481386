"""What has pages: words and lines on a sheet become text in reading order, with page and box."""
