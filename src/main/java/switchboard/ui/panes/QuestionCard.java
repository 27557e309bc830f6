package switchboard.ui.panes;

import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import net.miginfocom.swing.MigLayout;
import switchboard.ui.Strings;
import switchboard.ui.desktop.KeyBindings;
import switchboard.ui.look.Icons;
import switchboard.ui.look.InertLabel;
import switchboard.ui.look.InertText;

/**
 * The card with a question about something harmful, its answers side by side. Event dispatch thread only.
 *
 * <p>The harmless answer has the focus at first. Enter gives the answer that has the focus.
 */
public final class QuestionCard extends JPanel {
    private static final long serialVersionUID = 1L;

    private final JButton cancel = new JButton(Strings.of("question.cancel"));

    /**
     * An answer that agrees.
     *
     * @param words the words of its button
     * @param run called when a person gives it
     */
    public record Answer(String words, Runnable run) {}

    /**
     * Creates the card.
     *
     * @param yes the words of the answer that agrees
     * @param onYes called when a person agrees
     * @param onCancel called when a person does not
     */
    public QuestionCard(String question, String yes, Runnable onYes, Runnable onCancel) {
        this(question, List.of(), List.of(new Answer(yes, onYes)), onCancel);
    }

    /**
     * Creates the card of a question with several answers.
     *
     * @param details what the answers do, one short sentence a line
     * @param answers the answers that agree
     * @param onCancel called when a person does not agree
     */
    public QuestionCard(String question, List<String> details, List<Answer> answers, Runnable onCancel) {
        super(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[]6[]"));
        setOpaque(false);
        String whole = InertText.of(question + " " + String.join(" ", details)).strip();
        add(new InertLabel(
                question, "Label.foreground", "h3.font", Optional.of(Icons.of("circle-question-mark", 18, "sb.warn"))));
        details.forEach(line -> add(new InertLabel(line)));
        JPanel buttons = new JPanel(new MigLayout("insets 0", "[]8[]", "[]"));
        buttons.setOpaque(false);
        for (Answer answer : answers) {
            JButton agree = new JButton(answer.words());
            agree.addActionListener(event -> answer.run().run());
            addTo(buttons, agree, whole);
        }
        cancel.addActionListener(event -> onCancel.run());
        cancel.putClientProperty("FlatLaf.styleClass", "primary");
        addTo(buttons, cancel, whole);
        add(buttons, "gaptop 12, alignx trailing, growx 0");
        getAccessibleContext().setAccessibleName(whole);
    }

    private static void addTo(JPanel buttons, JButton button, String question) {
        KeyBindings.focused(button, "ENTER", button::doClick);
        button.getAccessibleContext().setAccessibleDescription(question);
        buttons.add(button);
    }

    /** Returns the harmless answer, which gets the focus first. */
    public JComponent first() {
        return cancel;
    }
}
