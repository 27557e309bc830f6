package switchboard.ui.edt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import switchboard.text.Coded;
import switchboard.ui.Strings;

/** Brings answers that come on another thread to the thread that asked. */
public final class Answers {
    private Answers() {}

    /**
     * Hands an answer over on {@code edt}, or the sentence that says why there is none.
     *
     * @param edt where both are called
     */
    public static <T> void take(
            CompletableFuture<T> future, Executor edt, Consumer<? super T> onAnswer, Consumer<String> onFailure) {
        var unused = future.whenComplete((answer, failure) -> edt.execute(() -> {
            if (failure == null) {
                onAnswer.accept(answer);
            } else {
                onFailure.accept(sentence(failure));
            }
        }));
    }

    /** Returns what a failed future says to people, in the window's language where it is told by a code. */
    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Coded coded) {
            return Strings.said(coded.text());
        }
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }
}
