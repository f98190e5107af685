using AudioEdition.Mastering;
using AudioEdition.Publishing.Containers;

namespace AudioEdition.Publishing;

/// <summary>A sound file of an edition that holds a whole programme.</summary>
/// <param name="Name">Its programme (<c>edition</c>, <c>quotes</c>).</param>
/// <param name="Path">From the edition's folder, with forward slashes.</param>
/// <param name="Format">Its container.</param>
/// <param name="Programme">What is heard.</param>
/// <param name="Tags">What it says of itself.</param>
internal sealed record SoundFile(string Name, string Path, ContainerFormat Format, Programme Programme, EditionTags Tags);
