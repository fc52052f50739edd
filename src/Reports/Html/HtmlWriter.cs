using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Staffroom.Reports.Html;

/// <summary>Writes markup. What stands in an interpolated string is markup; what is filled into it is text and is escaped.</summary>
internal sealed class HtmlWriter(TextWriter output)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One piece of markup on a line of its own; the handler has written it by the time this is called.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref HtmlHandler html)
    {
        _ = html;
        output.Write('\n');
    }

    /// <summary>Trusted text that is not escaped: scripts, styles and JSON made by this room.</summary>
    public void Trusted(string text) => output.Write(text);

    public static string Escape(string text) => Encoder.Encode(text);

    internal void Literal(string markup) => output.Write(markup);

    internal void Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Encoder.Encode(output, text);
        }
    }
}

/// <summary>Markup that is safe as it stands.</summary>
internal readonly record struct Markup(string Html)
{
    public static Markup None { get; } = new("");

    /// <summary>A name from a scenario, isolated so that its writing direction does not disturb what follows.</summary>
    public static Markup Name(string text) => new($"<bdi>{HtmlWriter.Escape(text)}</bdi>");
}

#pragma warning disable CS9113 // The compiler passes the lengths; nothing is buffered, so they are not needed.
[InterpolatedStringHandler]
internal readonly ref struct HtmlHandler(int literalLength, int formattedCount, HtmlWriter writer)
#pragma warning restore CS9113
{
    public void AppendLiteral(string markup) => writer.Literal(markup);

    public void AppendFormatted(string? text) => writer.Text(text);

    public void AppendFormatted(Markup markup) => writer.Literal(markup.Html);

    public void AppendFormatted(int number) => writer.Literal(number.ToString());

    public void AppendFormatted(ulong number) => writer.Literal(number.ToString());
}
