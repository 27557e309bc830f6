package switchboard.ui.window;

import switchboard.thread.Threads;
import switchboard.ui.Strings;
import switchboard.ui.edt.Edt;
import switchboard.ui.notice.Notice;
import switchboard.ui.notice.Notices;

/**
 * The handler of uncaught exceptions on the event dispatch thread: logs and counts them and shows a notice; the thread
 * goes on.
 */
final class EdtExceptionHandler {
    private EdtExceptionHandler() {}

    /** Reports an exception; any thread. */
    static void report(Notices notices, Throwable thrown) {
        Threads.uncaught(Thread.currentThread(), thrown);
        Edt.later(() -> notices.showEvenIfDismissed(Notice.of(
                "window",
                Notice.Kind.ERROR,
                Strings.of("window.broken", thrown.getClass().getSimpleName()))));
    }

    /** Installs the handler for the event dispatch thread; to be called on that thread. */
    static void install(Notices notices) {
        Edt.require();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> report(notices, thrown));
    }
}
