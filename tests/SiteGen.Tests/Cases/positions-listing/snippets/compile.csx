// A comment.

var x = 1;
    Undefined();
