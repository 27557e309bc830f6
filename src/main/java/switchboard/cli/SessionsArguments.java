package switchboard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.archive.RetentionPolicy;
import switchboard.text.AppText;
import switchboard.text.CodedText;

/**
 * The arguments of {@code sessions} and of its subcommands.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "sessions",
        hidden = true,
        sortOptions = false,
        separator = " ",
        headerHeading = "The recorded sessions.%n%n",
        synopsisHeading = "",
        customSynopsis = {
            "switchboard sessions                        lists them, the newest first",
            "switchboard sessions rename NAME NEW        gives one another name",
            "switchboard sessions delete NAME...         puts them into the trash",
            "switchboard sessions prune [OPTIONS]        removes the old ones, after saying which"
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "")
final class SessionsArguments implements CommandArguments {
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    /** Returns the command with its subcommands. */
    static CommandLine line() {
        return new CommandLine(new SessionsArguments())
                .addSubcommand("rename", new Rename())
                .addSubcommand("delete", new Delete())
                .addSubcommand("prune", new Prune());
    }

    @Override
    public boolean wantsHelp() {
        return help;
    }

    @Override
    public ParsedCommand task() {
        return new ParsedCommand.Sessions(new SessionsCommand.Table());
    }

    @Override
    public CodedText wanted() {
        return AppText.WANTED_SESSIONS.with();
    }

    @Command(
            name = "rename",
            hidden = true,
            separator = " ",
            synopsisHeading = "",
            customSynopsis = "switchboard sessions rename NAME NEW",
            parameterListHeading = "%n",
            optionListHeading = "%nOptions:%n")
    private static final class Rename implements CommandArguments {
        @Parameters(index = "0", paramLabel = "NAME", description = "The session's name, as sessions lists it.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "NEW", description = "The new one; in quotes if it has blanks.")
        private String title = "";

        @Option(names = "--help", usageHelp = true, description = "Show this help.")
        private boolean help;

        @Override
        public boolean wantsHelp() {
            return help;
        }

        @Override
        public ParsedCommand task() {
            return new ParsedCommand.Sessions(new SessionsCommand.Rename(name, title));
        }

        @Override
        public CodedText wanted() {
            return AppText.WANTED_SESSIONS_RENAME.with();
        }
    }

    @Command(
            name = "delete",
            hidden = true,
            sortOptions = false,
            separator = " ",
            synopsisHeading = "",
            customSynopsis = "switchboard sessions delete NAME... [--yes]",
            parameterListHeading = "%n",
            optionListHeading = "%nOptions:%n")
    private static final class Delete implements CommandArguments {
        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sessions, as sessions lists them.")
        private List<String> names = new ArrayList<>();

        @Option(names = "--yes", description = "Don't ask, also where there is no trash.")
        private boolean sure;

        @Option(names = "--help", usageHelp = true, description = "Show this help.")
        private boolean help;

        @Override
        public boolean wantsHelp() {
            return help;
        }

        @Override
        public ParsedCommand task() {
            return new ParsedCommand.Sessions(new SessionsCommand.Delete(List.copyOf(names), sure));
        }

        @Override
        public CodedText wanted() {
            return AppText.WANTED_SESSIONS_DELETE.with();
        }
    }

    @Command(
            name = "prune",
            hidden = true,
            sortOptions = false,
            separator = " ",
            synopsisHeading = "",
            customSynopsis = "switchboard sessions prune [--older-than TIME] [--larger-than SIZE] [--yes]",
            optionListHeading = "%nOptions:%n")
    private static final class Prune implements CommandArguments {
        @Option(
                names = "--older-than",
                paramLabel = "TIME",
                description = "Remove sessions that ended longer ago: 12h, 30d, 8w, 1y.")
        private @Nullable String longest;

        @Option(
                names = "--larger-than",
                paramLabel = "SIZE",
                description = "Remove the oldest until all together take no more: 500MB, 2GB.")
        private @Nullable String most;

        @Option(names = "--yes", description = "Don't ask.")
        private boolean sure;

        @Option(names = "--help", usageHelp = true, description = "Show this help.")
        private boolean help;

        @Override
        public boolean wantsHelp() {
            return help;
        }

        @Override
        public ParsedCommand task() throws UsageException {
            if (longest == null && most == null) {
                throw new UsageException(wanted());
            }
            RetentionPolicy policy = new RetentionPolicy(
                    longest == null ? Optional.empty() : Optional.of(OptionValues.age("--older-than", longest)),
                    most == null ? OptionalLong.empty() : OptionalLong.of(OptionValues.space("--larger-than", most)));
            return new ParsedCommand.Sessions(new SessionsCommand.Prune(policy, sure));
        }

        @Override
        public CodedText wanted() {
            return AppText.WANTED_SESSIONS_PRUNE.with();
        }
    }
}
