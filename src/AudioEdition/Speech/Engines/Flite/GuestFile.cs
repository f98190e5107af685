namespace AudioEdition.Speech.Engines.Flite;

/// <summary>A file that stands in memory only, for a program that thinks it has a disk.</summary>
internal sealed class GuestFile(int maxBytes)
{
    private readonly List<int> _lengthsWhenOpened = [];
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Content => _bytes.AsMemory(0, Length);

    public static GuestFile Of(ReadOnlySpan<byte> content)
    {
        var file = new GuestFile(content.Length);
        file.TryWrite(0, content);
        return file;
    }

    /// <summary>How long the file was each time that it was opened: where a program that adds piece by piece began each.</summary>
    public IReadOnlyList<int> LengthsWhenOpened => _lengthsWhenOpened;

    public void Truncate() => Length = 0;

    public void NoteOpening() => _lengthsWhenOpened.Add(Length);

    public int Read(long position, Span<byte> target)
    {
        if (position < 0 || position >= Length)
        {
            return 0;
        }

        var count = (int)Math.Min(target.Length, Length - position);
        _bytes.AsSpan((int)position, count).CopyTo(target);
        return count;
    }

    /// <summary>False where the file would grow over its limit; then nothing is written.</summary>
    public bool TryWrite(long position, ReadOnlySpan<byte> source)
    {
        var end = position + source.Length;
        if (position < 0 || end > maxBytes)
        {
            return false;
        }

        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(maxBytes, Math.Max(end, Math.Max(4096, _bytes.Length * 2L))));
        }

        if (position > Length)
        {
            _bytes.AsSpan(Length, (int)position - Length).Clear();
        }

        source.CopyTo(_bytes.AsSpan((int)position));
        Length = Math.Max(Length, (int)end);
        return true;
    }
}
