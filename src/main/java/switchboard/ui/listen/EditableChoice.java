package switchboard.ui.listen;

import java.util.List;
import java.util.Optional;
import javax.swing.JComboBox;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicComboBoxEditor;
import switchboard.ui.Strings;

/**
 * A combo box in which other values than the offered ones can be typed. Event dispatch thread only.
 *
 * <p>Another look and feel keeps its editor and the typed text; those of Swing would be replaced.
 */
final class EditableChoice extends JComboBox<String> {
    private static final long serialVersionUID = 1L;

    private final JTextField field;

    /**
     * Creates a combo box.
     *
     * @param key the key of its accessible name
     */
    EditableChoice(List<String> offered, String key) {
        super(offered.toArray(new String[0]));
        BasicComboBoxEditor editor = new BasicComboBoxEditor();
        field = (JTextField) editor.getEditorComponent();
        field.getAccessibleContext().setAccessibleName(Strings.of(key));
        getAccessibleContext().setAccessibleName(Strings.of(key));
        setEditor(editor);
        setEditable(true);
    }

    /** Returns the field in which is typed. */
    JTextField field() {
        return field;
    }

    /** Returns the typed or chosen text without blanks around it. */
    String text() {
        return field.getText().strip();
    }

    @Override
    public void updateUI() {
        // Not yet editable within the constructor of JComboBox.
        Optional<String> typed = isEditable() ? Optional.of(field.getText()) : Optional.empty();
        super.updateUI();
        typed.ifPresent(text -> field.setText(text));
    }
}
