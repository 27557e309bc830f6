package switchboard.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.event.InputEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JPanel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.fake.OnEdt;

@Timeout(30)
class WrappedToolTipTest {
    @Test
    void aClickOnATipOverARowIsAClickOnTheRow() {
        OnEdt.run(() -> {
            JPanel window = new JPanel(null);
            JPanel rows = new JPanel();
            rows.setBounds(0, 0, 200, 100);
            List<String> pressed = new ArrayList<>();
            rows.addMouseListener(new MouseAdapter() {
                @Override
                public void mousePressed(MouseEvent event) {
                    pressed.add(event.getX() + "," + event.getY());
                }
            });
            WrappedToolTip tip = new WrappedToolTip(rows);
            tip.setTipText("what the row tells");
            tip.setBounds(10, 45, 100, 30);
            window.add(tip);
            window.add(rows);
            tip.dispatchEvent(press(tip, 5, 5));
            assertEquals(List.of("15,50"), pressed);
        });
    }

    private static MouseEvent press(WrappedToolTip tip, int x, int y) {
        return new MouseEvent(
                tip, MouseEvent.MOUSE_PRESSED, 0, InputEvent.BUTTON1_DOWN_MASK, x, y, 1, false, MouseEvent.BUTTON1);
    }
}
