package switchboard.ui.log;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import switchboard.model.ConnectionId;
import switchboard.ui.LocalizedFormats;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;
import switchboard.ui.edt.FutureCallbacks;
import switchboard.ui.log.rows.LogRowsModel;
import switchboard.ui.log.rows.MessageFinder;

/**
 * Navigates in the log: to a message number, to a time, to the next message of a client, to the next marked message, to
 * the next gap.
 *
 * <p>Event dispatch thread only; never waits.
 */
final class LogNavigator {
    private final LogContext context;
    private final LogRowsModel model;
    private final RowSelection choice;
    private final Supplier<LocalDate> today;
    private final Consumer<String> onWords;
    private final Consumer<String> onFailure;
    private final MessageFinder finder;

    /**
     * @param today returns the date of a time without a date
     * @param onWords gets a temporary message; an empty text removes it
     * @param onFailure gets a sentence
     */
    LogNavigator(
            LogContext context,
            LogRowsModel model,
            RowSelection choice,
            Supplier<LocalDate> today,
            Consumer<String> onWords,
            Consumer<String> onFailure) {
        this.context = context;
        this.model = model;
        this.choice = choice;
        this.today = today;
        this.onWords = onWords;
        this.onFailure = onFailure;
        finder = new MessageFinder(context.log(), context.edt());
    }

    /** Goes to the next or the previous message of a client. */
    void stepInClient(ConnectionId client, boolean forward) {
        look(MessageFinder.Criterion.of(client), forward, "");
    }

    /** Goes to the next or the previous marked message. */
    void stepToMarked(boolean forward) {
        look(MessageFinder.Criterion.marked(), forward, Strings.of(forward ? "log.marked.last" : "log.marked.first"));
    }

    /** Goes to the next message before which messages are missing; after the last one, to the first. */
    void nextGap() {
        long from = context.messageSelection().number().orElse(0);
        FutureCallbacks.deliver(
                context.log().gaps(),
                context.edt(),
                gaps -> {
                    onWords.accept(
                            gaps.length == 0
                                    ? Strings.of("log.gap.none")
                                    : Strings.of("log.gap.count", gaps.length, WindowCommand.NEXT_GAP.keys()));
                    // The message after the last gap may not be in the log yet.
                    long[] there = Arrays.stream(gaps)
                            .filter(gap -> gap <= model.messages().recorded())
                            .toArray();
                    if (there.length > 0) {
                        choice.chooseMessage(Arrays.stream(there)
                                .filter(gap -> gap > from)
                                .findFirst()
                                .orElse(there[0]));
                    }
                },
                onFailure);
    }

    /** Goes to the next or the previous message that meets a criterion, or tells that there is none. */
    private void look(MessageFinder.Criterion kind, boolean forward, String none) {
        long from = context.messageSelection().number().orElse(forward ? 0 : model.messages().recorded() + 1);
        MessageFinder.Listener listener = new MessageFinder.Listener() {
            @Override
            public void found(long number) {
                choice.chooseMessage(number);
            }

            @Override
            public void none() {
                onWords.accept(none);
            }

            @Override
            public void failed(String sentence) {
                onFailure.accept(sentence);
            }
        };
        onWords.accept("");
        if (forward) {
            finder.next(kind, from, model.messages().recorded(), listener);
        } else {
            finder.previous(kind, from, listener);
        }
    }

    /** Goes to the typed destination and closes the bar, or shows in the bar why that is not possible. */
    void goTo(String typed, GoToBar bar) {
        Optional<GoToTarget> destination = GoToTarget.of(typed, today.get(), context.zone());
        if (destination.isEmpty()) {
            bar.say(Strings.of("log.goto.what"));
            return;
        }
        switch (destination.get()) {
            case GoToTarget.MessageNumber message -> goToMessage(message.number(), bar);
            case GoToTarget.PointInTime moment ->
                FutureCallbacks.deliver(
                        context.log().firstAt(moment.micros()),
                        context.edt(),
                        first -> goToFirstAt(first, bar),
                        onFailure);
        }
    }

    private void goToMessage(long number, GoToBar bar) {
        if (number < 1 || number > model.messages().recorded()) {
            bar.say(
                    model.messages().recorded() == 0
                            ? Strings.of("log.empty.title")
                            : Strings.of("log.goto.none", LocalizedFormats.count(model.messages().recorded())));
        } else if (number < context.live().latest().recorded().first()) {
            bar.say(Strings.of(
                    "log.goto.before",
                    LocalizedFormats.count(context.live().latest().recorded().first())));
        } else if (number < model.messages().oldest()) {
            bar.say(Strings.of(
                    "log.goto.forgotten",
                    LocalizedFormats.count(model.messages().oldest()),
                    LocalizedFormats.count(model.messages().recorded())));
        } else if (model.rowOf(number) < 0) {
            bar.say(Strings.of("log.goto.hidden", LocalizedFormats.count(number)));
        } else {
            choice.choose(model.rowOf(number));
            bar.close();
        }
    }

    /**
     * Goes to a message, or to the row that follows its place if the filter hides it.
     *
     * @param number the number of the message; 0 if the log ends before the time
     */
    private void goToFirstAt(long number, GoToBar bar) {
        int row = number == 0 ? model.getRowCount() - 1 : model.nearestRow(number);
        choice.choose(row);
        if (row < 0 || number == 0) {
            bar.say(Strings.of("log.goto.later"));
        } else if (model.numberAt(row) < number) {
            bar.say(Strings.of("log.goto.later.shown"));
        } else {
            bar.close();
        }
    }
}
