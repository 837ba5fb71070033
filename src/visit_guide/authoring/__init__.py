"""What organisers use at their desk: finding places, fetching map images, giving the day to other apps."""
