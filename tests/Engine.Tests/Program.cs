using System.Runtime.Intrinsics;
using MlMath.Engine.Tests;

// Run by DeterminismTests in a process of its own, with other vector units switched on: prints what it had and the hash.
Console.WriteLine($"{Vector512.IsHardwareAccelerated} {Samples.HashAfter50Steps(1)}");
