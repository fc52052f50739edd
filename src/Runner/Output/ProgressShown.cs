using Spectre.Console;

namespace Staffroom.Runner.Output;

/// <summary>How far long work is.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Text">In words.</param>
internal readonly record struct Progress(double Share, string Text);

/// <summary>Shows how far long work is: live on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressShown
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    /// <summary>Does the work and shows its progress on stderr.</summary>
    /// <param name="host">The world outside.</param>
    /// <param name="title">What is being done, a word or two.</param>
    /// <param name="work">The work; it reports to its argument.</param>
    public static T Run<T>(Host host, string title, Func<Action<Progress>, T> work) =>
        host.IsErrorTerminal ? Live(host, title, work) : Plain(host, title, work);

    private static T Live<T>(Host host, string title, Func<Action<Progress>, T> work) =>
        Screen.Error(host).Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title), maxValue: 1.0);
                return work(progress =>
                {
                    task.Value = progress.Share;
                    task.Description = Markup.Escape($"{title}: {progress.Text}");
                });
            });

    private static T Plain<T>(Host host, string title, Func<Action<Progress>, T> work)
    {
        long last = host.Clock.GetTimestamp();
        string latest = "";
        var result = work(progress =>
        {
            latest = progress.Text;
            if (host.Clock.GetElapsedTime(last) >= BetweenLines)
            {
                last = host.Clock.GetTimestamp();
                host.Error.WriteLine($"{title}: {latest}");
            }
        });
        host.Error.WriteLine($"{title}: {latest}");
        return result;
    }
}
