package switchboard.ui.listen;

import java.util.List;
import java.util.Optional;
import switchboard.ui.Strings;
import switchboard.ui.panes.QuestionCard;

/** Asks before clients lose their connection because the server stops or the window closes. */
public final class StopQuestion {
    private StopQuestion() {}

    /**
     * Returns the question before the listeners stop; empty if no client is connected.
     *
     * @param closeCard closes the card with the question
     */
    public static Optional<QuestionCard> ofListeners(ListenControl listen, Runnable closeCard) {
        int clients = listen.connected();
        return clients == 0
                ? Optional.empty()
                : Optional.of(new QuestionCard(
                        Strings.of("question.stop", clients),
                        List.of(Strings.of("question.stop.stay"), Strings.of("question.stop.end", clients)),
                        List.of(
                                answer("question.stop.listening", listen::stopListening, closeCard),
                                answer("question.stop.all", listen::stop, closeCard)),
                        closeCard));
    }

    /**
     * Returns the question before the window closes, which ends the program; empty if no client is connected.
     *
     * @param close closes the window
     * @param closeCard closes the card with the question
     */
    public static Optional<QuestionCard> ofWindow(ListenControl listen, Runnable close, Runnable closeCard) {
        int clients = listen.connected();
        return clients == 0
                ? Optional.empty()
                : Optional.of(new QuestionCard(
                        Strings.of("question.close", clients),
                        List.of(Strings.of("question.close.end", clients)),
                        List.of(answer("question.close.yes", close, closeCard)),
                        closeCard));
    }

    private static QuestionCard.Answer answer(String key, Runnable run, Runnable closeCard) {
        return new QuestionCard.Answer(Strings.of(key), () -> {
            closeCard.run();
            run.run();
        });
    }
}
