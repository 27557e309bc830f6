package switchboard.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import switchboard.archive.Archive;
import switchboard.archive.ExpiredSession;
import switchboard.archive.RemovalResult;
import switchboard.archive.RetentionPolicy;
import switchboard.archive.SessionSummary;
import switchboard.record.SessionException;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;
import switchboard.wire.Escapes;

/**
 * Runs the command {@code sessions}.
 *
 * <p>Used by one thread.
 */
public final class SessionsRun {
    private static final int WELL = 0;
    private static final int FAILED = 1;
    private static final List<String> HEADS =
            List.of("name", "start", "length", "clients", "messages", "size", "state");
    private static final List<Integer> NUMBERS = List.of(2, 3, 4, 5);

    private final Archive archive;
    private final Confirmation question;
    private final InstantSource clock;
    private final DateTimeFormatter start;
    private final PrintStream out;
    private final PrintStream err;

    /**
     * Creates a runner of the {@code sessions} commands, which prints results to {@code out} and failures to {@code
     * err}.
     */
    public SessionsRun(
            Archive archive,
            Confirmation question,
            InstantSource clock,
            ZoneId zone,
            PrintStream out,
            PrintStream err) {
        this.archive = archive;
        this.question = question;
        this.clock = clock;
        this.out = out;
        this.err = err;
        start = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(zone);
    }

    /**
     * Runs an action and returns the exit code.
     *
     * @throws SessionException if the action fails
     */
    public int run(SessionsCommand command) throws SessionException {
        return switch (command) {
            case SessionsCommand.Table table -> table();
            case SessionsCommand.Rename rename -> rename(rename);
            case SessionsCommand.Delete delete -> delete(delete);
            case SessionsCommand.Prune prune -> prune(prune.policy(), prune.sure());
        };
    }

    private int table() throws SessionException {
        List<SessionSummary> sessions = archive.list();
        if (sessions.isEmpty()) {
            out.println("No session is recorded in "
                    + Escapes.text(archive.directory().toString()) + ".");
            return WELL;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADS);
        for (SessionSummary session : sessions) {
            rows.add(row(session));
        }
        TextTable.lines(rows, NUMBERS).forEach(out::println);
        return WELL;
    }

    private List<String> row(SessionSummary session) {
        boolean readable = session.content().isPresent();
        String state = session.state().word();
        return List.of(
                name(session),
                start.format(Instant.EPOCH.plus(session.startedAt(), ChronoUnit.MICROS)),
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

    private static String name(SessionSummary session) {
        return Escapes.text(session.name());
    }

    private int rename(SessionsCommand.Rename command) throws SessionException {
        SessionSummary session = SessionLookup.one(archive, command.name());
        String renamed =
                String.valueOf(archive.rename(session.file(), command.title()).getFileName());
        out.println(name(session) + " is now " + Escapes.text(renamed.replaceFirst("\\.db$", "")));
        return WELL;
    }

    private int delete(SessionsCommand.Delete command) throws SessionException {
        List<SessionSummary> sessions = new ArrayList<>();
        // All names are resolved before the first removal, so that a mistake in the last name removes nothing.
        for (String name : command.names()) {
            SessionSummary session = SessionLookup.one(archive, name);
            if (!sessions.contains(session)) {
                sessions.add(session);
            }
        }
        List<String> forGood = sessions.stream()
                .filter(session -> !archive.hasTrash(session.file()))
                .map(SessionsRun::name)
                .toList();
        if (!forGood.isEmpty() && !command.sure()) {
            String which = forGood.size() == 1 ? forGood.getFirst() : TextTable.counted(forGood.size(), "session");
            if (!question.isYes("There is no trash here: " + which + " would be deleted for good.")) {
                out.println();
                err.println("Nothing was deleted.");
                return FAILED;
            }
        }
        return remove(sessions);
    }

    private int prune(RetentionPolicy policy, boolean sure) throws SessionException {
        List<ExpiredSession> beyond =
                archive.expired(policy, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        if (beyond.isEmpty()) {
            out.println("No session is beyond that.");
            return WELL;
        }
        List<List<String>> rows = new ArrayList<>();
        long size = 0;
        boolean trash = true;
        for (ExpiredSession one : beyond) {
            SessionSummary session = one.session();
            rows.add(List.of(
                    name(session), TextTable.size(session.size()), one.reason().english()));
            size += session.size();
            trash = trash && archive.hasTrash(session.file());
        }
        TextTable.lines(rows, List.of(1)).forEach(out::println);
        String what = TextTable.counted(beyond.size(), "session") + " (" + TextTable.size(size) + ") would be "
                + (trash ? "moved to the trash." : "deleted for good: there is no trash here.");
        if (!sure && !question.isYes(what)) {
            out.println();
            err.println("Nothing was removed.");
            return FAILED;
        }
        return remove(beyond.stream().map(ExpiredSession::session).toList());
    }

    /** Removes sessions and explains each one that cannot be removed. */
    private int remove(List<SessionSummary> sessions) {
        int code = WELL;
        for (SessionSummary session : sessions) {
            try {
                RemovalResult done = archive.remove(session.file());
                out.println(name(session) + ": "
                        + switch (done) {
                            case TRASHED -> "moved to the trash";
                            case DELETED -> "deleted for good";
                        });
            } catch (SessionException explained) {
                err.println(TerminalText.of(explained));
                code = FAILED;
            }
        }
        return code;
    }
}
