package switchboard.app;

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

/** Understands the command line. Thread-safe. */
final class Arguments {
    private static final int HELP_COLUMNS = 100;

    private Arguments() {}

    /**
     * Return what the arguments ask for.
     *
     * @throws UsageException in one clear sentence, if they ask for nothing that is there
     */
    static Task parse(String... args) throws UsageException {
        ServerArguments usual = new ServerArguments();
        return usual.take(args) ? new Task.Serve(usual.validated()) : parseAll(args);
    }

    /** Return the same, found by picocli alone. */
    static Task parseAll(String... args) throws UsageException {
        ServerArguments server = new ServerArguments();
        CommandLine line = new CommandLine(server)
                .addSubcommand("client", new ClientArguments())
                .addSubcommand("swarm", new SwarmArguments())
                .addSubcommand("sessions", SessionsArguments.line())
                .addSubcommand("export", new ExportArguments())
                .addSubcommand("replay", new ReplayArguments());
        // A text that begins with @ is a text, not the name of a file with more options.
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
            return new Task.Print(line.getUsageMessage(Ansi.OFF) + LimitOption.help());
        }
        if (server.wantsVersion()) {
            return new Task.Print("Switchboard " + version() + System.lineSeparator());
        }
        return new Task.Serve(server.validated());
    }

    private static Task command(ParseResult parsed) throws UsageException {
        ParseResult command = parsed.subcommand();
        if (!parsed.matchedOptions().isEmpty()) {
            throw new UsageException(parsed.matchedOptions().getFirst().longestName()
                    + " is an option of the server, not of "
                    + command.commandSpec().name() + ".");
        }
        // The last one of several words: sessions rename.
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        CommandArguments arguments = (CommandArguments) command.commandSpec().userObject();
        return arguments.wantsHelp()
                ? new Task.Print(command.commandSpec().commandLine().getUsageMessage(Ansi.OFF))
                : arguments.task();
    }

    private static String version() {
        return Optional.ofNullable(Arguments.class.getPackage().getImplementationVersion())
                .orElse("(run from its classes)");
    }

    private static String explain(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        List<String> options = command.getCommandSpec().options().stream()
                .map(option -> option.longestName())
                .toList();
        return switch (wrong) {
            case UnmatchedArgumentException unmatched ->
                unknown(unmatched.getUnmatched().getFirst(), command, options);
            case OverwrittenOptionException twice -> name(twice.getOverwritten()) + " was given more than once.";
            case MissingParameterException missing -> missing(missing);
            default -> wrong.getMessage() + ".";
        };
    }

    private static String unknown(String word, CommandLine command, List<String> options) {
        if (word.startsWith("-")) {
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            return "There is no option " + Values.quoted(name) + "." + Suggestions.hint(name, options)
                    + " --help lists them all.";
        }
        if (command.getSubcommands().isEmpty()) {
            return "Nothing is expected where " + Values.quoted(word) + " stands; a text with blanks needs quotes.";
        }
        return "There is no command " + Values.quoted(word) + "."
                + Suggestions.hint(word, command.getSubcommands().keySet()) + " --help lists them all.";
    }

    private static String missing(MissingParameterException missing) {
        ArgSpec first = missing.getMissing().getFirst();
        if (first.isPositional() && missing.getCommandLine().getCommand() instanceof CommandArguments command) {
            return command.wanted();
        }
        return name(first) + " wants a value: " + name(first) + " " + first.paramLabel() + ".";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
