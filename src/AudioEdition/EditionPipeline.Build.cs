using AudioEdition.Articles;
using AudioEdition.Casting;
using AudioEdition.Mastering;
using AudioEdition.Mastering.Beds;
using AudioEdition.Publishing;
using AudioEdition.Publishing.Books;
using AudioEdition.Publishing.Containers;
using AudioEdition.Publishing.Encoders;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Speech;

namespace AudioEdition;

public sealed partial class EditionPipeline
{
    /// <summary>Name and version, as files name their maker.</summary>
    private static readonly string Program = $"audio-edition {typeof(EditionPipeline).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>One correction was always enough; material that needs more is no speech.</summary>
    private const int MostCorrections = 2;

    /// <summary>So much more than was too much, for judges that tell true peaks in steps of 0.1 dB.</summary>
    private const double JudgeStepDb = 0.1;

    /// <summary>Counts what building a plan costs now, before the first request: what the cache holds is paid.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="prices">What a million characters cost.</param>
    /// <param name="quotationsOnly">True where the programme is left out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="NothingToNarrateException">The plan has nothing to say.</exception>
    /// <exception cref="SpeechSynthesisException">An engine is missing.</exception>
    public Task<SpeechCost> CostAsync(SpokenScript plan, VoicePrices prices, bool quotationsOnly = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return SynthesizerOf(RunningOrders.Of(plan, quotationsOnly)).CostAsync(plan, prices, cancellationToken);
    }

    /// <summary>Has engines that can make what a build would ask for in batch jobs, ahead of it; what they do not give, <see cref="BuildAsync"/> asks for one by one.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">Where jobs under way are remembered, so that a call after an interruption goes on with them.</param>
    /// <param name="quotationsOnly">True where only the quotations will be made.</param>
    /// <param name="cancellationToken">Stops the call; the jobs go on at the service.</param>
    /// <returns>How many utterances came that way.</returns>
    /// <exception cref="NothingToNarrateException">The plan has nothing to say.</exception>
    /// <exception cref="SpeechSynthesisException">A job is refused, or its results cannot be fetched.</exception>
    public Task<int> FillByBatchAsync(SpokenScript plan, string folder, bool quotationsOnly = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return SynthesizerOf(RunningOrders.Of(plan, quotationsOnly)).FillByBatchAsync(plan, folder, null, cancellationToken);
    }

    /// <summary>Makes an edition of a plan: speaks, masters, writes, measures.</summary>
    /// <param name="plan">The plan; its units with nothing to say are passed over.</param>
    /// <param name="options">Where to and how.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <param name="cancellationToken">Stops the build; what was spoken stays in the cache.</param>
    /// <returns>The edition. Checks that failed are in its report: they are no exception, since the files stand.</returns>
    /// <exception cref="NothingToNarrateException">The plan has nothing to say.</exception>
    /// <exception cref="EditionFolderException">The folder cannot be written.</exception>
    /// <exception cref="SpeechSynthesisException">An engine is missing or failed.</exception>
    /// <exception cref="EncoderException">The encoder is missing or failed.</exception>
    /// <exception cref="MusicBedException">The music is missing, no sound, silent or too short; told before anything is spoken.</exception>
    public async Task<EditionResult> BuildAsync(
        SpokenScript plan,
        BuildOptions options,
        IProgress<EditionProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Books.Count > 0 && !options.Formats.Any(BookContent.Playable.Contains))
        {
            throw new ArgumentException("A book needs MP3 or M4B among the formats.", nameof(options));
        }

        var orders = RunningOrders.Of(plan, options.QuotationsOnly);

        // Everything that can be missing is looked for before the first second of synthesis.
        using var folder = EditionFolder.Open(options.Folder);
        var nominalLufs = await CheckPartsAsync(plan, options.Formats, cancellationToken).ConfigureAwait(false);
        using var bed = options.BedPath is { } bedPath && orders.Whole is not null ? await OpenBedAsync(bedPath, options.Mastering.SampleRateHz, cancellationToken).ConfigureAwait(false) : null;
        var bedInput = bed is null ? null : await BedInputAsync(options.BedPath!, cancellationToken).ConfigureAwait(false);

