int Square(int n) => n * n;
