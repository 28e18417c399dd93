using System.Xml;
using System.Xml.Linq;

namespace MlMath.SiteGen.Feeds;

/// <summary>Documents as bytes that are equal wherever they are written.</summary>
internal static class Xml
{
    public static string Write(XElement root)
    {
        var text = new StringWriter { NewLine = "\n" };
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            root.WriteTo(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }
}
