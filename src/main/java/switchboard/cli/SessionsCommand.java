package switchboard.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import switchboard.archive.Archive;
import switchboard.archive.ExpiredSession;
import switchboard.archive.RemovalResult;
import switchboard.archive.RetentionPolicy;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.terminal.TerminalText;
import switchboard.terminal.TextTable;
import switchboard.text.AppText;
import switchboard.text.CodedText;
import switchboard.wire.Escapes;

/**
 * The command {@code sessions}, which lists the recorded sessions, and its subcommands.
 *
 * <p>Filled in by picocli; used by one thread.
 */
@Command(
        name = "sessions",
        headerHeading = "The recorded sessions.%n%n",
        customSynopsis = {
            "switchboard sessions                        lists them, the newest first",
            "switchboard sessions rename NAME NEW        gives one another name",
            "switchboard sessions delete NAME...         puts them into the trash",
            "switchboard sessions prune [OPTIONS]        removes the old ones, after saying which"
        })
final class SessionsCommand implements RunnableCommand {
    private static final List<String> HEADS =
            List.of("name", "start", "length", "clients", "messages", "size", "state");
    private static final List<Integer> NUMBERS = List.of(2, 3, 4, 5);
    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final CommandContext context;
    private final PrintStream out;
    private final PrintStream err;

    SessionsCommand(CommandContext context) {
        this.context = context;
        out = context.streams().out();
        err = context.streams().err();
    }

    /** Returns the parser of the command's arguments, with its subcommands. */
    CommandLine parser() {
        return new CommandLine(this)
                .addSubcommand("rename", new Rename())
                .addSubcommand("delete", new Delete())
                .addSubcommand("prune", new Prune());
    }

