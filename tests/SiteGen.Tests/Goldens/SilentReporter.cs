using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>Says nothing: a test looks at the build's result.</summary>
internal sealed class SilentReporter : IReporter
{
    public void Line(string text) { }

    public void Stage(string text) { }

    public void Progress(int done, int total, string what) { }

    public void Finding(Diagnostic diagnostic) { }

    public void Refuse(string code, string message, string help) { }
}
