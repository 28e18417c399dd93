// Runs before the first cell of every note, and after each `reset`: what every cell may use without saying so.
using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using MlMath.Engine.Autodiff;
using MlMath.Engine.Tensors;
using MlMath.Notebook;
using static System.Math;
using static MlMath.Notebook.Shorthand;
