package switchboard.ui.edt;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import switchboard.thread.Threads;

/** Runs work that waits for a disk on a thread of its own, off the event dispatch thread. Thread-safe. */
public final class BackgroundTasks {
    private BackgroundTasks() {}

    /**
     * Runs work on a new platform thread and completes the returned future there.
     *
     * @param name the name of the thread
     */
    public static <T> CompletableFuture<T> submit(String name, Callable<T> work) {
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