        // What planning left is given back, and the cover is drawn while there is least in memory: beside the first words, which other processes speak.
        await StageEnd.ReleaseAsync(plan.Units.Count).ConfigureAwait(false);
        var drawing = Task.Run(() => options.Cover ?? EditionWriter.CoverOf(plan), cancellationToken);
        var synthesizer = SynthesizerOf(orders, options.Mastering);
        var speech = await synthesizer
            .SynthesizeAsync(plan, options.Jobs, Report(EditionStage.Synthesis, (SynthesisProgress p) => (double)p.Done / p.Total), cancellationToken)
            .ConfigureAwait(false);
        var cover = await drawing.ConfigureAwait(false);
        var written = await WriteAsync(options.Mastering, options.Mastering).ConfigureAwait(false);
        for (var again = 0; again < MostCorrections; again++)
        {
            // How far a lossy coder raises a peak is known when it has done so. That much less is handed to it, and the level stays what it was.
            var whole = Lowered(written.Whole, written.Report, EditionWriter.WholeName);
            var quotations = Lowered(written.Quotations, written.Report, EditionWriter.QuotationsName);
            if (whole == written.Whole && quotations == written.Quotations)
            {
                break;
            }

            written = await WriteAsync(whole, quotations).ConfigureAwait(false);
        }

        folder.Commit();
        return new EditionResult
        {
            Folder = folder.Path,
            Plan = plan,
            Report = written.Report,
            Programme = written.Edition.Whole,
            Quotations = written.Edition.Quotations,
            Synthesized = speech.Synthesized,
            CacheHits = speech.CacheHits,
        };

        async Task<(EditionReport Report, FinishedEdition Edition, MasteringOptions Whole, MasteringOptions Quotations)> WriteAsync(
            MasteringOptions forWhole, MasteringOptions forQuotations)
        {
            var speechAlone = await MasterAsync(orders.Whole, bed is null ? forWhole : BedMix.WithRoom(forWhole), null, 0).ConfigureAwait(false);
            var levels = speechAlone is null ? null : await LevelsAsync(speechAlone).ConfigureAwait(false);

            // What mastering found has now told all it has to tell, and is the greatest thing in memory.
            speechAlone = speechAlone is null ? null : speechAlone with { Facts = null };
            await StageEnd.ReleaseAsync(plan.Units.Count).ConfigureAwait(false);
            var quotations = await MasterAsync(orders.Quotations, forQuotations, speechAlone, orders.Whole is null ? 0 : 0.5).ConfigureAwait(false);
            levels ??= await LevelsAsync(quotations!).ConfigureAwait(false);
            quotations = quotations is null ? null : quotations with { Facts = null };
            await StageEnd.ReleaseAsync(plan.Units.Count).ConfigureAwait(false);
            var whole = bed is null ? speechAlone : await BedMix.MixAsync(speechAlone!, bed, forWhole, cancellationToken).ConfigureAwait(false);
            var edition = new FinishedEdition
            {
                Plan = plan,
                Whole = whole,
                Quotations = quotations,
                Marks = await ProgrammeMarks.ReadWordsAsync(speechAlone ?? quotations!, speech.Utterances, plan.Units.Count, cancellationToken).ConfigureAwait(false),
                Levels = levels,
                Cover = cover,
                Formats = options.Formats,
                Books = options.Books,
                Target = options.Mastering.Loudness,
                Inputs = bedInput is null ? options.Inputs : [.. options.Inputs, bedInput],
                Engines = EnginesOf(plan),
                Cost = synthesizer.WholeCost(plan, options.Prices) is { Characters: > 0 } cost ? new ReportCost((double?)cost.WholeAmount, cost.Currency, cost.Characters) : null,
                Program = Program,
            };
            var report = await new EditionWriter(parts.Encoder, parts.Inspector, folder.WorkPath, parts.Cache)
                .WriteAsync(edition, Report(EditionStage.Encoding, (double p) => p), Report(EditionStage.Checking, (double p) => p), cancellationToken)
                .ConfigureAwait(false);
            return (report, edition, forWhole, forQuotations);
        }

