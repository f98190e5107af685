using System.Text.Json;
using System.Text.Json.Serialization;

namespace AudioEdition.Speech;

/// <summary>A batch job as it is remembered on disk, from before it is ordered until its results are kept, so that a run that ends in between is gone on with.</summary>
/// <param name="Id">Its name at the service.</param>
/// <param name="Engine">The engine that it was ordered from.</param>
/// <param name="Keys">For each of its inputs the key in the cache, as hexadecimal digits.</param>
internal sealed record BatchJobFile(string Id, string Engine, IReadOnlyList<string> Keys)
{
    private const string Extension = ".json";
    private const int MaxBytes = 4 << 20;

    /// <summary>All that are remembered in a folder.</summary>
    public static List<BatchJobFile> ReadAll(string folder)
    {
        var jobs = new List<BatchJobFile>();
        foreach (var file in Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles("*" + Extension).OrderBy(f => f.Name, StringComparer.Ordinal) : Enumerable.Empty<FileInfo>())
        {
            try
            {
                if (file.Length < MaxBytes && JsonSerializer.Deserialize(File.ReadAllBytes(file.FullName), BatchJobJson.Default.BatchJobFile) is { Id: not null, Engine: not null, Keys: not null } job && job.Id + Extension == file.Name)
                {
                    jobs.Add(job);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
            {
                // Gone meanwhile, or nobody's: a job that is not remembered is ordered again.
            }
        }

        return jobs;
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, Id + Extension), JsonSerializer.SerializeToUtf8Bytes(this, BatchJobJson.Default.BatchJobFile));
    }

    public void Delete(string folder) => File.Delete(Path.Combine(folder, Id + Extension));
}

/// <summary>How it is read and written, worked out when the library is compiled.</summary>
[JsonSerializable(typeof(BatchJobFile))]
internal sealed partial class BatchJobJson : JsonSerializerContext;
