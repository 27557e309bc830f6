package switchboard.ui.join;

import com.formdev.flatlaf.util.UIScale;
import java.awt.ComponentOrientation;
import java.awt.Font;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.UIManager;

/** A label with an address or a word in the largest font that fits its width. Event dispatch thread only. */
public final class BigAddress extends JLabel {
    private static final long serialVersionUID = 1L;
    private static final int SMALLEST = 12;

    private final int largest;

    /**
     * Creates an empty label.
     *
     * @param largest the largest font size in points at 100 % zoom
     */
    public BigAddress(int largest) {
        this.largest = largest;
        setComponentOrientation(ComponentOrientation.LEFT_TO_RIGHT);
    }

    /** Sets the largest font in which the text fits into {@code width} pixels. */
    public void fit(int width) {
        Font font = Optional.ofNullable(UIManager.getFont("monospaced.font"))
                .orElseGet(this::getFont)
                .deriveFont(Font.BOLD, UIScale.scale((float) largest));
        int whole = getFontMetrics(font).stringWidth(getText());
        float size = font.getSize2D();
        if (whole > width && width > 0) {
            // The width of a text does not grow exactly in proportion to the font size, so the size shrinks step by
            // step.
            size = (float) Math.floor(size * width / whole);
            while (size > SMALLEST && getFontMetrics(font.deriveFont(size)).stringWidth(getText()) > width) {
                size--;
            }
        }
        Font fitting = font.deriveFont(Math.max(SMALLEST, size));
        if (!fitting.equals(getFont())) {
            setFont(fitting);
        }
    }
}
