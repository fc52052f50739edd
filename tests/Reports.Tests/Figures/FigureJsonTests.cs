using Staffroom.Reports.Figures;
using Staffroom.Reports.Sections;

namespace Staffroom.Reports.Tests.Figures;

public sealed class FigureJsonTests
{
    private static readonly LineLook Look = Palette.Look(0);

    [Fact]
    public void A_curve_with_bands_is_written_as_plotly_reads_it()
    {
        var band = new BandSeries([0, 1.0 / 3], [0, 0.25], [0, 0.4], [0, 0.1], [0, 0.6]);
        var panel = new Panel([.. CurveFigure.Traces(band, Look, "high trust", ".0%", step: 1)], CurveFigure.Layout(1, 0, 1, "share of teachers", ".0%"));

        const string Edges = "{\"type\":\"scatter\",\"mode\":\"lines\",\"x0\":0,\"dx\":1,\"y\":[0,0.1],\"line\":{\"width\":0},\"hoverinfo\":\"skip\"},"
            + "{\"type\":\"scatter\",\"mode\":\"lines\",\"x0\":0,\"dx\":1,\"fill\":\"tonexty\",\"y\":[0,0.6],\"line\":{\"width\":0},\"fillcolor\":\"rgba(0,114,178,0.1)\",\"hoverinfo\":\"skip\"},"
            + "{\"type\":\"scatter\",\"mode\":\"lines\",\"x0\":0,\"dx\":1,\"y\":[0,0.25],\"line\":{\"width\":0},\"hoverinfo\":\"skip\"},"
            + "{\"type\":\"scatter\",\"mode\":\"lines\",\"x0\":0,\"dx\":1,\"fill\":\"tonexty\",\"y\":[0,0.4],\"line\":{\"width\":0},\"fillcolor\":\"rgba(0,114,178,0.3)\",\"hoverinfo\":\"skip\"},";
        const string Mean = "{\"type\":\"scatter\",\"mode\":\"lines\",\"x0\":0,\"dx\":1,\"name\":\"high trust\",\"y\":[0,0.33333],"
            + "\"line\":{\"color\":\"#0072b2\",\"width\":2.5,\"dash\":\"solid\"},\"hovertemplate\":\"%{y:.1%}  [%{customdata[0]:.1%}, %{customdata[1]:.1%}]\"}";
        const string Layout = "{\"height\":270,\"margin\":{\"l\":52,\"r\":14,\"t\":10,\"b\":40},"
            + "\"xaxis\":{\"title\":{\"text\":\"week\"},\"range\":[0,1],\"tickvals\":[0],\"showgrid\":false,\"showticklabels\":true,\"zeroline\":false,\"fixedrange\":true,\"automargin\":true,\"ticks\":\"outside\",\"showspikes\":false,\"unifiedhovertitle\":{\"text\":\"week %{x}\"}},"
            + "\"yaxis\":{\"title\":{\"text\":\"share of teachers\"},\"range\":[0,1],\"tickformat\":\".0%\",\"nticks\":6,\"showgrid\":true,\"showticklabels\":true,\"zeroline\":false,\"fixedrange\":true,\"automargin\":true,\"showspikes\":false},"
            + "\"showlegend\":false,\"hovermode\":\"x unified\",\"dragmode\":false,\"autosize\":true,\"paper_bgcolor\":\"rgba(0,0,0,0)\",\"plot_bgcolor\":\"rgba(0,0,0,0)\",\"font\":{\"size\":12,\"family\":\"system-ui, -apple-system, \\u0027Segoe UI\\u0027, Roboto, \\u0027Helvetica Neue\\u0027, Arial, sans-serif\"},"
            + "\"hoverlabel\":{\"bgcolor\":\"#ffffff\",\"bordercolor\":\"#c3c8ce\",\"font\":{\"size\":12,\"family\":\"system-ui, -apple-system, \\u0027Segoe UI\\u0027, Roboto, \\u0027Helvetica Neue\\u0027, Arial, sans-serif\",\"color\":\"#1b1f24\"}}}";
        Assert.Equal($"{{\"data\":[{Edges}{Mean}],\"layout\":{Layout}}}", FigureJson.Write(panel));
    }

    [Fact]
    public void Error_bars_and_markers_have_plotlys_names()
    {
        var trace = new ScatterTrace
        {
            Mode = "markers",
            X = [1],
            Y = [2],
            Marker = new MarkerStyle("#d55e00", 9, "square"),
            ErrorY = new ErrorBars([0.5], [0.25]) { Color = "#d55e00" },
        };

        string json = FigureJson.Write(new Panel([trace], CurveFigure.Layout(1, 0, 1, "", "")));

        Assert.StartsWith(
            "{\"data\":[{\"type\":\"scatter\",\"mode\":\"markers\",\"error_y\":{\"array\":[0.5],\"arrayminus\":[0.25],\"symmetric\":false,\"color\":\"#d55e00\",\"thickness\":1.5,\"width\":3},"
            + "\"x\":[1],\"y\":[2],\"marker\":{\"color\":\"#d55e00\",\"size\":9,\"symbol\":\"square\"}}]",
            json,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.123456789, "0.12346")]
    [InlineData(117, "117")]
    [InlineData(1234567, "1.2346E+06")]
    [InlineData(-0.00001, "-1E-05")]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    public void Numbers_have_five_significant_digits_and_gaps_are_null(double value, string expected)
    {
        string json = FigureJson.Write(new Panel([new ScatterTrace { Mode = "lines", Y = [value] }], CurveFigure.Layout(1, 0, 1, "", "")));

        Assert.Contains($"\"y\":[{expected}]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_could_end_a_script_element_is_escaped()
    {
        var trace = new ScatterTrace { Mode = "lines", Name = "</script><!-- \u2028 & '" };

        string json = FigureJson.Write(new Panel([trace], CurveFigure.Layout(1, 0, 1, "", "")));

        Assert.DoesNotContain('<', json);
        Assert.DoesNotContain('\u2028', json);
        Assert.Contains("\\u003C/script\\u003E\\u003C!-- \\u2028 \\u0026 \\u0027", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_without_replicates_is_a_line()
    {
        double[] nothing = [double.NaN, double.NaN], mean = [0, 1];

        var traces = CurveFigure.Traces(new BandSeries(mean, nothing, nothing, mean, mean), Look, "mean", "", step: 1);

        Assert.Equal("mean", Assert.Single(traces).Name);
    }

    [Fact]
    public void Looks_differ_in_more_than_color()
    {
        var looks = Enumerable.Range(0, 6).Select(i => Palette.Look(i)).ToArray();

        Assert.Equal(6, looks.Select(l => l.Color).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(6, looks.Select(l => l.Dash).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(6, looks.Select(l => l.Symbol).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Plotlys_own_markup_is_taken_as_text()
    {
        Assert.Equal("&lt;a href='x'&gt;&amp;lt; %\u200B{x}", PlotlyText.Plain("<a href='x'>&lt; %{x}"));
        Assert.Equal("one two<br>three &lt;b&gt;", PlotlyText.Wrapped("one two three <b>", 10));
    }
}
