package switchboard.ui.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javax.swing.JLabel;
import javax.swing.RepaintManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EdtCheckerTest {
    @Test
    void itSeesALabelThatIsChangedByAnotherThread() throws Exception {
        EdtChecker.Watch watch = new EdtChecker.Watch();
        RepaintManager before = OnEdt.call(() -> RepaintManager.currentManager(null));
        JLabel label = OnEdt.call(() -> new JLabel("before"));
        OnEdt.run(() -> RepaintManager.setCurrentManager(watch));
        try {
            OnEdt.run(() -> label.setText("well done"));
            assertEquals(0, watch.touched.size());
            label.setText("badly done");
            assertTrue(watch.touched.getFirst().startsWith("javax.swing.JLabel"));
        } finally {
            OnEdt.run(() -> RepaintManager.setCurrentManager(before));
        }
    }
}
