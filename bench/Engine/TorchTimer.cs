using System.Diagnostics;
using System.Globalization;

namespace MlMath.Engine.Bench;

/// <summary>PyTorch in a process of its own, timing steps on request.</summary>
internal sealed class TorchTimer : IDisposable
{
    private readonly Process process;

    /// <param name="python">The interpreter that has PyTorch.</param>
    /// <exception cref="InvalidOperationException">Python does not start.</exception>
    public TorchTimer(string python)
    {
        var start = new ProcessStartInfo(python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "pytorch_reference.py"), "time" },
        };
        process = Process.Start(start) ?? throw new InvalidOperationException($"{python} does not start");
        Milliseconds(16, 3);
    }

    /// <summary>Each step's time.</summary>
    /// <exception cref="InvalidOperationException">PyTorch is not installed.</exception>
    public double[] Milliseconds(int batch, int steps)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{batch} {steps}"));
        var line =
            process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException(
                "PyTorch does not answer: apt-get install python3-torch libopenblas0-pthread"
            );
        return [.. line.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
