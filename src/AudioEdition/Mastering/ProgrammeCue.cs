namespace AudioEdition.Mastering;

/// <summary>When a unit is heard in the programme.</summary>
/// <param name="UnitIndex">Index of the unit.</param>
/// <param name="StartFrame">First frame of its sound, after the pause.</param>
/// <param name="EndFrame">Frame after its last.</param>
public readonly record struct ProgrammeCue(int UnitIndex, long StartFrame, long EndFrame);
