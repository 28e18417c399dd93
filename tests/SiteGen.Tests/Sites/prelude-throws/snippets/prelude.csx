using System;

throw new Exception("at once");
