using AudioEdition.Newsroom.Queue;
using AudioEdition.Newsroom.Telemetry;
using Hangfire.Common;
using Hangfire.States;
using Npgsql;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Decides what becomes of work that failed: another try later, in the lane where it was, or the place where failed work stays for people to look at.</summary>
/// <param name="plan">When.</param>
internal sealed class RetryFilter(RetryPlan plan) : JobFilterAttribute, IElectStateFilter
{
    public const string RetryCount = "RetryCount";

    public void OnStateElection(ElectStateContext context)
    {
        if (context.CandidateState is not FailedState failed)
        {
            return;
        }

        var tries = context.GetJobParameter<int>(RetryCount, allowStale: true) + 1;
        if (tries >= plan.Tries || !CanHeal(failed.Exception))
        {
            NewsroomMeter.Article("parked");
            return;
        }

        context.SetJobParameter(RetryCount, tries);
        var pause = plan.PauseAfter(tries, (failed.Exception as ArticleFailedException)?.RetryAfter, context.BackgroundJob.Id);
        context.CandidateState = new ScheduledState(pause) { Reason = failed.Exception.Message };
        NewsroomMeter.Article("retried");
    }

    /// <summary>Whether another try may help: also where it is the database that failed.</summary>
    public static bool CanHeal(Exception e) => e is ArticleFailedException failed ? failed.CanHeal : IsOfDatabase(e);

    /// <summary>Whether it is the database that failed; the queue's own parts wrap what it says.</summary>
    public static bool IsOfDatabase(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException)
            {
                return true;
            }
        }

        return false;
    }
}
