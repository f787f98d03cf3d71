"""What a file says; nothing here makes anything."""
