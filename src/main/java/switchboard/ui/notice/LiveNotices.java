package switchboard.ui.notice;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import switchboard.event.Fact;
import switchboard.event.LiveChanges;
import switchboard.model.Limit;
import switchboard.model.ListenerSettings;
import switchboard.model.ListenerSettings.AutoReply;
import switchboard.model.ListenerSettings.Where;
import switchboard.ui.Strings;
import switchboard.ui.notice.Notice.Kind;

/** Turns warnings, limits and failures to listen into notices. Event dispatch thread only. */
public final class LiveNotices {
    private static final String WARNING_TOPIC = "trouble ";
    private static final String RECORDER = "recorder";
    private static final String RECORDER_GAP = "recorder gap";
    private static final String RECORDER_LIMIT = "recorder limit";
    private static final String RECORDER_LOG = "recorder log";
    private static final String REPLY_LOOP = "reply loop";
    private static final String AUTO_OFF = "auto off";
    private static final String LISTEN = "listen";

    private final Notices notices;
    private final Retries retries;
    private final Runnable onShowFolder;
    private final Consumer<Optional<AutoReply>> onAutoReply;
    private final Map<Limit, Long> reportedCount = new EnumMap<>(Limit.class);

    /** What can be done about a listener that could not start. */
    public interface Retries {
        /** Returns whether a failure is shown where its request was made, so that no notice has to tell it. */
        boolean isAnswered(Fact.ListeningFailed failure);

        /** Returns the port to try after one that is taken; 0 if there is none. */
        int portAfter(int port);

        /** Starts a listener with other settings. */
        void retry(ListenerSettings settings);
    }

    /**
     * Creates the source of notices.
     *
     * @param retries what can be done about a listener that could not start
     * @param onShowFolder called to show the folder of the session's file
     * @param onAutoReply called to set the automatic reply; empty for that of each listener
     */
    public LiveNotices(
            Notices notices, Retries retries, Runnable onShowFolder, Consumer<Optional<AutoReply>> onAutoReply) {
        this.notices = notices;
        this.retries = retries;
        this.onShowFolder = onShowFolder;
        this.onAutoReply = onAutoReply;
    }

    /** Handles changes of the live state. */
    public void accept(LiveChanges changes) {
        changes.warnings().forEach((source, text) -> notices.show(warning(source, Strings.render(text))));
        for (String topic : notices.topics()) {
            if (topic.startsWith(WARNING_TOPIC)
                    && !changes.warnings().containsKey(topic.substring(WARNING_TOPIC.length()))) {
                notices.clear(topic);
            }
        }
        autoReply(changes.autoReply());
        changes.limits().values().forEach(this::hit);
        changes.listeners().filter(now -> !now.isEmpty()).ifPresent(now -> notices.clear(LISTEN));
        changes.failures().stream()
                .filter(failure -> !retries.isAnswered(failure))
                .forEach(this::failed);
    }

    /** Shows that the automatic reply was turned off, and offers to turn it on again. */
    private void autoReply(Optional<AutoReply> now) {
        if (now.isEmpty()) {
            notices.clear(AUTO_OFF);
        } else if (now.get() instanceof AutoReply.Off) {
            notices.show(new Notice(
                    AUTO_OFF,
                    Kind.INFO,
                    Strings.of("notice.auto.is.off"),
                    List.of(Notice.Action.persistent(
                            Strings.of("notice.auto.on"), () -> onAutoReply.accept(Optional.empty())))));
        }
    }

    /**
     * Returns the notice of a warning. The one of a recorder that cannot write offers to show the folder of its file;
     * the one of a client that may answer automatic replies for ever, to turn them off.
     */
    private Notice warning(String source, String sentence) {
        return switch (source) {
            case RECORDER ->
                new Notice(
                        WARNING_TOPIC + source,
                        Kind.ERROR,
                        sentence,
                        List.of(Notice.Action.persistent(Strings.of("notice.show.folder"), onShowFolder)));
            case REPLY_LOOP ->
                new Notice(
                        WARNING_TOPIC + source,
                        Kind.WARNING,
                        sentence,
                        List.of(Notice.Action.persistent(
                                Strings.of("notice.auto.off"),
                                () -> onAutoReply.accept(Optional.of(new AutoReply.Off())))));
            // Messages are recorded: again, and the gap is marked in the log; or still, while a limit comes near or a
            // file grows.
            case RECORDER_GAP, RECORDER_LIMIT, RECORDER_LOG ->
                Notice.of(WARNING_TOPIC + source, Kind.WARNING, sentence);
            default -> Notice.of(WARNING_TOPIC + source, Kind.ERROR, sentence);
        };
    }

    /** Shows a limit; after it was dismissed, only when its count has doubled. */
    private void hit(Fact.LimitHit hit) {
        String topic = "limit " + hit.limit();
        if (notices.isDismissed(topic) && hit.count() < 2 * reportedCount.getOrDefault(hit.limit(), 0L)) {
            return;
        }
        reportedCount.put(hit.limit(), hit.count());
        notices.show(Notice.of(
                topic,
                Kind.WARNING,
                hit.count() > 1
                        ? Strings.of("notice.limit", Strings.render(hit.text()), hit.count())
                        : Strings.render(hit.text())));
    }

    private void failed(Fact.ListeningFailed failure) {
        notices.showEvenIfDismissed(
                new Notice(LISTEN, Kind.ERROR, Strings.render(failure.text()), retryActions(failure.settings())));
    }

    /** Returns the action to try another port, if a port was asked for. */
    private List<Notice.Action> retryActions(ListenerSettings settings) {
        return switch (settings.where()) {
            case Where.Tcp tcp
            when tcp.port() > 0 && retries.portAfter(tcp.port()) > 0 -> {
                int next = retries.portAfter(tcp.port());
                yield List.of(Notice.Action.dismissing(
                        Strings.of("notice.try.port", Integer.toString(next)),
                        () -> retries.retry(settings.at(tcp.at(next)))));
            }
            case Where.Tcp tcp -> List.of();
            case Where.Unix unix -> List.of();
        };
    }
}
