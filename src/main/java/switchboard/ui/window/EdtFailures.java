package switchboard.ui.window;

import switchboard.thread.Threads;
import switchboard.ui.Strings;
import switchboard.ui.edt.Edt;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * Tells of exceptions on the event dispatch thread: logged and counted once, shown as a notice; the thread goes on.
 */
final class EdtFailures {
    private EdtFailures() {}

    /** Reports one; any thread. */
    static void report(Notices notices, Throwable thrown) {
        Threads.uncaught(Thread.currentThread(), thrown);
        Edt.later(() -> notices.showAgain(Notice.of(
                "window",
                Notice.Kind.ERROR,
                Strings.of("window.broken", thrown.getClass().getSimpleName()))));
    }

    /** Takes care of everything that the event dispatch thread throws from now on; on that thread. */
    static void install(Notices notices) {
        Edt.require();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> report(notices, thrown));
    }
}
