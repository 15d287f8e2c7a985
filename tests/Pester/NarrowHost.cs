using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

/// <summary>
/// A console of a given width that keeps what is shown, so that a test sees what a person would. Views.Tests.ps1 compiles it.
/// </summary>
public sealed class NarrowHost : PSHost
{
    private readonly NarrowConsole _console;
    private readonly Guid _id = Guid.NewGuid();

    public NarrowHost(int width)
    {
        _console = new NarrowConsole(width);
    }

    public string Text { get { return _console.Text.ToString(); } }
    public override string Name { get { return "Narrow"; } }
    public override Version Version { get { return new Version(1, 0); } }
    public override Guid InstanceId { get { return _id; } }
    public override PSHostUserInterface UI { get { return _console; } }
    public override CultureInfo CurrentCulture { get { return CultureInfo.InvariantCulture; } }
    public override CultureInfo CurrentUICulture { get { return CultureInfo.InvariantCulture; } }
    public override void EnterNestedPrompt() { }
    public override void ExitNestedPrompt() { }
    public override void NotifyBeginApplication() { }
    public override void NotifyEndApplication() { }
    public override void SetShouldExit(int exitCode) { }
}

/// <summary>What is written to it; nobody answers.</summary>
public sealed class NarrowConsole : PSHostUserInterface
{
    private readonly NarrowScreen _screen;
    private readonly StringBuilder _text = new StringBuilder();

    public NarrowConsole(int width)
    {
        _screen = new NarrowScreen(width);
    }

    public StringBuilder Text { get { return _text; } }
    public override PSHostRawUserInterface RawUI { get { return _screen; } }
    public override void Write(ConsoleColor foreground, ConsoleColor background, string value) { Write(value); }

    // PowerShell ends no line that fills the screen: there, a console goes on in the next one by itself.
    public override void Write(string value)
    {
        _text.Append(value);
        if (value.Length >= _screen.BufferSize.Width)
        {
            _text.AppendLine();
        }
    }

    public override void WriteLine(string value) { _text.AppendLine(value); }
    public override void WriteErrorLine(string value) { _text.AppendLine(value); }
    public override void WriteDebugLine(string message) { }
    public override void WriteVerboseLine(string message) { }
    public override void WriteWarningLine(string message) { }
    public override void WriteProgress(long sourceId, ProgressRecord record) { }
    public override string ReadLine() { return string.Empty; }
    public override SecureString ReadLineAsSecureString() { return new SecureString(); }
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> fields)
    {
        return null;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int preset)
    {
        return preset;
    }

    public override PSCredential PromptForCredential(string caption, string message, string user, string target) { return null; }
    public override PSCredential PromptForCredential(
        string caption, string message, string user, string target, PSCredentialTypes types, PSCredentialUIOptions options)
    {
        return null;
    }
}

/// <summary>Its size.</summary>
public sealed class NarrowScreen : PSHostRawUserInterface
{
    public NarrowScreen(int width)
    {
        BufferSize = new Size(width, 50);
        WindowSize = new Size(width, 50);
    }

    public override Size BufferSize { get; set; }
    public override Size WindowSize { get; set; }
    public override Size MaxPhysicalWindowSize { get { return WindowSize; } }
    public override Size MaxWindowSize { get { return WindowSize; } }
    public override Coordinates CursorPosition { get; set; }
    public override Coordinates WindowPosition { get; set; }
    public override ConsoleColor ForegroundColor { get; set; }
    public override ConsoleColor BackgroundColor { get; set; }
    public override int CursorSize { get; set; }
    public override bool KeyAvailable { get { return false; } }
    public override string WindowTitle { get; set; }
    public override void FlushInputBuffer() { }
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) { return new BufferCell[0, 0]; }
    public override KeyInfo ReadKey(ReadKeyOptions options) { return new KeyInfo(); }
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) { }
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) { }
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) { }
}
