package switchboard.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The registry of the commands besides the server, in the order of the help.
 *
 * <p>The annotations of a command are read only if the command line names it.
 */
enum Subcommand {
    CLIENT("HOST PORT [OPTIONS]", "the teaching client"),
    SWARM("HOST PORT [OPTIONS]", "many clients at once"),
    SESSIONS("", "the recorded sessions"),
    EXPORT("SESSION [OPTIONS]", "a session for other programs"),
    REPLAY("SESSION HOST PORT", "plays a recorded session again");

    private final String arguments;
    private final String summary;

    Subcommand(String arguments, String summary) {
        this.arguments = arguments;
        this.summary = summary;
    }

    /** Returns the command with a name. */
    static Optional<Subcommand> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Returns the names of all commands. */
    static List<String> words() {
        return Arrays.stream(values()).map(Subcommand::word).toList();
    }

    /** Returns the name as typed. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the line about the command in the server's help. */
    String synopsis() {
        return String.format(
                Locale.ROOT, "switchboard %-28s %s; %s --help tells more", word() + " " + arguments, summary, word());
    }

    /** Returns the parser of the command's arguments, with {@code --help}. */
    CommandLine parser(CommandContext context) {
        return withHelp(
                switch (this) {
                    case CLIENT -> new CommandLine(new ClientCommand(context));
                    case SWARM -> new CommandLine(new SwarmCommand(context));
                    case SESSIONS -> new SessionsCommand(context).parser();
                    case EXPORT -> new CommandLine(new ExportCommand(context));
                    case REPLAY -> new CommandLine(new ReplayCommand(context));
                });
    }

    /** Adds {@code --help} and the layout of the help to a command and its subcommands. */
    private static CommandLine withHelp(CommandLine line) {
        line.getSubcommands().values().forEach(Subcommand::withHelp);
        CommandSpec spec = line.getCommandSpec();
        spec.addOption(OptionSpec.builder("--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
        spec.parser().separator(" ");
        spec.usageMessage()
                .hidden(true)
                .sortOptions(false)
                .synopsisHeading("")
                .parameterListHeading("%n")
                .optionListHeading("%nOptions:%n");
        return line;
    }
}
