package switchboard.bench.start;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.PaintEvent;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the {@code main} method of another program and prints a line after its first window has been painted
 * completely.
 *
 * <p>It detects the event dispatch thread without loading a class of AWT, so that none is loaded earlier than by the
 * program itself.
 */
final class UntilPainted {
    static final String LINE = "painted";
    private static final long LOOK_AGAIN = TimeUnit.MILLISECONDS.toNanos(1);

    private UntilPainted() {}

    /** Runs the class that the first argument names, with the other arguments. */
    public static void main(String[] arguments) throws Throwable {
        Thread.ofPlatform().name("bench-painted").daemon().start(UntilPainted::watch);
        Class<?> program = Class.forName(arguments[0]);
        MethodHandles.privateLookupIn(program, MethodHandles.lookup())
                .findStatic(program, "main", MethodType.methodType(void.class, String[].class))
                .invokeExact(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void watch() {
        Thread[] threads = new Thread[100];
        while (true) {
            int count = Thread.enumerate(threads);
            for (int at = 0; at < count; at++) {
                if (threads[at].getName().startsWith("AWT-EventQueue")) {
                    EventQueue.invokeLater(() ->
                            Toolkit.getDefaultToolkit().addAWTEventListener(new Painting(), AWTEvent.PAINT_EVENT_MASK));
                    return;
                }
            }
            LockSupport.parkNanos(LOOK_AGAIN);
        }
    }

    /** Reports the first painting of a frame after it is done. */
    private static final class Painting implements AWTEventListener {
        private boolean told;

        @Override
        public void eventDispatched(AWTEvent event) {
            if (!told && event.getID() == PaintEvent.PAINT && event.getSource() instanceof Frame) {
                told = true;
                EventQueue.invokeLater(() -> {
                    Toolkit.getDefaultToolkit().sync();
                    System.out.println(LINE);
                });
            }
        }
    }
}
