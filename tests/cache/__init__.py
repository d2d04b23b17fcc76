"""What is kept between builds: the file, its parts, and small histories that once went wrong."""
