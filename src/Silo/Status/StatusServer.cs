using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Staffroom.Silo.Status;

/// <summary>
/// Says over HTTP whether this process is well and how far it is: <c>GET /health</c> and <c>GET /progress</c>, as JSON, on loopback only and to
/// callers that name loopback as the host, so that no web page can read it through a name of its own.
/// </summary>
public sealed class StatusServer : IAsyncDisposable
{
    private static readonly string[] LoopbackHosts = ["127.0.0.1", "localhost", "[::1]"];

    private readonly WebApplication _application;

    private StatusServer(WebApplication application) => _application = application;

    /// <summary>The port it listens on.</summary>
    public int Port => new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    /// <summary>Starts answering.</summary>
    /// <param name="port">The port on loopback; 0 for any free one.</param>
    /// <param name="health">Asked at each call.</param>
    /// <param name="progress">Asked at each call; anything that can be written as JSON.</param>
    /// <param name="cancellation">Stops waiting for the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<StatusServer> StartAsync(int port, Func<Health> health, Func<object> progress, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        builder.Services.AddRoutingCore();
        var application = builder.Build();
        application.Use((context, next) => IsLoopback(context.Request.Host.Host) ? next(context) : Refuse(context));
        application.UseRouting();
        application.MapGet("/health", (RequestDelegate)(context => AnswerAsync(context, health())));
        application.MapGet("/progress", (RequestDelegate)(context => context.Response.WriteAsJsonAsync(progress(), context.RequestAborted)));
        try
        {
            await application.StartAsync(cancellation);
            return new StatusServer(application);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static bool IsLoopback(string host) => LoopbackHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, Health health)
    {
        context.Response.StatusCode = health.IsWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsJsonAsync(health, context.RequestAborted);
    }
}

/// <summary>Whether a process can do its work.</summary>
/// <param name="IsWell">Whether it can.</param>
/// <param name="Host">Orleans with its version, or the embedded host.</param>
/// <param name="Status">What it is doing: starting, ready, running, stopping; or what is wrong.</param>
public sealed record Health(bool IsWell, string Host, string Status);
