package switchboard.ui.join;

import io.nayuki.qrcodegen.QrCode;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.util.Optional;
import javax.accessibility.AccessibleRole;
import switchboard.ui.Strings;
import switchboard.ui.look.PaintedComponent;

/**
 * A view of a QR code, always black on white, because many readers need that. Event dispatch thread only.
 *
 * <p>The code has the quiet zone of four modules that ISO/IEC 18004 requires.
 */
final class QrCodeView extends PaintedComponent {
    private static final long serialVersionUID = 1L;

    /** The width of the quiet zone in modules (ISO/IEC 18004). */
    private static final int BORDER = 4;

    private transient Optional<QrCode> code = Optional.empty();
    private int side;

    QrCodeView() {
        super(AccessibleRole.ICON);
    }

    /** Shows a text as a QR code with error correction level M. */
    void show(String text) {
        code = Optional.of(QrCode.encodeText(text, QrCode.Ecc.MEDIUM));
        getAccessibleContext().setAccessibleName(Strings.of("join.qr", text));
        repaint();
    }

    /** Sets the width and height in pixels. */
    void setSide(int pixels) {
        if (side != pixels) {
            side = pixels;
            revalidate();
        }
    }

    @Override
    public Dimension getPreferredSize() {
        return new Dimension(side, side);
    }

    @Override
    public Dimension getMinimumSize() {
        return getPreferredSize();
    }

    @Override
    protected void paintComponent(Graphics g) {
        int drawn = Math.min(getWidth(), getHeight());
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, drawn, drawn);
        if (code.isEmpty()) {
            return;
        }
        QrCode qr = code.get();
        // Each module has a whole number of pixels, because blurred edges make a code harder to read.
        int module = Math.max(1, drawn / (qr.size + 2 * BORDER));
        int start = (drawn - module * qr.size) / 2;
        g.setColor(Color.BLACK);
        for (int y = 0; y < qr.size; y++) {
            for (int x = 0; x < qr.size; x++) {
                if (qr.getModule(x, y)) {
                    g.fillRect(start + x * module, start + y * module, module, module);
                }
            }
        }
    }
}
