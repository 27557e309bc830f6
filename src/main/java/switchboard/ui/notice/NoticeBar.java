package switchboard.ui.notice;

import java.util.Optional;
import javax.accessibility.AccessibleContext;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertParagraph;
import switchboard.ui.look.InertText;

/**
 * The bar across the top of the window that shows the most severe notice and the number of others. Event dispatch
 * thread only.
 */
public final class NoticeBar extends JPanel {
    private static final long serialVersionUID = 1L;

    private final transient Notices notices;
    private final JLabel icon = new JLabel();
    private final InertParagraph sentence = new InertParagraph("Label.foreground", "Label.font", false);
    private final JLabel more = new JLabel();
    private final JPanel actions = new JPanel(new MigLayout("insets 0", "[]", "[]"));
    private final JButton dismiss = new JButton(Icons.of("x"));
    private transient Optional<Notice> shown = Optional.empty();

    /** Creates the bar; it is hidden while there are no notices. */
    public NoticeBar(Notices notices) {
        super(new MigLayout("insets 6 12 6 6, fillx, hidemode 3", "[]10[grow,fill]12[]8[]4[]", "[center]"));
        this.notices = notices;
        more.putClientProperty("FlatLaf.styleClass", "muted");
        actions.setOpaque(false);
        dismiss.putClientProperty("JButton.buttonType", "toolBarButton");
        dismiss.setToolTipText(Strings.of("notice.dismiss"));
        dismiss.getAccessibleContext().setAccessibleName(Strings.of("notice.dismiss"));
        dismiss.addActionListener(event -> shown.ifPresent(notices::dismiss));
        add(icon);
        add(sentence, "wmin 0, growx");
        add(more);
        add(actions);
        add(dismiss);
        notices.onChange(this::update);
        update();
    }

    private void update() {
        shown = notices.first();
        setVisible(shown.isPresent());
        shown.ifPresent(this::show);
        revalidate();
        repaint();
    }

    private void show(Notice notice) {
        String name = switch (notice.kind()) {
            case INFO -> "info";
            case WARNING -> "warn";
            case ERROR -> "error";
        };
        putClientProperty("FlatLaf.styleClass", name + "Banner");
        icon.setIcon(NoticeList.icon(notice.kind()));
        String words = InertText.of(notice.sentence());
        sentence.setText(notice.sentence());
        more.setVisible(notices.count() > 1);
        more.setText(Strings.of("notice.more", notices.count() - 1));
        actions.removeAll();
        notice.actions().forEach(action -> actions.add(button(notice, action)));
        actions.setVisible(!notice.actions().isEmpty());
        // Announced by assistive technology.
        getAccessibleContext().setAccessibleName(words);
        getAccessibleContext().firePropertyChange(AccessibleContext.ACCESSIBLE_VISIBLE_DATA_PROPERTY, null, words);
    }

    private JButton button(Notice notice, Notice.Action action) {
        JButton button = new JButton(action.words());
        button.addActionListener(event -> notices.take(notice, action));
        return button;
    }
}
