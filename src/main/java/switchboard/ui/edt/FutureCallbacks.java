package switchboard.ui.edt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.text.Coded;
import switchboard.ui.Strings;

/** Runs callbacks for the result of a future on a given executor, usually the event dispatch thread. Thread-safe. */
public final class FutureCallbacks {
    private FutureCallbacks() {}

    /**
     * Hands the result over on {@code edt}, or a sentence that says why the future failed.
     *
     * @param edt runs both callbacks
     */
    public static <T> void deliver(
            CompletableFuture<T> future, Executor edt, Consumer<? super T> onAnswer, Consumer<String> onFailure) {
        var unused = future.whenComplete((answer, failure) -> edt.execute(() -> {
            if (failure == null) {
                onAnswer.accept(answer);
            } else {
                onFailure.accept(sentence(failure));
            }
        }));
    }

    /**
     * Returns the message of a failed future for people, in the window's language if the exception carries a coded
     * text.
     */
    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Coded coded) {
            return Strings.render(coded.text());
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