        Task<IReadOnlyList<ReadOnlyMemory<byte>>> LevelsAsync(Programme programme) => ProgrammeMarks.ReadLevelsAsync(programme, speech.Utterances, plan.Units.Count, cancellationToken);

        async Task<Programme?> MasterAsync(RunningOrder? order, MasteringOptions mastering, Programme? like, double from) => order is null ? null : await ProgrammeMaster.MasterAsync(
            plan.Cast,
            order,
            speech.Utterances,
            mastering,
            nominalLufs,
            like,
            parts.Cache,
            Report(EditionStage.Mastering, (double p) => from + (p * (1 - from))),
            cancellationToken).ConfigureAwait(false);

        IProgress<T>? Report<T>(EditionStage stage, Func<T, double> fraction) =>
            progress is null ? null : new Relay<T>(value => progress.Report(new EditionProgress(stage, fraction(value))));
    }

    /// <summary>Where only the quotations are wanted, nobody pays for the rest.</summary>
    private UtteranceSynthesizer SynthesizerOf(RunningOrders orders, MasteringOptions? mastering = null) => new(parts.Engines, parts.Cache)
    {
        Units = orders.Whole is null ? orders.Quotations!.Units.ToHashSet() : null,
        Annotate = mastering is null ? null : new UtteranceExaminer(mastering).Note,
    };

    /// <summary>The options with so much less for the coder as the worst file of a programme was measured above the true peak that is allowed; the same where none was.</summary>
    private static MasteringOptions Lowered(MasteringOptions options, EditionReport report, string programme)
    {
        var above = report.Programmes.FirstOrDefault(p => p.Name == programme)?.TruePeakDbtp - options.Loudness.MaxTruePeakDbtp;
        return above > EditionChecks.Rounding ? options with { CodecMarginDb = options.CodecMarginDb + above.Value + JudgeStepDb } : options;
    }

    private List<ReportEngine> EnginesOf(SpokenScript plan) =>
        [.. plan.Cast.Roles.Select(r => r.Voice.Engine).Distinct(StringComparer.Ordinal).Select(e => new ReportEngine(e, parts.Engines[e].Version))];

    /// <summary>Asks engines and encoder whether they are there, and the voices how loud they are.</summary>
    private async Task<IReadOnlyDictionary<VoiceId, double>> CheckPartsAsync(SpokenScript plan, IReadOnlyList<ContainerFormat> formats, CancellationToken cancellationToken)
    {
        var encoder = parts.Encoder.Look(formats);
        if (!encoder.Ready)
        {
            throw new EncoderException(null, encoder.Detail);
        }

        var nominalLufs = new Dictionary<VoiceId, double>();
        foreach (var voices in plan.Cast.Roles.Select(r => r.Voice).Distinct().GroupBy(v => v.Engine, StringComparer.Ordinal))
        {
            if (!parts.Engines.TryGetValue(voices.Key, out var engine))
            {
                throw new SpeechSynthesisException(voices.Key, null, $"The plan asks for the engine '{voices.Key}', which is not there.");
            }

            var health = await engine.CheckHealthAsync(cancellationToken).ConfigureAwait(false);
            if (!health.Ready)
            {
                throw new SpeechSynthesisException(voices.Key, null, $"The engine '{voices.Key}' cannot speak: {health.Detail}");
            }

            foreach (var id in voices)
            {
                var voice = await engine.FindVoiceAsync(id.Name, cancellationToken).ConfigureAwait(false)
                    ?? throw new SpeechSynthesisException(id.Engine, id.Name, $"The engine '{id.Engine}' has no voice '{id.Name}'; see: voices --engine {id.Engine}");
                if (voice.NominalLufs is { } lufs)
                {
                    nominalLufs.Add(id, lufs);
                }
            }
        }

        return nominalLufs;
    }

    /// <summary>Hands a report on in the caller's order, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Relay<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
