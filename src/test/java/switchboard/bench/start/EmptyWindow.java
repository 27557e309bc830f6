package switchboard.bench.start;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.EventQueue;
import javax.swing.JFrame;

/** An empty window with FlatLaf: what the window's start is compared to. */
final class EmptyWindow {
    private EmptyWindow() {}

    /** Shows it and return. */
    public static void main(String[] arguments) {
        EventQueue.invokeLater(() -> {
            FlatLightLaf.setup();
            JFrame frame = new JFrame("Empty");
            frame.setSize(1280, 760);
            frame.setVisible(true);
        });
    }
}
