namespace AudioEdition.Mastering;

/// <summary>Shapes that filters and fades are made of.</summary>
internal static class Windows
{
    /// <summary>sin(πx)/(πx).</summary>
    public static double Sinc(double x) => Math.Abs(x) < 1e-12 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    /// <summary>Kaiser's window.</summary>
    /// <param name="x">−1 to 1; nothing outside.</param>
    /// <param name="beta">Trade of width against side lobes.</param>
    public static double Kaiser(double x, double beta) =>
        Math.Abs(x) >= 1 ? 0 : BesselI0(beta * Math.Sqrt(1 - (x * x))) / BesselI0(beta);

    /// <summary>Half a cosine, 0 to 1 with both ends flat.</summary>
    /// <param name="x">0 to 1.</param>
    public static double RaisedCosine(double x) => 0.5 - (0.5 * Math.Cos(Math.PI * x));

    private static double BesselI0(double x)
    {
        double sum = 1, term = 1;
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
