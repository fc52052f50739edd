using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Staffroom.Runner.Tests.Telemetry;

/// <summary>Receives what is exported over OTLP (HTTP, protobuf) and reads the few fields that tests ask for.</summary>
internal sealed class OtlpReceiver : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _received = new();
    private readonly Task _loop;

    public OtlpReceiver()
    {
        // A listener cannot be told to take any port, so one is asked of the system first; should another process take it in between, the next is tried.
        for (int tries = 0; ; tries++)
        {
            Port = FreePort();
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException) when (tries < 9)
            {
                // Taken meanwhile.
            }
        }

        _loop = ReceiveAsync();
    }

    public int Port { get; }

    public IReadOnlyList<Span> Spans =>
    [
        .. from body in Bodies("/v1/traces")
           from resource in Fields(body, 1)
           from scope in Fields(resource, 2)
           from span in Fields(scope, 2)
           select new Span(Text(span, 5), Convert.ToHexStringLower(Single(span, 1)), Convert.ToHexStringLower(Single(span, 2)), Convert.ToHexStringLower(Single(span, 4))),
    ];

    public IReadOnlyCollection<string> Metrics => new SortedSet<string>(
        from body in Bodies("/v1/metrics")
        from resource in Fields(body, 1)
        from scope in Fields(resource, 2)
        from metric in Fields(scope, 2)
        select Text(metric, 1),
        StringComparer.Ordinal);

    public void Dispose()
    {
        _listener.Stop();
        _loop.GetAwaiter().GetResult();
        _listener.Close();
    }

    private static int FreePort()
    {
        var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        int port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }

    private static string Text(byte[] message, int field) => Encoding.UTF8.GetString(Single(message, field));

    private static byte[] Single(byte[] message, int field) => Fields(message, field).FirstOrDefault([]);

    /// <summary>The length-delimited fields of a protobuf message that have a number; others are skipped.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int field)
    {
        int at = 0;
        while (at < message.Length)
        {
            ulong tag = Varint(message, ref at);
            int wire = (int)(tag & 7);
            int length = wire switch { 1 => 8, 5 => 4, 2 => (int)Varint(message, ref at), _ => 0 };
            if (wire == 0)
            {
                Varint(message, ref at);
            }

            if (wire == 2 && (int)(tag >> 3) == field)
            {
                yield return message[at..(at + length)];
            }

            at += length;
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    private IEnumerable<byte[]> Bodies(string path) => _received.Where(each => string.Equals(each.Path, path, StringComparison.Ordinal)).Select(each => each.Body);

    private async Task ReceiveAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Enqueue((context.Request.Url!.AbsolutePath, body.ToArray()));
                context.Response.Close();
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    internal sealed record Span(string Name, string Trace, string Id, string Parent);
}
