using System.Collections.Immutable;
using Staffroom.Reports.Figures;
using Staffroom.Reports.Html;

namespace Staffroom.Reports.Sections;

/// <summary>
/// One run as a network: schools as clusters, ties by strength, how far each teacher has come with a practice; replayed week by week. Other
/// conditions under the same random numbers stand beside it to choose from.
/// </summary>
internal static class NetworkSection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        if (context.Input.Chosen is { } chosen)
        {
            html.Write($"<p id=\"network-reason\">{chosen.Reason} Choose another with <code>staffroom report DIR --condition N --replicate R</code>.</p>");
        }

        var drawable = context.Input.Networks.Where(n => NetworkPicture.IsDrawable(n.Teachers.Length, n.Schools.Length) && n.Practices.Length > 0).ToArray();
        if (drawable.Length == 0)
        {
            html.Write($"<p>{Missing(context.Input.Chosen)}</p>");
            return;
        }

        var first = drawable[0];
        html.Write($"<figure class=\"figure\" id=\"network\" aria-labelledby=\"network-title\" aria-describedby=\"network-caption\"><div class=\"figure-head\"><h3 id=\"network-title\">Who took it up, and when</h3>{new Markup(context.CanDraw ? "<button type=\"button\" data-save>Save as SVG</button>" : "")}</div>");
        if (context.CanDraw)
        {
            Stage(html, drawable);
        }
        else
        {
            html.Write($"<p class=\"missing\">{BrowserAssets.HowToGetFigures}</p>");
        }

        html.Write($"<figcaption><p id=\"network-caption\">{Caption(first)}</p>");
        if (context.CanDraw)
        {
            html.Write($"<p id=\"network-now\" class=\"now\" aria-live=\"polite\"></p><p class=\"note\">{Note(first)} One run is one story: the curves above show how much runs differ.</p>");
        }

        html.Write($"</figcaption>");
        for (int i = 0; i < drawable.Length; i++)
        {
            html.Write($"<div data-network-table=\"{i}\"{new Markup(i > 0 && context.CanDraw ? " hidden" : "")}>");
            Blocks.Table(html, Table(drawable[i]), isOpen: i == 0 && !context.CanDraw);
            html.Write($"</div>");
        }

        html.Write($"</figure>");
        if (context.CanDraw)
        {
            Blocks.Json(html, "network-data", NetworkJson.Write(drawable, Caption));
        }
    }

    private static void Stage(HtmlWriter html, NetworkPicture[] drawable)
    {
        Controls(html, drawable);
        html.Write($"<ul class=\"legend\" id=\"network-legend\"></ul>");
        html.Write($"<div id=\"network-stage\" class=\"stage\" tabindex=\"0\" role=\"group\" aria-label=\"The network; left and right arrow step through the weeks, space plays\"><svg id=\"network-svg\" role=\"img\" aria-labelledby=\"network-title network-now\"></svg></div>");
    }

    private static string Note(NetworkPicture picture) => picture.IsOfSchools
        ? $"The network has {picture.Teachers.Length:#,0} people, more than {NetworkPicture.MostPeople}, too many to tell apart: circles are schools, their area is their staff, and the filled part of it is the share of users. Thicker lines are more ties."
        : "Circles are teachers, squares are heads; the number is the week of first genuine use, S marks starters. Lines within schools are plain, bent ones join schools; thick solid lines are strong ties in that week, dashed ones weak, and ties that have faded are not drawn.";

    private static string Missing(ChosenRun? chosen) => chosen switch
    {
        null => "No run was kept to be drawn.",
        { Missing: { } missing } when chosen.Teachers <= NetworkPicture.MostTeachers => missing,
        _ => $"The network has {chosen.Teachers:#,0} people, too many to draw: at most {NetworkPicture.MostPeople} people or {NetworkPicture.MostSchools} schools are drawn, of a network of at most {NetworkPicture.MostTeachers:#,0} people.",
    };

    private static void Controls(HtmlWriter html, NetworkPicture[] pictures)
    {
        html.Write($"<div class=\"controls\"><label for=\"network-picture\">Condition <select id=\"network-picture\">");
        for (int i = 0; i < pictures.Length; i++)
        {
            html.Write($"<option value=\"{i}\">{pictures[i].Title}</option>");
        }

        html.Write($"</select></label><label for=\"network-practice\">Practice <select id=\"network-practice\"></select></label>");
        html.Write($"<label for=\"network-zoom\">Look at <select id=\"network-zoom\"></select></label></div>");
        html.Write($"<div class=\"slider\"><button type=\"button\" id=\"network-play\">Play</button><button type=\"button\" id=\"network-back\" aria-label=\"One week back\">‹</button><button type=\"button\" id=\"network-forward\" aria-label=\"One week on\">›</button>");
        html.Write($"<label for=\"network-week\">Week</label><input type=\"range\" id=\"network-week\" min=\"0\" max=\"{pictures[0].Weeks}\" value=\"{pictures[0].Weeks}\" step=\"1\"><output id=\"network-week-now\" for=\"network-week\">{pictures[0].Weeks}</output></div>");
    }

    private static string Caption(NetworkPicture picture)
    {
        var parts = picture.Practices.Select((practice, p) =>
        {
            var users = picture.Teachers.Where(t => t.AdoptionWeeks[p] >= 0).ToArray();
            int schools = users.Select(t => t.School).Distinct().Count();
            return $"{users.Length} of {picture.Teachers.Length} teachers in {schools} of {picture.Schools.Length} schools had used {BidiText.Isolate(practice)} by week {picture.Weeks}";
        });
        return $"{BidiText.Isolate(picture.Title)}, run {picture.Replicate + 1}: {string.Join("; ", parts)}.";
    }

    private static DataTable Table(NetworkPicture picture)
    {
        var rows = picture.Schools.Select((school, s) => picture.Practices.SelectMany((_, p) => Cells(picture, s, p)).Prepend(school).ToImmutableArray());
        var headers = picture.Practices.SelectMany(practice => new[] { $"{practice}: ever used", $"{practice}: first week", $"{practice}: median week" });
        return new DataTable($"{picture.Title}, run {picture.Replicate + 1}: who took it up, by school", [.. headers.Prepend("school")], [.. rows]);
    }

    private static IEnumerable<string> Cells(NetworkPicture picture, int school, int practice)
    {
        var all = picture.Teachers.Where(t => t.School == school).Select(t => t.AdoptionWeeks[practice]).ToArray();
        int[] weeks = [.. all.Where(week => week >= 0).Order()];
        yield return $"{weeks.Length} of {all.Length}";
        yield return weeks.Length == 0 ? "–" : weeks[0].ToString();
        yield return weeks.Length == 0 ? "–" : weeks[weeks.Length / 2].ToString();
    }
}
