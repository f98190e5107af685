using AudioEdition.Mastering;
using AudioEdition.Publishing.Measuring;
using AudioEdition.Publishing.Report;
using AudioEdition.Publishing.Transcripts;
using AudioEdition.Scripts;
using AudioEdition.Scripts.Quotes;

namespace AudioEdition.Publishing;

/// <summary>Puts what was measured into the report.</summary>
internal static class ReportWriter
{
    public static EditionReport Write(FinishedEdition edition, IReadOnlyList<(SoundFile Sound, FileFigures Figures)> measured, IReadOnlyList<ReportFile> files)
    {
        var plan = edition.Plan;
        var script = plan.Cast.Script;
        var coverage = Coverage.Check(script.Article, script.Units);
        var direct = script.Quotations.Zip(script.Attributions).Where(q => q.First.Kind == QuotationKind.Direct).ToList();
        return new EditionReport
        {
            Program = edition.Program,
            Title = script.Article.Headline ?? script.Article.Source,
            Locale = plan.Locale,
            Article = ArticleFacts.Of(plan, (edition.Whole ?? edition.Quotations)!),
            Target = edition.Target,
            Inputs = edition.Inputs,
            Engines = edition.Engines,
            Voices = VoicesOf(edition, measured),
            Counts = new ReportCounts(
                plan.Units.Sum(u => u.Spoken.Spoken.Length),
                script.Units.Count,
                direct.Count,
                direct.Count(q => q.Second.Resolved),
                (edition.Whole ?? edition.Quotations)!.Chapters.Count,
                script.Article.Cuts.Count),
            Unresolved = UnresolvedOf(script),
            Programmes = [.. measured.GroupBy(m => m.Sound.Name, StringComparer.Ordinal).Select(g => ProgrammeOf(g.Key, edition, [.. g]))],
            CoveragePercent = coverage.IsComplete ? 100 : Math.Min(coverage.Percent, 99.9999),
            Cost = edition.Cost,
            Files = files,
            Checks = ChecksOf(edition, measured, coverage),
        };
    }

    private static List<ReportVoice> VoicesOf(FinishedEdition edition, IReadOnlyList<(SoundFile Sound, FileFigures Figures)> measured)
    {
        var cast = edition.Plan.Cast;
        var (programme, figures) = (measured[0].Sound.Programme, measured[0].Figures);
        return [.. cast.Roles.Select(role =>
        {
            var units = cast.Units.Where(u => u.Voice == role.Voice && u.SpeakerId == role.PersonId).Select(u => u.Unit.Index).ToHashSet();
            var frames = programme.Cues.Where(c => units.Contains(c.UnitIndex)).Sum(c => c.EndFrame - c.StartFrame);
            var name = cast.Script.PersonOf(role.PersonId)?.Name ?? (role.Reason == "narrator" ? SpeakerNames.Narrator : SpeakerNames.Unattributed);
            return new ReportVoice(
                name,
                role.Voice.ToString(),
                role.Reason,
                units.Count,
                programme.Format.TimeOf(frames).TotalSeconds,
                figures.VoiceLufs.TryGetValue(role.Voice, out var lufs) ? lufs : null);
        })];
    }

    /// <summary>Each voice's level without the gain that the catalogue asks for it: what level matching promises to be equal.</summary>
    private static double[] MatchedLufs(FinishedEdition edition, FileFigures figures) =>
        [.. figures.VoiceLufs.Select(v => v.Value - edition.Plan.Cast.SettingOf(v.Key).GainDb)];

    private static List<UnresolvedQuotation> UnresolvedOf(Script script) =>
        [.. script.Units
            .Where(u => u.QuotationIndex is { } q && !script.Attributions[q].Resolved)
            .DistinctBy(u => u.QuotationIndex)
            .Select(u => new UnresolvedQuotation(
                u.Index,
                script.Quotations[u.QuotationIndex!.Value].Span.In(script.Article.Text),
                script.AttributionOf(u)!.Rule,
                script.AttributionOf(u)!.Considered))];

    /// <summary>The worst of all its containers.</summary>
    private static ReportProgramme ProgrammeOf(string name, FinishedEdition edition, IReadOnlyList<(SoundFile Sound, FileFigures Figures)> files)
    {
        var programme = files[0].Sound.Programme;
        return new ReportProgramme(
            name,
            programme.Format.TimeOf(programme.FrameCount).TotalSeconds,
            WorstLufs(edition, files),
            files.Max(f => f.Figures.Loudness.TruePeakDbtp),
            files.Max(f => EditionChecks.SpreadOf(MatchedLufs(edition, f.Figures))),
            files.Max(f => f.Figures.ChapterErrorMs),
            files.Max(f => f.Figures.CueErrorMs),
            programme.BedDistanceDb);
    }

    private static List<EditionCheck> ChecksOf(
        FinishedEdition edition, IReadOnlyList<(SoundFile Sound, FileFigures Figures)> measured, CoverageReport coverage)
    {
        var checks = new List<EditionCheck>();
        foreach (var programme in measured.GroupBy(m => m.Sound.Name, StringComparer.Ordinal))
        {
            var files = programme.ToList();
            var worst = EditionChecks.Evaluate(new EditionFigures
            {
                Target = edition.Target,
                Loudness = new LoudnessFigures(WorstLufs(edition, files), files.Max(f => f.Figures.Loudness.TruePeakDbtp)),
                CoveragePercent = coverage.IsComplete ? 100 : Math.Min(coverage.Percent, 99.9999),
                VoiceLufs = MatchedLufs(edition, files.MaxBy(f => EditionChecks.SpreadOf(MatchedLufs(edition, f.Figures)) ?? 0).Figures),
                ChapterErrorMs = files.Max(f => f.Figures.ChapterErrorMs),
                CueErrorMs = files.Max(f => f.Figures.CueErrorMs),
                DurationErrorMs = files.Max(f => f.Figures.DurationErrorMs),
                BedDistanceDb = files[0].Sound.Programme.BedDistanceDb,
            });
            // Coverage is the script's, the same for every programme.
            var first = checks.Count == 0;
            foreach (var check in worst.Where(c => first || c.Name != "coverage"))
            {
                checks.Add(programme.Key == "quotes" && check.Name != "coverage" ? check with { Name = $"quotes {check.Name}" } : check);
            }
        }

        return checks;
    }

    private static double WorstLufs(FinishedEdition edition, IReadOnlyList<(SoundFile Sound, FileFigures Figures)> files) =>
        files.Select(f => f.Figures.Loudness.IntegratedLufs).MaxBy(l => Math.Abs(l - edition.Target.IntegratedLufs));
}
