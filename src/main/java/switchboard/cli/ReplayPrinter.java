package switchboard.cli;

import java.io.PrintStream;
import java.util.Locale;
import switchboard.replay.ReplayListener;
import switchboard.replay.ReplayOutcome;
import switchboard.replay.ReplaySummary;
import switchboard.replay.compare.MessageDifference;
import switchboard.replay.compare.ReplayResult;
import switchboard.terminal.TerminalText;
import switchboard.text.CodedText;
import switchboard.wire.Direction;
import switchboard.wire.Escapes;
import switchboard.wire.Message;

/**
 * Prints one line for each message of a replay.
 *
 * <p>Text from either side is printed escaped, and remarks have lines of their own, so neither side can forge a line.
 *
 * <p>The methods of the listener run in the replay's threads.
 */
final class ReplayPrinter implements ReplayListener {
    /** The largest number of body bytes printed of a message. */
    private static final int SHOWN = 400;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean quiet;

    /** Creates a printer that prints only differences if {@code quiet}. */
    ReplayPrinter(PrintStream out, PrintStream err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    @Override
    public void listening(String address, int port) {
        out.println("listening tcp " + (address.contains(":") ? "[" + address + "]" : address) + ":" + port);
        out.flush();
    }

    @Override
    public void outcome(ReplayOutcome outcome) {
        if (!quiet || !outcome.result().isGood()) {
            out.println(lines(outcome));
        }
    }

    @Override
    public void ended(ReplaySummary summary) {
        if (!summary.failure().isEmpty()) {
            err.println(TerminalText.inert(summary.failure().get().english()));
        } else {
            out.println(line(summary));
        }
        out.flush();
    }

    private static String lines(ReplayOutcome outcome) {
        StringBuilder lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%-9s  %s  %s%s  %-3s",
                outcome.result().word(),
                outcome.number() == 0 ? "-" : Long.toString(outcome.number()),
                outcome.client().number() == 0 ? "-" : outcome.client(),
                outcome.clientName().isEmpty() ? "" : " \"" + Escapes.text(outcome.clientName()) + "\"",
                outcome.direction() == Direction.IN ? "in" : "out"));
        if (outcome.recorded().isPresent()) {
            lines.append("  ").append(said(outcome.recorded().get()));
            outcome.received()
                    .ifPresent(received -> lines.append("\n      now  ").append(said(received)));
        } else {
            outcome.received().ifPresent(received -> lines.append("  ").append(said(received)));
        }
        String why = outcome.why().map(CodedText::english).orElseGet(() -> difference(outcome));
        if (!why.isEmpty()) {
            lines.append("\n      ! ").append(TerminalText.inert(why));
        }
        return lines.toString().replace("\n", System.lineSeparator());
    }

    private static String said(Message message) {
        int shown = message.bodyLength() <= SHOWN ? message.bodyLength() : beginning(message);
        int more = message.bodyLength() - shown;
        return String.format(Locale.ROOT, "%d  ", message.bodyLength())
                + Escapes.text(message.bytes(), message.headerLength(), shown)
                + (more > 0 ? String.format(Locale.ROOT, " … %,d more bytes", more) : "");
    }

    /** Returns the number of bytes of a long body to show, so that no character is cut. */
    private static int beginning(Message message) {
        int shown = SHOWN;
        for (int back = 0; back < 3 && (message.bytes()[message.headerLength() + shown] & 0xC0) == 0x80; back++) {
            shown--;
        }
        return shown;
    }

    private static String difference(ReplayOutcome outcome) {
        if (outcome.result() != ReplayResult.DIFFERENT
                || outcome.recorded().isEmpty()
                || outcome.received().isEmpty()) {
            return "";
        }
        MessageDifference difference = MessageDifference.between(
                outcome.recorded().get(), outcome.received().get());
        return switch (difference.part()) {
            case BODY -> String.format(Locale.ROOT, "The body differs from byte %,d on.", difference.at() + 1);
            case HEADER -> String.format(Locale.ROOT, "The header differs from byte %,d on.", difference.at() + 1);
            case TRAILER -> "Only what ends the message differs.";
            case NONE -> "";
        };
    }

    private static String line(ReplaySummary summary) {
        StringBuilder line = new StringBuilder();
        line.append(String.format(Locale.ROOT, "%,d of %,d clients", summary.played(), summary.clients()));
        append(line, summary.sent(), "sent");
        append(line, summary.same(), "same");
        append(line, summary.different(), "different");
        append(line, summary.missing(), "missing");
        append(line, summary.extra(), "extra");
        append(line, summary.unsent(), "unsent");
        append(line, summary.broken(), "broken");
        line.append(
                String.format(Locale.ROOT, " in %.1f s: ", summary.duration().toMillis() / 1_000.0));
        if (summary.cancelled()) {
            line.append("stopped");
        } else {
            line.append(summary.isSame() ? "all as recorded" : "not as recorded");
        }
        return line.toString();
    }

    private static void append(StringBuilder line, long count, String word) {
        if (count > 0) {
            line.append(String.format(Locale.ROOT, ", %,d %s", count, word));
        }
    }
}
