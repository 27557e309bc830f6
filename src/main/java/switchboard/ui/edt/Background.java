package switchboard.ui.edt;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import switchboard.thread.Threads;

/** Does what waits for a disk elsewhere than on the event dispatch thread. Any thread. */
public final class Background {
    private Background() {}

    /**
     * Does some work on a thread of its own and answer later, there.
     *
     * @param name what the thread is called
     */
    public static <T> CompletableFuture<T> ask(String name, Callable<T> work) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Threads.platform(name, () -> {
                    try {
                        answer.complete(work.call());
                    } catch (Exception | OutOfMemoryError failure) {
                        answer.completeExceptionally(failure);
                    }
                })
                .start();
        return answer;
    }
}
