package switchboard.ui.status;

import java.util.concurrent.TimeUnit;
import switchboard.event.Lag;
import switchboard.event.LiveChanges;
import switchboard.record.memory.MemorySession;
import switchboard.text.CodedText;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.look.CounterLabel;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertText;

/**
 * The field of the status bar that shows the number of recorded messages, the recorder's lag and its failures. Event
 * dispatch thread only.
 *
 * <p>Recorded, waiting and missing messages add up to all messages.
 */
final class RecordedField extends CounterLabel {
    private static final long serialVersionUID = 1L;
    private static final String RECORDER = "recorder";

    /** A shorter lag is not shown: it is normal, because the recorder writes messages in batches. */
    private static final long VISIBLE_MILLIS = 250;

    private static final String IN_MEMORY = Strings.of(
            "status.unrecorded.tip",
            LocalizedFormats.count(MemorySession.MOST_MESSAGES),
            LocalizedFormats.bytes(MemorySession.MOST_BYTES),
            WindowCommand.EXPORT_THIS_SESSION.keys());

    private enum State {
        UP_TO_DATE,
        BEHIND,
        FAILING
    }

    private State state = State.UP_TO_DATE;

    RecordedField() {
        putClientProperty("FlatLaf.styleClass", "cap");
    }

    /**
     * Shows the newest state.
     *
     * @param now the elapsed time since the program started, in microseconds
     */
    void show(LiveChanges latest, long now) {
        Lag lag = latest.lag();
        long millis = lag.millis(now);
        boolean failing = latest.warnings().containsKey(RECORDER);
        boolean unrecorded = latest.recorded().oldest() > 0;
        StringBuilder words = new StringBuilder(Strings.of(
                unrecorded ? "status.unrecorded" : "status.recorded",
                LocalizedFormats.count(latest.recorded().messages()),
                LocalizedFormats.bytes(latest.recorded().bytes())));
        if (lag.messages() > 0 && (failing || millis > VISIBLE_MILLIS)) {
            words.append(" · ").append(behind(lag, millis));
        }
        if (lag.missing() > 0) {
            words.append(" · ").append(Strings.of("status.missing", LocalizedFormats.count(lag.missing())));
        }
        setText(failing ? Strings.of("status.stuck", words) : words.toString());
        String tip = unrecorded
                ? IN_MEMORY
                : Strings.of(
                        "status.recorded.tip",
                        LocalizedFormats.bytes(latest.recorded().bytes()));
        CodedText warning = latest.warnings().get(RECORDER);
        setToolTipText(InertText.of(warning == null ? tip : Strings.render(warning)));
        become(failing ? State.FAILING : millis > VISIBLE_MILLIS ? State.BEHIND : State.UP_TO_DATE);
    }

    private static String behind(Lag lag, long millis) {
        String waiting = LocalizedFormats.count(lag.messages());
        long seconds = TimeUnit.MILLISECONDS.toSeconds(millis);
        return seconds == 0
                ? Strings.of("status.waiting", waiting)
                : Strings.of("status.behind", waiting, LocalizedFormats.count(seconds));
    }

    private void become(State now) {
        if (now != state) {
            state = now;
            putClientProperty(
                    "FlatLaf.styleClass",
                    switch (now) {
                        case UP_TO_DATE -> "cap";
                        case BEHIND -> "warn";
                        case FAILING -> "err";
                    });
            setIcon(
                    switch (now) {
                        case UP_TO_DATE -> null;
                        case BEHIND -> Icons.of("hourglass", 14, "sb.warn");
                        case FAILING -> Icons.of("triangle-alert", 14, "sb.err");
                    });
        }
    }
}
