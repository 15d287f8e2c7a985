using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GenesysWrapup.Core.Lint.Dialects;

/// <summary>A value that stands in code, whatever the language.</summary>
internal abstract record Literal
{
    public static readonly Literal Nothing = new Bare("null");

    /// <summary>The text that it is or would become, with {name} where the code puts in something that is not known here.</summary>
    public virtual string? AsText => null;

    /// <summary>As the body of a request: a text goes as it is, everything else as JSON.</summary>
    public string? AsBody => this switch
    {
        Words words => words.Value,
        Named => null,
        _ => ToJson(),
    };

    public Literal? Member(params string[] plainNames) => this is Fields fields
        ? fields.Members.Where(member => plainNames.Contains(DraftBody.Plain(member.Key))).Select(member => member.Value).FirstOrDefault()
        : null;

    public string ToJson()
    {
        var json = new StringBuilder();
        Write(json);
        return json.ToString();
    }

    protected abstract void Write(StringBuilder json);

    private static void Quote(StringBuilder json, string text)
    {
        // Half of a surrogate pair cannot be written as JSON; going through bytes makes it a character that can.
        string whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFD', '?');
        json.Append('"').Append(JsonEncodedText.Encode(whole).ToString()).Append('"');
    }

    internal sealed record Words(string Value) : Literal
    {
        public override string? AsText => Value;

        protected override void Write(StringBuilder json) => Quote(json, Value);
    }

    /// <summary>A number, true, false or null.</summary>
    internal sealed record Bare(string Value) : Literal
    {
        public override string? AsText => Value;

        protected override void Write(StringBuilder json) => json.Append(Value);
    }

    /// <summary>A variable or the result of a call: its value is not in the text.</summary>
    internal sealed record Named(string Name) : Literal
    {
        public override string? AsText => "{" + Name + "}";

        protected override void Write(StringBuilder json) => Quote(json, "<" + Name + ">");
    }

    internal sealed record Listed(IReadOnlyList<Literal> Items) : Literal
    {
        protected override void Write(StringBuilder json)
        {
            json.Append('[');
            for (int i = 0; i < Items.Count; i++)
            {
                json.Append(i == 0 ? string.Empty : ",");
                Items[i].Write(json);
            }

            json.Append(']');
        }
    }

    internal sealed record Fields(IReadOnlyList<KeyValuePair<string, Literal>> Members) : Literal
    {
        /// <summary>With these members too; one that is there already gets the later value.</summary>
        public Fields With(IReadOnlyList<KeyValuePair<string, Literal>> more)
        {
            IEnumerable<KeyValuePair<string, Literal>> kept = Members.Where(member => more.All(other => other.Key != member.Key));
            return new Fields([.. kept, .. more.GroupBy(member => member.Key).Select(same => same.Last())]);
        }

        protected override void Write(StringBuilder json)
        {
            json.Append('{');
            for (int i = 0; i < Members.Count; i++)
            {
                json.Append(i == 0 ? string.Empty : ",");
                Quote(json, Members[i].Key);
                json.Append(':');
                Members[i].Value.Write(json);
            }

            json.Append('}');
        }
    }

    public static Literal Joined(Literal left, Literal right) => left.AsText is { } first && right.AsText is { } second
        ? new Words(first + second)
        : left is Words ? left : right;
}
