package switchboard.ui.wire;

import javax.swing.text.AbstractDocument;
import javax.swing.text.Element;
import javax.swing.text.LabelView;
import javax.swing.text.StyledEditorKit;
import javax.swing.text.View;
import javax.swing.text.ViewFactory;

/**
 * An editor kit that breaks lines without blanks at the width of the component. Event dispatch thread only.
 *
 * <p>The usual kit asks for the width of the longest word, so a line without blanks leaves the component.
 */
final class LongLineKit extends StyledEditorKit {
    private static final long serialVersionUID = 1L;

    @Override
    public ViewFactory getViewFactory() {
        ViewFactory usual = super.getViewFactory();
        return element -> AbstractDocument.ContentElementName.equals(element.getName())
                ? new BreakableView(element)
                : usual.create(element);
    }

    /** A run of text that may be broken before any character. */
    private static final class BreakableView extends LabelView {
        BreakableView(Element element) {
            super(element);
        }

        @Override
        public float getMinimumSpan(int axis) {
            return axis == View.X_AXIS ? 0 : super.getMinimumSpan(axis);
        }
    }
}
