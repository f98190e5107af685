using System.Xml;

namespace AudioEdition.Publishing;

/// <summary>Whole elements at once, for documents that have many small ones.</summary>
internal static class XmlElements
{
    /// <summary>Writes an element without children.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="name">Its local name.</param>
    /// <param name="space">Its namespace; null for none of its own.</param>
    /// <param name="text">What stands in it; null for an empty one.</param>
    /// <param name="attributes">In order; those without a value are left out.</param>
    public static void WriteElement(this XmlWriter xml, string name, string? space, string? text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.OpenElement(name, space, attributes);
        if (text is not null)
        {
            xml.WriteString(text);
        }

        xml.WriteEndElement();
    }

    /// <summary>Begins an element that gets children.</summary>
    /// <param name="xml">Where to.</param>
    /// <param name="name">Its local name.</param>
    /// <param name="space">Its namespace; null for none of its own.</param>
    /// <param name="attributes">In order; those without a value are left out.</param>
    public static void OpenElement(this XmlWriter xml, string name, string? space, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                xml.WriteAttributeString(attribute, value);
            }
        }
    }
}
