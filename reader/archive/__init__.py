"""What is in an archive's folder, as plain frozen values."""
