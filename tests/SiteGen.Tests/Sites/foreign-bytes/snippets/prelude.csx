using System; // café
