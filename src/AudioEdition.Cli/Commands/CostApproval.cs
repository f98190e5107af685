using System.Globalization;
using AudioEdition.Cli.Terminal;
using AudioEdition.Speech;

namespace AudioEdition.Cli.Commands;

/// <summary>Stands between a plan and the first request that costs money.</summary>
internal static class CostApproval
{
    /// <summary>Tells what it costs, holds it against the limits, and asks where somebody is there to be asked.</summary>
    /// <param name="cost">What a build would buy.</param>
    /// <param name="request">With the limits.</param>
    /// <param name="beforeAsking">Sees that what is agreed to can be done; null for what runs by itself and asks nobody.</param>
    /// <param name="console">Where the question goes.</param>
    /// <param name="cancellationToken">Ctrl-C, also while the question waits.</param>
    /// <exception cref="CostLimitException">It costs more than was allowed.</exception>
    /// <exception cref="UsageException">There is a limit in money and no price.</exception>
    /// <exception cref="CostDeclinedException">The answer was no.</exception>
    public static async Task ApproveAsync(SpeechCost cost, EditionRequest request, Func<Task>? beforeAsking, CommandConsole console, CancellationToken cancellationToken)
    {
        if (!request.Quiet)
        {
            foreach (var line in CostText.Of(cost))
            {
                await console.Error.WriteLineAsync(line);
            }
        }

        Check(cost, request);
        var isLimited = request.MaxCost is not null || request.MaxCharacters is not null;
        if (cost.ToBuy == 0 || beforeAsking is null || isLimited || request.Yes || !console.CanAsk)
        {
            return;
        }

        await beforeAsking();
        if (!await AskAsync(cost, console, cancellationToken))
        {
            throw new CostDeclinedException();
        }
    }

    /// <summary>Holds a cost against the limits.</summary>
    /// <exception cref="CostLimitException">It is more than was allowed.</exception>
    /// <exception cref="UsageException">There is a limit in money and no price.</exception>
    public static void Check(SpeechCost cost, EditionRequest request)
    {
        if (request.MaxCharacters is { } characters && cost.ToBuy > characters)
        {
            throw new CostLimitException(string.Create(
                CultureInfo.InvariantCulture, $"This would buy {cost.ToBuy:N0} characters, more than --max-characters {characters} allows. Nothing was bought."));
        }

        if (request.MaxCost is not { } limit || cost.ToBuy == 0)
        {
            return;
        }

        if (cost.Amount is not { } amount)
        {
            var unknown = string.Join(", ", cost.Engines.Where(e => e.Amount is null).Select(e => e.Engine));
            throw new UsageException($"--max-cost needs a price, and that of {unknown} is unknown: set it in voices.json (\"prices\"), or limit with --max-characters. Nothing was bought.");
        }

        if (amount > limit)
        {
            throw new CostLimitException(string.Create(
                CultureInfo.InvariantCulture,
                $"This would cost about {CostText.Money(amount, cost.Currency)}, more than --max-cost {limit} allows. Nothing was bought."));
        }
    }

    private static async Task<bool> AskAsync(SpeechCost cost, CommandConsole console, CancellationToken cancellationToken)
    {
        await console.Error.WriteAsync($"Buy {CostText.Sum(cost)}? [Y/n] (--yes answers it) ");
        await console.Error.FlushAsync(cancellationToken);
        using var reader = new StreamReader(console.Input());

        // Reading a terminal cannot be interrupted: the thread is left behind, and the process ends soon.
        var answer = await Task.Run(reader.ReadLine, cancellationToken).WaitAsync(cancellationToken);
        return answer?.Trim().ToUpperInvariant() is "" or "Y" or "YES";
    }
}