    @Override
    public Integer call() throws SessionException {
        Archive archive = archive();
        List<SessionSummary> sessions = archive.list();
        if (sessions.isEmpty()) {
            out.println("No session is recorded in "
                    + Escapes.text(archive.directory().toString()) + ".");
            return ExitCode.SUCCESS;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        for (SessionSummary session : sessions) {
            rows.add(row(session));
        }
        TextTable.lines(rows, NUMBERS).forEach(out::println);
        return ExitCode.SUCCESS;
    }

    private Archive archive() {
        return context.archive().get();
    }

    private List<String> row(SessionSummary session) {
        boolean readable = session.content().isPresent();
        String state = session.state().word();
        return List.of(
                escapedName(session),
                START.withZone(context.clock().getZone())
                        .format(Instant.EPOCH.plus(session.startedAt(), ChronoUnit.MICROS)),
                readable ? TextTable.length(session.length()) : "",
                readable ? String.format(Locale.ROOT, "%,d", session.clients()) : "",
                readable ? String.format(Locale.ROOT, "%,d", session.messages()) : "",
                TextTable.size(session.size()),
                readable
                        ? state + (session.isAnnotated() ? ", with notes or marks" : "")
                        : state + ": "
                                + TerminalText.inert(session.problem()
                                        .map(CodedText::english)
                                        .orElse("")));
    }

    private static String escapedName(SessionSummary session) {
        return Escapes.text(session.name());
    }

    private boolean isYes(String question) {
        return new Confirmation(context.streams()).isYes(question);
    }

    /** Removes sessions and explains each one that cannot be removed. */
    private int remove(List<SessionSummary> sessions) {
        Archive archive = archive();
        int code = ExitCode.SUCCESS;
        for (SessionSummary session : sessions) {
            try {
                RemovalResult done = archive.remove(session.file());
                out.println(escapedName(session) + ": "
                        + switch (done) {
                            case TRASHED -> "moved to the trash";
                            case DELETED -> "deleted permanently";
                        });
            } catch (SessionException explained) {
                err.println(TerminalText.of(explained));
                code = ExitCode.FAILED;
            }
        }
        return code;
    }

    @Command(name = "rename", customSynopsis = "switchboard sessions rename NAME NEW")
    private final class Rename implements RunnableCommand {
        @Parameters(index = "0", paramLabel = "NAME", description = "The session's name, as sessions lists it.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "NEW", description = "The new one; in quotes if it has blanks.")
        private String title = "";

        @Override
        public Optional<CodedText> usage() {
            return Optional.of(AppText.WANTED_SESSIONS_RENAME.with());
        }

        @Override
        public Integer call() throws SessionException {
            Archive archive = archive();
            SessionSummary session = SessionArgument.find(archive, name);
            String renamed =
                    String.valueOf(archive.rename(session.file(), title).getFileName());
            out.println(escapedName(session) + " is now " + Escapes.text(renamed.replaceFirst("\\.db$", "")));
            return ExitCode.SUCCESS;
        }
    }

    @Command(name = "delete", customSynopsis = "switchboard sessions delete NAME... [--yes]")
    private final class Delete implements RunnableCommand {
        @Parameters(arity = "1..*", paramLabel = "NAME", description = "Names of sessions, as sessions lists them.")
        private List<String> names = new ArrayList<>();

        @Option(names = "--yes", description = "Don't ask, also where there is no trash.")
        private boolean sure;

        @Override
        public Optional<CodedText> usage() {
            return Optional.of(AppText.WANTED_SESSIONS_DELETE.with());
        }

        @Override
        public Integer call() throws SessionException {
            Archive archive = archive();
            List<SessionSummary> sessions = new ArrayList<>();
            // All names are resolved before the first removal, so that a mistake in the last name removes nothing.
            for (String name : names) {
                SessionSummary session = SessionArgument.find(archive, name);
                if (!sessions.contains(session)) {
                    sessions.add(session);
                }
            }
            List<String> forGood = sessions.stream()
                    .filter(session -> !archive.hasTrash(session.file()))
                    .map(SessionsCommand::escapedName)
                    .toList();
            if (!forGood.isEmpty() && !sure) {
                String which = forGood.size() == 1 ? forGood.getFirst() : TextTable.counted(forGood.size(), "session");
                if (!isYes("There is no trash here: " + which + " would be deleted permanently.")) {
                    out.println();
                    err.println("Nothing was deleted.");
                    return ExitCode.FAILED;
                }
            }
            return remove(sessions);
        }
    }

    @Command(
            name = "prune",
            customSynopsis = "switchboard sessions prune [--older-than TIME] [--larger-than SIZE] [--yes]")
    private final class Prune implements RunnableCommand {
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

        @Override
        public Integer call() throws UsageException, SessionException {
            if (longest == null && most == null) {
                throw new UsageException(AppText.WANTED_SESSIONS_PRUNE.with());
            }
            RetentionPolicy policy = new RetentionPolicy(
                    longest == null ? Optional.empty() : Optional.of(OptionValues.age("--older-than", longest)),
                    most == null ? OptionalLong.empty() : OptionalLong.of(OptionValues.space("--larger-than", most)));
            Archive archive = archive();
            List<ExpiredSession> beyond = archive.expired(
                    policy,
                    ChronoUnit.MICROS.between(Instant.EPOCH, context.clock().instant()));
            if (beyond.isEmpty()) {
                out.println("No session is beyond that.");
                return ExitCode.SUCCESS;
            }
            List<List<String>> rows = new ArrayList<>();
            long size = 0;
            boolean trash = true;
            for (ExpiredSession one : beyond) {
                SessionSummary session = one.session();
                rows.add(List.of(
                        escapedName(session),
                        TextTable.size(session.size()),
                        one.reason().english()));
                size += session.size();
                trash = trash && archive.hasTrash(session.file());
            }
            TextTable.lines(rows, List.of(1)).forEach(out::println);
            String what = TextTable.counted(beyond.size(), "session") + " (" + TextTable.size(size) + ") would be "
                    + (trash ? "moved to the trash." : "deleted permanently: there is no trash here.");
            if (!sure && !isYes(what)) {
                out.println();
                err.println("Nothing was removed.");
                return ExitCode.FAILED;
            }
            return remove(beyond.stream().map(ExpiredSession::session).toList());
        }
    }
}
