using System;

var broken = Undefined;
