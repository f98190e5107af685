using System.Runtime.ExceptionServices;
using Polly;
using Polly.Retry;

namespace AudioEdition.Speech;

/// <summary>Tries again what may go well another time: the one policy for everything that is asked of an engine.</summary>
internal sealed class SpeechRetry(TimeProvider time)
{
    private const int MaxTries = 3;

    /// <summary>Networks and busy services fail more often, and for a while, than a program on this machine.</summary>
    private const int MaxServiceTries = 5;

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>Who asks for more is not waited for: the message tells the time, and what is finished stays.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Runs an attempt until one succeeds, or fails in a way that another does not mend.</summary>
    /// <param name="engine">Who is asked.</param>
    /// <param name="attempt">Request, answer and every look at it: what is wrong with an answer is as good a reason for another try as a failed connection.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="stopped">Falls when no other try can help; an attempt under way is finished all the same, since it may be paid for.</param>
    /// <exception cref="SpeechSynthesisException">The last attempt's.</exception>
    public async Task<T> RunAsync<T>(ISpeechSynthesizer engine, Func<Task<T>> attempt, CancellationToken cancellationToken, CancellationToken stopped = default)
    {
        Exception? last = null;
        var pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = (engine.Capabilities.Offline ? MaxTries : MaxServiceTries) - 1,
                ShouldHandle = a => ValueTask.FromResult(a.Outcome.Exception is SpeechSynthesisException { IsTransient: true } e && !(e.RetryAfter > LongestWait)),
                DelayGenerator = a =>
                {
                    var delay = FirstDelay * Math.Pow(2, a.AttemptNumber);
                    return ValueTask.FromResult<TimeSpan?>(a.Outcome.Exception is SpeechSynthesisException { RetryAfter: { } wait } && wait > delay ? wait : delay);
                },
                OnRetry = a =>
                {
                    last = a.Outcome.Exception;
                    return default;
                },
            })
            .Build();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopped);
        try
        {
            return await pipeline.ExecuteAsync(async _ => await attempt().ConfigureAwait(false), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (last is not null && !cancellationToken.IsCancellationRequested)
        {
            ExceptionDispatchInfo.Throw(last);
            throw;
        }
    }
}
