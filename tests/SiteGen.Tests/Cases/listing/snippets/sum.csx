// Adds up.
var Sum = new[] { 1, 2, 3 }.Sum();
Sum
