package switchboard.ui.reply;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import switchboard.reply.Snippets;
import switchboard.ui.Strings;
import switchboard.ui.command.WindowCommand;

/** The menu of snippets: insert one, save the typed text, rename, delete. Event dispatch thread only. */
final class SnippetsMenu {
    private final Supplier<Snippets> snippets;
    private final Consumer<Snippets> onChange;
    private final Consumer<Snippets.Snippet> onInsert;
    private final Supplier<WrittenReply> written;

    /**
     * @param snippets returns the saved snippets
     * @param onChange saves changed snippets
     * @param onInsert inserts a snippet into the editor
     * @param written returns the text in the editor
     */
    SnippetsMenu(
            Supplier<Snippets> snippets,
            Consumer<Snippets> onChange,
            Consumer<Snippets.Snippet> onInsert,
            Supplier<WrittenReply> written) {
        this.snippets = snippets;
        this.onChange = onChange;
        this.onInsert = onInsert;
        this.written = written;
    }

    /** Inserts the snippet at {@code index}, if there is one. */
    void insert(int index) {
        Snippets now = snippets.get();
        if (index < now.all().size()) {
            onInsert.accept(now.all().get(index));
        }
    }

    /** Creates the menu for the snippets that are saved now. */
    JMenu menu() {
        JMenu menu = new JMenu(WindowCommand.INSERT_SNIPPET.text());
        Snippets now = snippets.get();
        for (int i = 0; i < now.all().size(); i++) {
            int index = i;
            JMenuItem item = item(now.all().get(i).name(), () -> insert(index));
            if (i < WindowCommand.INSERT_SNIPPET.shortcuts().size()) {
                item.setAccelerator(
                        WindowCommand.INSERT_SNIPPET.shortcuts().get(i).stroke());
            }
            menu.add(item);
        }
        if (now.all().isEmpty()) {
            JMenuItem none = new JMenuItem(Strings.of("reply.snippets.none"));
            none.setEnabled(false);
            menu.add(none);
        }
        menu.addSeparator();
        JMenuItem keep = item(Strings.of("reply.snippets.add"), this::keep);
        keep.setEnabled(!written.get().text().isBlank());
        menu.add(keep);
        if (!now.all().isEmpty()) {
            menu.add(renameMenu(now));
            JMenu delete = new JMenu(Strings.of("reply.snippets.delete"));
            for (int i = 0; i < now.all().size(); i++) {
                int index = i;
                delete.add(item(
                        now.all().get(i).name(),
                        () -> onChange.accept(snippets.get().without(index))));
            }
            menu.add(delete);
        }
        return menu;
    }

    private void keep() {
        WrittenReply now = written.get();
        onChange.accept(
                snippets.get().with(new Snippets.Snippet(Snippets.nameFor(now.text()), now.text(), now.notation())));
    }

    /** Returns the submenu with a text field for the name of each snippet; Enter saves the name. */
    private JMenu renameMenu(Snippets now) {
        JMenu rename = new JMenu(Strings.of("reply.snippets.rename"));
        JPopupMenu fields = rename.getPopupMenu();
        fields.setLayout(new MigLayout("insets 6, wrap 1, gap 4"));
        for (int i = 0; i < now.all().size(); i++) {
            int index = i;
            JTextField name = new JTextField(now.all().get(i).name(), 20);
            name.getAccessibleContext().setAccessibleName(Strings.of("reply.snippets.rename"));
            name.addActionListener(event -> {
                if (!name.getText().isBlank() && index < snippets.get().all().size()) {
                    onChange.accept(snippets.get().renamed(index, name.getText().strip()));
                }
                javax.swing.MenuSelectionManager.defaultManager().clearSelectedPath();
            });
            fields.add(name);
        }
        return rename;
    }

    private static JMenuItem item(String text, Runnable action) {
        JMenuItem item = new JMenuItem(text);
        item.addActionListener(event -> action.run());
        return item;
    }
}
