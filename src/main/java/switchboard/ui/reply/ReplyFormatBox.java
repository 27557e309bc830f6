package switchboard.ui.reply;

import java.util.Locale;
import javax.swing.JComboBox;
import switchboard.event.Request;
import switchboard.ui.Strings;
import switchboard.wire.ReplyFormat;

/** The choice of the format in which the reply is sent. Event dispatch thread only. */
final class ReplyFormatBox extends JComboBox<ReplyFormatBox.Choice> {
    private static final long serialVersionUID = 1L;

    /** The choices, in their order. */
    enum Choice {
        /** As the listener or a person has set it for each client. */
        USUAL(new Request.ReplyForm.ClientFormat()),
        /** With a header. */
        FRAMED(new Request.ReplyForm.InFormat(ReplyFormat.FRAMED)),
        /** The bytes alone. */
        RAW(new Request.ReplyForm.InFormat(ReplyFormat.RAW)),
        /** With a line feed. */
        LINE(new Request.ReplyForm.InFormat(ReplyFormat.LINE));

        private final Request.ReplyForm form;

        Choice(Request.ReplyForm form) {
            this.form = form;
        }

        @Override
        public String toString() {
            return Strings.of("reply.as." + name().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Creates the box.
     *
     * @param onChange called after each choice
     */
    ReplyFormatBox(Runnable onChange) {
        super(Choice.values());
        setToolTipText(Strings.of("reply.as.tip"));
        getAccessibleContext().setAccessibleName(Strings.of("reply.as"));
        addActionListener(event -> onChange.run());
    }

    private Choice choice() {
        return getItemAt(Math.max(0, getSelectedIndex()));
    }

    /** Returns whether the format can have a header with a length. */
    boolean hasHeader() {
        return choice() == Choice.USUAL || choice() == Choice.FRAMED;
    }

    /** Returns the format. */
    Request.ReplyForm form() {
        return choice().form;
    }
}
