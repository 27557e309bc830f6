package switchboard.ui.look;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Objects;
import java.util.Optional;
import javax.swing.Icon;
import javax.swing.UIManager;

/**
 * An icon that draws an outline into an image once for each colour and size, and then copies the image.
 *
 * <p>Cells use it because drawing the outline for each row takes a large part of the time to paint the log. Event
 * dispatch thread only.
 */
final class CachedIcon implements Icon {
    private final Icon outline;
    private final String colorKey;
    private Optional<Drawing> drawing = Optional.empty();

    /** An image with the scale, size and colour for which it was drawn. */
    private record Drawing(BufferedImage image, double scale, int width, int height, Color color) {
        boolean fits(double otherScale, Icon outline, Color otherColor) {
            return scale == otherScale
                    && width == outline.getIconWidth()
                    && height == outline.getIconHeight()
                    && Objects.equals(color, otherColor);
        }
    }

    CachedIcon(Icon outline, String colorKey) {
        this.outline = outline;
        this.colorKey = colorKey;
    }

    @Override
    public void paintIcon(Component component, Graphics graphics, int x, int y) {
        double scale = ((Graphics2D) graphics).getTransform().getScaleX();
        Color color = Optional.ofNullable(UIManager.getColor(colorKey)).orElse(Color.BLACK);
        Drawing fitting =
                drawing.filter(one -> one.fits(scale, outline, color)).orElseGet(() -> draw(component, scale, color));
        drawing = Optional.of(fitting);
        graphics.drawImage(fitting.image(), x, y, fitting.width(), fitting.height(), null);
    }

    private Drawing draw(Component component, double scale, Color color) {
        int width = getIconWidth();
        int height = getIconHeight();
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(scale, scale);
        outline.paintIcon(component, graphics, 0, 0);
        graphics.dispose();
        return new Drawing(image, scale, width, height, color);
    }

    @Override
    public int getIconWidth() {
        return outline.getIconWidth();
    }

    @Override
    public int getIconHeight() {
        return outline.getIconHeight();
    }
}
