package switchboard.ui.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.OptionalLong;
import javax.swing.JScrollPane;
import javax.swing.JTextPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.model.ConnectionId;
import switchboard.model.Note;
import switchboard.record.LoggedMessage;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.fake.OnEdt;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.wire.bytes.TextPage;
import switchboard.ui.wire.bytes.WireContent;
import switchboard.wire.Direction;
import switchboard.wire.framing.Framings;

@Timeout(60)
final class TextViewTest {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 300;

    @AfterEach
    void leaveNoTheme() {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private static TextView view(String text) {
        TextView view = new TextView();
        view.setSize(WIDTH, HEIGHT);
        view.addNotify();
        view.show(Optional.of(WireContent.of(new LoggedMessage(
                1,
                0,
                new ConnectionId(1),
                "",
                "127.0.0.1:1",
                Direction.IN,
                Framings.HEADER64.frame(text.getBytes(UTF_8)),
                OptionalLong.empty(),
                Note.NONE,
                false,
                UTF_8))));
        for (int i = 0; i < 3; i++) {
            view.validate();
        }
        return view;
    }

    private static JTextPane pane(TextView view) {
        return ComponentFinder.one(view, JTextPane.class, any -> true);
    }

    /** Returns how many of the lines of 20 pixels in the view have ink. */
    private static int linesWithInk(TextView view) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        view.paint(g);
        g.dispose();
        int lines = 0;
        for (int top = 0; top + 20 <= HEIGHT; top += 20) {
            boolean ink = false;
            for (int y = top; y < top + 20; y++) {
                for (int x = 20; x < WIDTH - 30; x++) {
                    ink |= (image.getRGB(x, y) & 0xFF) < 100;
                }
            }
            lines += ink ? 1 : 0;
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {800, 8_000, 1 << 20})
    void aLongLineWithoutBlanksIsWrappedAndReadable(int length) {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            TextView view = view("abcdefghij".repeat(length / 10 + 1).substring(0, length));
            JTextPane pane = pane(view);
            JScrollPane scroll = ComponentFinder.one(view, JScrollPane.class, any -> true);
            assertTrue(pane.getWidth() <= WIDTH, "the text is " + pane.getWidth() + " pixels wide");
            int shown = Math.min(length, TextPage.BYTES);
            assertEquals(shown, pane.getDocument().getLength());
            Rectangle2D last;
            try {
                last = pane.modelToView2D(shown - 1);
            } catch (javax.swing.text.BadLocationException impossible) {
                throw new IllegalStateException(impossible);
            }
            assertTrue(last.getMaxX() <= WIDTH, "the last character is at " + last);
            assertTrue(last.getY() > shown / 100 * 14, "the last character is at " + last);
            int visible = Math.min(HEIGHT, (int) last.getMaxY()) / 20 - 1;
            assertTrue(linesWithInk(view) >= Math.min(visible, 10), linesWithInk(view) + " lines of " + visible);
            assertTrue(scroll.getViewport().getWidth() >= pane.getWidth());
        });
    }

    @Test
    void wordsAreNotBrokenWhereThereAreBlanks() {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            JTextPane pane = pane(view("wordwithoutend ".repeat(200)));
            try {
                for (int word = 0; word < 100; word++) {
                    double first = pane.modelToView2D(word * 15).getY();
                    double last = pane.modelToView2D(word * 15 + 13).getY();
                    assertEquals(first, last, "word " + word);
                }
            } catch (javax.swing.text.BadLocationException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }
}
