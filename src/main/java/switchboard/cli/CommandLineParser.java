package switchboard.cli;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
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
final class CommandLineParser {
    private static final int HELP_COLUMNS = 100;

    private CommandLineParser() {}

    /**
     * Returns the command that the arguments describe. The help and the version are commands too, which print a text.
     *
     * @throws UsageException if the arguments are wrong; the message is one sentence
     */
    static RunnableCommand parse(CommandContext context, String... args) throws UsageException {
        ServerCommand usual = new ServerCommand(context);
        return usual.take(args) ? usual : parseAll(context, args);
    }

    /** Returns the command that the arguments describe, parsed by picocli alone. */
    static RunnableCommand parseAll(CommandContext context, String... args) throws UsageException {
        ServerCommand server = new ServerCommand(context);
        CommandLine line = server.parser();
        for (String word : args) {
            Subcommand.of(word)
                    .filter(named -> !line.getSubcommands().containsKey(word))
                    .ifPresent(named -> line.addSubcommand(word, named.parser(context)));
        }
        line.setUsageHelpWidth(HELP_COLUMNS);
        // A text that begins with @ is a text, not the name of a file with further options.
        line.setExpandAtFiles(false);
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException wrong) {
            throw new UsageException(explain(wrong));
        }
        if (parsed.hasSubcommand() && !parsed.matchedOptions().isEmpty()) {
            throw new UsageException(AppText.OPTION_SERVER.with(
                    parsed.matchedOptions().getFirst().longestName(),
                    parsed.subcommand().commandSpec().name()));
        }
        // The innermost subcommand decides, as in "sessions rename".
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        CommandSpec command = innermost.commandSpec();
        if (innermost.isUsageHelpRequested()) {
            return print(context, command.commandLine().getUsageMessage(Ansi.OFF));
        }
        if (innermost.isVersionHelpRequested()) {
            return print(context, "Switchboard " + version() + System.lineSeparator());
        }
        server.take(parsed);
        return (RunnableCommand) command.userObject();
    }

    private static RunnableCommand print(CommandContext context, String text) {
        return () -> {
            context.streams().out().print(text);
            return ExitCode.SUCCESS;
        };
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
        Collection<String> commands = command.getCommand() instanceof ServerCommand
                ? Subcommand.words()
                : command.getSubcommands().keySet();
        String typed = OptionValues.quoted(word);
        if (commands.isEmpty()) {
            return AppText.WORD_UNEXPECTED.with(typed);
        }
        return Suggestions.nearest(word, commands)
                .map(near -> AppText.COMMAND_UNKNOWN_NEAR.with(typed, near))
                .orElseGet(() -> AppText.COMMAND_UNKNOWN.with(typed));
    }

    private static CodedText missing(MissingParameterException missing) {
        ArgSpec first = missing.getMissing().getFirst();
        RunnableCommand command = missing.getCommandLine().getCommand();
        Optional<CodedText> wanted = first.isPositional() ? command.usage() : Optional.empty();
        return wanted.orElseGet(() -> AppText.OPTION_VALUE.with(name(first), first.paramLabel()));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof CommandLine.Model.OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
