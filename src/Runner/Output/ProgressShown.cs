using Spectre.Console;
using Staffroom.Runner.Execution;

namespace Staffroom.Runner.Output;

/// <summary>Shows how far long work is: live on a terminal, a line now and then elsewhere.</summary>
internal static class ProgressShown
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    /// <summary>Does the work and shows its progress on stderr.</summary>
    /// <param name="host">The world outside.</param>
    /// <param name="title">What is being done, a word or two.</param>
    /// <param name="work">The work; it reports to its argument.</param>
    public static T Run<T>(Host host, string title, Func<Action<ExperimentProgress>, T> work) =>
        host.IsErrorTerminal ? Live(host, title, work) : Plain(host, title, work);

    private static T Live<T>(Host host, string title, Func<Action<ExperimentProgress>, T> work) =>
        Screen.Error(host).Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(title));
                return work(progress =>
                {
                    task.MaxValue = Math.Max(1, progress.Total);
                    task.Value = progress.Done;
                    task.Description = Markup.Escape($"{title}: {progress}");
                });
            });

    private static T Plain<T>(Host host, string title, Func<Action<ExperimentProgress>, T> work)
    {
        long last = host.Clock.GetTimestamp();
        ExperimentProgress? latest = null;
        var result = work(progress =>
        {
            latest = progress;
            if (host.Clock.GetElapsedTime(last) >= BetweenLines)
            {
                last = host.Clock.GetTimestamp();
                host.Error.WriteLine($"{title}: {progress}");
            }
        });
        if (latest is not null)
        {
            host.Error.WriteLine($"{title}: {latest}");
        }

        return result;
    }
}
