// BOM and CRLF.
var x = 1;
	Undefined();
