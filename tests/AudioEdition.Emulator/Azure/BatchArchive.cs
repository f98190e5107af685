using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using AudioEdition.Emulator.Faults;
using AudioEdition.Emulator.Serving;
using AudioEdition.Emulator.Sound;

namespace AudioEdition.Emulator.Azure;

/// <summary>The archive with a batch job's sounds, times and summary.</summary>
internal static class BatchArchive
{
    /// <summary>A date for all entries: the same job gives the same archive.</summary>
    private static readonly DateTimeOffset EntryTime = new(2024, 4, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(BatchJob job, Fault? fault)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var results = new List<object>();
            for (var i = 0; i < job.Inputs.Count; i++)
            {
                results.Add(Write(zip, job, i, fault));
            }

            Add(zip, "summary.json", JsonSerializer.SerializeToUtf8Bytes(new { jobID = job.Id, status = "Succeeded", results }));
        }

        return stream.ToArray();
    }

    private static object Write(ZipArchive zip, BatchJob job, int index, Fault? fault)
    {
        var input = job.Inputs[index];
        var number = (index + 1).ToString("0000", CultureInfo.InvariantCulture);
        if (input.Sound is not { } sound)
        {
            return new { contents = new[] { input.Content }, status = "Failed", error = new { code = "BadRequest", message = input.Error } };
        }

        var name = number + (job.Format.Riff ? ".wav" : ".pcm");
        var rendering = Rendering.Of(sound, job.Format.SampleRateHz, fault);
        Add(zip, name, rendering.Samples.Length == 0 ? [] : job.Format.Wrap(rendering.Samples));
        if (job.Words)
        {
            Add(zip, number + ".word.json", Times(rendering.Marks.Where(m => m.Kind is SoundMarkKind.Word or SoundMarkKind.Punctuation)));
        }

        if (job.Sentences)
        {
            Add(zip, number + ".sentence.json", Times(rendering.Marks.Where(m => m.Kind == SoundMarkKind.Sentence)));
        }

        return new
        {
            contents = new[] { input.Content },
            status = "Succeeded",
            audioFileName = name,
            properties = new
            {
                sizeInBytes = rendering.Samples.Length.ToString(CultureInfo.InvariantCulture),
                durationInMilliseconds = sound.DurationMs.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    /// <summary>Times in a batch job's files are milliseconds, not ticks.</summary>
    private static byte[] Times(IEnumerable<SoundMark> marks) =>
        JsonSerializer.SerializeToUtf8Bytes(marks.Select(m => new { m.Text, AudioOffset = m.StartMs, Duration = m.DurationMs }));

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
