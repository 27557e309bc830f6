package switchboard.bench.start;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.EventQueue;
import javax.swing.JFrame;

/** An empty window with FlatLaf, the reference for the start of the program's window. */
final class EmptyWindow {
    private EmptyWindow() {}

    /** Shows the window and returns. */
    public static void main(String[] arguments) {
        EventQueue.invokeLater(() -> {
            FlatLightLaf.setup();
            JFrame frame = new JFrame("Empty");
            frame.setSize(1280, 760);
            frame.setVisible(true);
        });
    }
}
