package switchboard.ui.notice;

import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;

/** A popup with all notices, also the dismissed ones, so that they can be read again. Event dispatch thread only. */
public final class NoticeList extends JPopupMenu {
    private static final long serialVersionUID = 1L;
    private static final int WIDTH = 400;
    private static final String WIDTH_CELL = "w " + WIDTH + "!, wrap";
    private static final int MOST = 12;

    private final transient Notices notices;

    /**
     * Creates the popup.
     *
     * @param more further sentences to list
     */
    public NoticeList(Notices notices, List<String> more) {
        this.notices = notices;
        JPanel list = new JPanel(new MigLayout("insets 10 14 10 14, wrap 2", "[]10[grow,fill]", "[top]"));
        list.setOpaque(false);
        JLabel title = new JLabel(Strings.of("notice.list"));
        title.putClientProperty("FlatLaf.styleClass", "h4");
        list.add(title, "span 2");
        boolean nothing = notices.all().isEmpty() && notices.dismissed().isEmpty() && more.isEmpty();
        if (nothing) {
            list.add(new JLabel(Icons.of("circle-check", "sb.ok")));
            list.add(sentence(Strings.of("status.well"), "Label.foreground"), WIDTH_CELL);
        }
        latest(notices.all()).forEach(notice -> addRow(list, notice, "Label.foreground"));
        for (String words : more) {
            list.add(new JLabel(Icons.of("triangle-alert", "sb.warn")));
            list.add(sentence(words, "Label.foreground"), WIDTH_CELL);
        }
        latest(notices.dismissed()).forEach(notice -> addRow(list, notice, "sb.text2"));
        add(list);
        getAccessibleContext().setAccessibleName(Strings.of("notice.list"));
    }

    private static List<Notice> latest(List<Notice> notices) {
        return notices.reversed().stream().limit(MOST).toList();
    }

    private void addRow(JPanel list, Notice notice, String colorKey) {
        list.add(new JLabel(icon(notice.kind())));
        list.add(sentence(notice.sentence(), colorKey), WIDTH_CELL);
        if (!notice.actions().isEmpty()) {
            JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]", "[]"));
            buttons.setOpaque(false);
            notice.actions().forEach(action -> buttons.add(button(notice, action)));
            list.add(buttons, "skip 1, wrap");
        }
    }

    private JButton button(Notice notice, Notice.Action action) {
        JButton button = new JButton(action.words());
        button.addActionListener(event -> {
            setVisible(false);
            notices.take(notice, action);
        });
        return button;
    }

    private static InertParagraph sentence(String words, String colorKey) {
        InertParagraph paragraph = new InertParagraph(colorKey, "Label.font", false);
        paragraph.setText(words);
        // The width is known beforehand, and the height depends on it.
        paragraph.setSize(UIScale.scale(WIDTH), 1);
        return paragraph;
    }

    /** Returns the icon of a severity. */
    static Icon icon(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Icons.of("info", "sb.info");
            case WARNING -> Icons.of("triangle-alert", "sb.warn");
            case ERROR -> Icons.of("circle-x", "sb.err");
        };
    }
}
