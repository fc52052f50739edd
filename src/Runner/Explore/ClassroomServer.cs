using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Staffroom.Runner.Explore;

/// <summary>
/// The classroom page and the engine behind it, on loopback only. It reads no file and keeps nothing; what a caller may ask for is bounded in
/// size, number at once and time, and only a page that this server itself served may ask (Host and Origin).
/// </summary>
internal sealed class ClassroomServer : IAsyncDisposable
{
    private const int LargestRequestBytes = 64 * 1024;
    private const int MostConnections = 64;
    private const int MostWaiting = 16;

    private static readonly string[] LoopbackHosts = ["127.0.0.1", "localhost", "[::1]"];
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(60);

    private readonly WebApplication _application;
    private readonly ClassroomPage _page;
    private readonly SemaphoreSlim _running;
    private int _asked;

    private ClassroomServer(WebApplication application, ClassroomPage page, int cores)
    {
        _application = application;
        _page = page;
        _running = new SemaphoreSlim(Math.Max(2, cores));
    }

    /// <summary>Where the page is.</summary>
    public Uri Address => new($"http://127.0.0.1:{Port}/");

    private int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Starts answering.</summary>
    /// <param name="page">What it serves.</param>
    /// <param name="port">The port on loopback; 0 for any free one.</param>
    /// <param name="cores">How many answers are computed at once, at least 2.</param>
    /// <param name="cancellation">Stops waiting for the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ClassroomServer> StartAsync(ClassroomPage page, int port, int cores, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        var server = new ClassroomServer(builder.Build(), page, cores);
        server.Map();
        try
        {
            await server._application.StartAsync(cancellation);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _running.Dispose();
    }

    private void Map()
    {
        _application.Use((context, next) => MayAsk(context.Request) ? next(context) : RefuseAsync(context, StatusCodes.Status400BadRequest, []));
        _application.UseRouting();
        _application.MapGet("/", (RequestDelegate)PageAsync);
        _application.MapPost("/api/run", (RequestDelegate)(context => AnswerAsync<RunAsk>(context, ask => ask.Problems(), RunAsync)));
        _application.MapPost("/api/seeds", (RequestDelegate)(context => AnswerAsync<SeedsAsk>(context, ask => ask.Problems(), SeedsAsync)));
        _application.MapPost("/api/story", (RequestDelegate)(context => AnswerAsync<StoryAsk>(context, ask => ask.Problems(), StoryAsync)));
        _application.MapPost("/api/export", (RequestDelegate)(context => AnswerAsync<ExportAsk>(context, ask => ask.Problems(), ExportAsync)));
    }

    /// <summary>
    /// A name other than loopback's means that some web page's own name leads here (DNS rebinding); another origin, that another page asks.
    /// </summary>
    private bool MayAsk(HttpRequest request)
    {
        if (!LoopbackHosts.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase) || request.Host.Port != Port)
        {
            return false;
        }

        string? origin = request.Headers.Origin;
        return HttpMethods.IsPost(request.Method)
            ? string.Equals(origin, $"http://{request.Host.Value}", StringComparison.OrdinalIgnoreCase) && request.HasJsonContentType()
            : string.IsNullOrEmpty(origin);
    }

    private Task PageAsync(HttpContext context)
    {
        var (page, policy) = _page.Live;
        Harden(context.Response, policy);
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    private async Task AnswerAsync<T>(HttpContext context, Func<T, IEnumerable<string>> problems, Func<HttpContext, T, CancellationToken, Task> answer)
        where T : class
    {
        if (await ReadAsync<T>(context) is not { } ask)
        {
            return;
        }

        if (problems(ask).ToArray() is { Length: > 0 } wrong)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, wrong);
            return;
        }

        if (Interlocked.Increment(ref _asked) > MostWaiting)
        {
            Interlocked.Decrement(ref _asked);
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, ["Too much is being computed already; try again."]);
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(LongestAnswer);
        bool isRunning = false;
        try
        {
            await _running.WaitAsync(limit.Token);
            isRunning = true;
            Harden(context.Response, ClassroomPage.NothingPolicy);
            await answer(context, ask, limit.Token);
        }
        catch (OperationCanceledException)
        {
            // The page asked for something newer, or it took too long: a cut answer is all that can still be told.
            context.Abort();
        }
        finally
        {
            if (isRunning)
            {
                _running.Release();
            }

            Interlocked.Decrement(ref _asked);
        }
    }

    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return ExploreState.Read<T>(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (BadHttpRequestException error)
        {
            await RefuseAsync(context, error.StatusCode, ["The request is too large."]);
        }
        catch (JsonException error)
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, [$"The request is not understood{(error.Path is { } path ? $" at {path}" : "")}."]);
        }

        return null;
    }

    private static Task RunAsync(HttpContext context, RunAsk ask, CancellationToken cancellation) =>
        StreamAsync(context, Answers.Run(ask, cancellation), cancellation);

    private static Task SeedsAsync(HttpContext context, SeedsAsk ask, CancellationToken cancellation) =>
        StreamAsync(context, OtherSeeds.Compare(ask, cancellation), cancellation);

    private static async Task StreamAsync(HttpContext context, IEnumerable<string> lines, CancellationToken cancellation)
    {
        context.Response.ContentType = "application/x-ndjson; charset=utf-8";
        foreach (string line in lines)
        {
            await context.Response.WriteAsync(line + "\n", cancellation);
            await context.Response.Body.FlushAsync(cancellation);
        }
    }

    private static Task StoryAsync(HttpContext context, StoryAsk ask, CancellationToken cancellation)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(Answers.Story(ask, cancellation), cancellation);
    }

    private Task ExportAsync(HttpContext context, ExportAsk ask, CancellationToken cancellation)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=\"staffroom-replay.html\"";
        return context.Response.WriteAsync(_page.Replay(ask, cancellation), cancellation);
    }

    private static Task RefuseAsync(HttpContext context, int status, string[] problems)
    {
        context.Response.StatusCode = status;
        Harden(context.Response, ClassroomPage.NothingPolicy);
        return context.Response.WriteAsJsonAsync(new { problems }, context.RequestAborted);
    }

    private static void Harden(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
    }
}
