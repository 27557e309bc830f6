package switchboard.ui.edt;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs parts of a test on the event dispatch thread and waits at most 20 seconds for each. */
public final class OnEdt {
    /** A part of a test that may throw. */
    public interface Part {
        void run() throws Exception;
    }

    private OnEdt() {}

    public static <T> T call(Callable<T> part) throws Exception {
        FutureTask<T> task = new FutureTask<>(part);
        Edt.later(task);
        try {
            return task.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) failed.getCause();
        }
    }

    public static void run(Part part) throws Exception {
        call(() -> {
            part.run();
            return true;
        });
    }
}
