"""What every storey stands on: places, problems, the store."""
