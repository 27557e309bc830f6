package switchboard.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import switchboard.terminal.Suggestions;
import switchboard.text.AppText;
import switchboard.text.CodedText;

/**
 * Parses the command line.
 *
 * <p>Stateless and thread-safe.
 */
public final class CommandLineParser {
    private static final int HELP_COLUMNS = 100;

    private CommandLineParser() {}

    /**
     * Returns the task that the arguments describe. The usual options of the server are parsed without picocli.
     *
     * @throws UsageException if the arguments are wrong; the message is one sentence
     */
    public static ParsedCommand parse(String... args) throws UsageException {
        ServerArguments usual = new ServerArguments();
        return usual.take(args) ? new ParsedCommand.Serve(usual.validated()) : parseAll(args);
    }

    /** Returns the task that the arguments describe, parsed by picocli alone. */
    static ParsedCommand parseAll(String... args) throws UsageException {
        ServerArguments server = new ServerArguments();
        CommandLine line = new CommandLine(server)
                .addSubcommand("client", new ClientArguments())
                .addSubcommand("swarm", new SwarmArguments())
                .addSubcommand("sessions", SessionsArguments.line())
                .addSubcommand("export", new ExportArguments())
                .addSubcommand("replay", new ReplayArguments());
        // A text that begins with @ is a text, not the name of a file with further options.
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(HELP_COLUMNS);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException wrong) {
            throw new UsageException(explain(wrong));
        }
        if (parsed.hasSubcommand()) {
            return command(parsed);
        }
        if (server.wantsHelp()) {
            return new ParsedCommand.Print(line.getUsageMessage(Ansi.OFF) + LimitOption.help());
        }
        if (server.wantsVersion()) {
            return new ParsedCommand.Print("Switchboard " + version() + System.lineSeparator());
        }
        return new ParsedCommand.Serve(server.validated());
    }

    private static ParsedCommand command(ParseResult parsed) throws UsageException {
        ParseResult command = parsed.subcommand();
        if (!parsed.matchedOptions().isEmpty()) {
            throw new UsageException(AppText.OPTION_SERVER.with(
                    parsed.matchedOptions().getFirst().longestName(),
                    command.commandSpec().name()));
        }
        // The innermost subcommand decides, as in "sessions rename".
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        CommandArguments arguments = (CommandArguments) command.commandSpec().userObject();
        return arguments.wantsHelp()
                ? new ParsedCommand.Print(command.commandSpec().commandLine().getUsageMessage(Ansi.OFF))
                : arguments.task();
    }

    private static String version() {
        return Optional.ofNullable(CommandLineParser.class.getPackage().getImplementationVersion())
                .orElse("(run from its classes)");
    }

    private static CodedText explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        List<String> options = command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .toList();
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                unknown(unmatched.getUnmatched().getFirst(), command, options);
            case OverwrittenOptionException twice -> AppText.OPTION_TWICE.with(name(twice.getOverwritten()));
            case MissingParameterException missing -> missing(missing);
            default -> AppText.OTHER.with(String.valueOf(wrong.getMessage()));
        };
    }

    private static CodedText unknown(String word, CommandLine command, List<String> options) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            String typed = OptionValues.quoted(name);
            return Suggestions.nearest(name, options)
                    .map(near -> AppText.OPTION_UNKNOWN_NEAR.with(typed, near))
                    .orElseGet(() -> AppText.OPTION_UNKNOWN.with(typed));
        }
        if (command.getSubcommands().isEmpty()) {
            return AppText.WORD_UNEXPECTED.with(OptionValues.quoted(word));
        }
        String typed = OptionValues.quoted(word);
        return Suggestions.nearest(word, command.getSubcommands().keySet())
                .map(near -> AppText.COMMAND_UNKNOWN_NEAR.with(typed, near))
                .orElseGet(() -> AppText.COMMAND_UNKNOWN.with(typed));
    }

    private static CodedText missing(MissingParameterException missing) {
        ArgSpec first = missing.getMissing().getFirst();
        if (first.isPositional() && missing.getCommandLine().getCommand() instanceof CommandArguments command) {
            return command.wanted();
        }
        return AppText.OPTION_VALUE.with(name(first), first.paramLabel());
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
