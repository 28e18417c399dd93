1 / (new int[1].Length - 1)
