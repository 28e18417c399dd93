using MlMath.SiteGen.Commands;
using MlMath.SiteGen.Snippets.Execution;

// The generator starts this program again, as a worker that runs cells.
if (args is ["worker", "--socket", var socket])
{
    return await WorkerHost.RunAsync(socket);
}

return await CommandLine.RunAsync(args);
