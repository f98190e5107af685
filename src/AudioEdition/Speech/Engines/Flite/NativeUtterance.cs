using System.Runtime.InteropServices;
using System.Text;

namespace AudioEdition.Speech.Engines.Flite;

/// <summary>An utterance inside libflite.</summary>
internal sealed unsafe class NativeUtterance : SafeHandle
{
    private readonly NativeFlite _flite;

    private NativeUtterance(NativeFlite flite)
        : base(0, ownsHandle: true)
    {
        _flite = flite;
        SetHandle(flite.NewUtterance());
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Speaks; null where Flite gave nothing.</summary>
    public static NativeUtterance? Speak(NativeFlite flite, nint voice, string ascii, double stretch)
    {
        var utterance = new NativeUtterance(flite);
        fixed (byte* text = Encoding.ASCII.GetBytes(ascii + '\0'))
        fixed (byte* feature = "duration_stretch"u8)
        {
            // Set on the utterance and not on the voice, which other threads speak with. Its features are the first field of the structure.
            if (!utterance.IsInvalid && flite.SetInputText(utterance.handle, text) >= 0 && flite.Initialize(utterance.handle, voice) != 0)
            {
                flite.SetFloat(*(nint*)utterance.handle, feature, (float)stretch);
                if (flite.Synthesize(utterance.handle) != 0)
                {
                    return utterance;
                }
            }
        }

        utterance.Dispose();
        return null;
    }

    /// <summary>The samples at full scale ±1, and their rate; empty where there is no sound.</summary>
    public (float[] Samples, int SampleRateHz) Sound()
    {
        var wave = (Wave*)_flite.Wave(handle);
        if (wave is null || wave->SampleCount <= 0 || wave->Channels != 1)
        {
            return ([], 0);
        }

        var samples = new float[wave->SampleCount];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = wave->Samples[i] / 32_768f;
        }

        return (samples, wave->SampleRateHz);
    }

    /// <summary>The words with the piece of text that each comes from: a piece may give several ("twenty-one").</summary>
    public List<NativeWord> Words()
    {
        var words = new List<NativeWord>();
        nint relation;
        fixed (byte* name = "Word"u8)
        {
            relation = _flite.Relation(handle, name);
        }

        fixed (byte* path = "R:Token.parent"u8)
        {
            for (var item = relation == 0 ? 0 : _flite.Head(relation); item != 0; item = _flite.Next(item))
            {
                words.Add(new NativeWord(
                    _flite.ItemAt(item, path),
                    _flite.Text(item, "R:Token.parent.name"u8),
                    _flite.Number(item, "R:SylStructure.daughter1.daughter1.R:Segment.p.end"u8),
                    _flite.Number(item, "R:SylStructure.daughtern.daughtern.R:Segment.end"u8)));
            }
        }

        return words;
    }

    protected override bool ReleaseHandle()
    {
        _flite.DeleteUtterance(handle);
        return true;
    }

    /// <summary><c>cst_wave</c> of libflite 2.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Wave
    {
        public nint Type;
        public int SampleRateHz;
        public int SampleCount;
        public int Channels;
        public short* Samples;
    }
}
