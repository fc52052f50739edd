using System.Runtime.InteropServices;
using System.Text;
using Staffroom.Runner;
using Staffroom.Runner.Output;
using Staffroom.Silo.Telemetry;

// UTF-8 without a byte order mark, whatever the console's code page: results name practices and people in any script.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

using var interrupt = new CancellationTokenSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
using var telemetry = TelemetryExport.Start();
return CommandLine.Invoke(args, ThisMachine.Host(interrupt.Token));

void Interrupt(PosixSignalContext context)
{
    // The first signal saves what is finished; a second one finds the token canceled and ends the process at once.
    context.Cancel = !interrupt.IsCancellationRequested;
    if (context.Cancel)
    {
        interrupt.Cancel();
    }
}
