package switchboard.ui.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.EventQueue;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A JUnit extension that fails a test if a component was changed off the event dispatch thread, and reports the stack
 * trace.
 */
public final class EdtChecker implements BeforeEachCallback, AfterEachCallback {
    private RepaintManager before = new RepaintManager();
    private Watch watch = new Watch();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        watch = new Watch();
        before = OnEdt.call(() -> RepaintManager.currentManager(null));
        OnEdt.run(() -> RepaintManager.setCurrentManager(watch));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        OnEdt.run(() -> RepaintManager.setCurrentManager(before));
        assertEquals(List.of(), watch.touched);
    }

    /** A repaint manager that checks the thread of each request to lay out or paint a component. */
    static final class Watch extends RepaintManager {
        final List<String> touched = new CopyOnWriteArrayList<>();

        @Override
        public void addInvalidComponent(JComponent component) {
            check(component);
            super.addInvalidComponent(component);
        }

        @Override
        public void addDirtyRegion(JComponent component, int x, int y, int width, int height) {
            check(component);
            super.addDirtyRegion(component, x, y, width, height);
        }

        private void check(JComponent component) {
            if (!EventQueue.isDispatchThread()) {
                touched.add(component.getClass().getName() + " by " + Thread.currentThread() + " at\n"
                        + Arrays.stream(new Throwable().getStackTrace())
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining("\n")));
            }
        }
    }
}
