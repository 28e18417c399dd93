namespace MlMath.Processes;

/// <summary>Where a preview serves its pages, as it says on its terminal.</summary>
internal static class PreviewAddress
{
    /// <summary>Reads up to the line that tells the address; what comes after it is read and dropped.</summary>
    /// <exception cref="InvalidOperationException">The preview ended first.</exception>
    public static async Task<Uri> ReadAsync(TextReader terminal, CancellationToken stop)
    {
        while (await terminal.ReadLineAsync(stop) is { } line)
        {
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at >= 0)
            {
                _ = terminal.ReadToEndAsync(CancellationToken.None);
                return new Uri(line[at..(line.LastIndexOf('/') + 1)]);
            }
        }

        throw new InvalidOperationException("the preview ended before it served anything");
    }
}
