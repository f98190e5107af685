namespace AudioEdition.Audio;

/// <summary>Room for the samples of one clip at a time: what it is lent for next takes the place of what it was lent for before.</summary>
internal sealed class SampleRoom
{
    private float[] _samples = [];

    /// <summary>Room for so many samples, with anything in it; good until the next call.</summary>
    /// <param name="count">How many.</param>
    public Memory<float> Take(int count)
    {
        if (_samples.Length < count)
        {
            _samples = new float[count + (count / 4)];
        }

        return _samples.AsMemory(0, count);
    }
}
