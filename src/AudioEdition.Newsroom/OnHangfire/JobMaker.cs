using Hangfire;

namespace AudioEdition.Newsroom.OnHangfire;

/// <summary>Gives Hangfire the one object that does the work.</summary>
internal sealed class JobMaker(ArticleJob job) : JobActivator
{
    public override object ActivateJob(Type jobType) => jobType == typeof(ArticleJob) ? job : base.ActivateJob(jobType);
}
