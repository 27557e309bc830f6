package switchboard.ui.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import switchboard.ui.edt.OnEdt;

@Timeout(30)
class InertParagraphTest {
    private static InertParagraph of(String text) {
        InertParagraph paragraph = new InertParagraph("Label.foreground", "Label.font", false);
        paragraph.setText(text);
        return paragraph;
    }

    @Test
    void itIsAsHighAsItsWidthMakesIt() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            InertParagraph paragraph = of("one two three four five six seven eight nine ten");
            int line = paragraph.getFontMetrics(paragraph.getFont()).getHeight();
            paragraph.setSize(1_000, 100);
            assertEquals(line, paragraph.getPreferredSize().height);
            paragraph.setSize(100, 100);
            assertTrue(paragraph.getPreferredSize().height >= 3 * line);
            paragraph.setText("one\ntwo");
            assertEquals(2 * line, paragraph.getPreferredSize().height);
        });
    }

    @Test
    void noTextIsBlank() throws Exception {
        OnEdt.run(() -> {
            LookAndFeelSetup.install(Theme.LIGHT, 100);
            for (String text : new String[] {"Zoë", "🦊", "محمد", "👩‍💻", "\u202E", "\u0007"}) {
                assertTrue(ink(of(text)) > 5, text + " left no ink");
            }
            assertEquals(0, ink(of("")));
        });
    }

    private static int ink(InertParagraph paragraph) {
        paragraph.setSize(120, 30);
        BufferedImage image = new BufferedImage(120, 30, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 120, 30);
        paragraph.paint(g);
        g.dispose();
        int ink = 0;
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 120; x++) {
                ink += image.getRGB(x, y) == Color.WHITE.getRGB() ? 0 : 1;
            }
        }
        return ink;
    }
}
