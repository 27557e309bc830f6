package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Component;
import java.awt.image.BufferedImage;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.thread.Threads;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.notice.Notices;

/** Checks that an exception on the event dispatch thread becomes a notice and that the thread goes on. */
@Timeout(30)
class EdtExceptionHandlerTest {
    private Notices notices = new Notices();
    private long uncaughtBefore;
    private Thread.UncaughtExceptionHandler handlerBefore = Threads::uncaught;

    @BeforeEach
    void install() throws Exception {
        uncaughtBefore = Threads.uncaughtCount();
        notices = OnEdt.call(() -> {
            handlerBefore = Thread.currentThread().getUncaughtExceptionHandler();
            Notices fresh = new Notices();
            EdtExceptionHandler.install(fresh);
            return fresh;
        });
    }

    @AfterEach
    void takeAway() throws Exception {
        OnEdt.run(() -> Thread.currentThread().setUncaughtExceptionHandler(handlerBefore));
    }

    private void isTold(Runnable whatThrows, String name) throws Exception {
        Thread thread = OnEdt.call(Thread::currentThread);
        Edt.later(whatThrows);
        // The handler queues another event, which shows the notice: it has run after this empty one.
        OnEdt.run(() -> {});
        String sentence = OnEdt.call(() -> notices.first().orElseThrow().sentence());

        assertTrue(sentence.contains(name), sentence);
        assertEquals(1, Threads.uncaughtCount() - uncaughtBefore);
        assertEquals(thread, OnEdt.call(Thread::currentThread));
    }

    @Test
    void whatAListenerThrows() throws Exception {
        JButton button = OnEdt.call(() -> new JButton(new AbstractAction("Press") {
            private static final long serialVersionUID = 1L;

            @Override
            public void actionPerformed(java.awt.event.ActionEvent event) {
                throw new UnsupportedOperationException("on purpose");
            }
        }));
        isTold(button::doClick, "UnsupportedOperationException");
    }

    @Test
    void whatARendererThrows() throws Exception {
        JTable table = OnEdt.call(() -> new JTable(new String[][] {{"cell"}}, new String[] {"column"}));
        OnEdt.run(() -> {
            table.setSize(100, 100);
            table.setDefaultRenderer(Object.class, new DefaultTableCellRenderer() {
                private static final long serialVersionUID = 1L;

                @Override
                public Component getTableCellRendererComponent(
                        JTable any, Object value, boolean selected, boolean focused, int row, int column) {
                    throw new ArrayStoreException("on purpose");
                }
            });
        });
        BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
        isTold(() -> table.paint(image.createGraphics()), "ArrayStoreException");
    }

    @Test
    void alsoErrors() throws Exception {
        isTold(
                () -> {
                    throw new StackOverflowError("on purpose");
                },
                "StackOverflowError");
    }
}
