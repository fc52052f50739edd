using FsCheck;
using FsCheck.Fluent;
using Staffroom.Reports.Html;

namespace Staffroom.Reports.Tests.Html;

public sealed class HtmlWriterTests
{
    [Fact]
    public void Markup_stays_and_text_is_escaped()
    {
        string hostile = "<b a=\"1\" c='2'>&";

        Assert.Equal("<p title=\"&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;\">7<i></i></p>\n", Write(html => html.Write($"<p title=\"{hostile}\">{7}{new Markup("<i></i>")}</p>")));
    }

    [Fact]
    public void Names_are_isolated() => Assert.Equal("<bdi>a&lt;b</bdi>", Markup.Name("a<b").Html);

    [Fact]
    public void No_text_brings_markup_along() => Prop.ForAll<string>(text =>
        HtmlWriter.Escape(text ?? "").IndexOfAny(['<', '>', '"', '\'']) < 0).QuickCheckThrowOnFailure();

    private static string Write(Action<HtmlWriter> write)
    {
        using var writer = new StringWriter();
        write(new HtmlWriter(writer));
        return writer.ToString();
    }
}
