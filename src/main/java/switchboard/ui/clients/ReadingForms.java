package switchboard.ui.clients;

import java.awt.Component;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPopupMenu;
import switchboard.terminal.CharsetNames;
import switchboard.ui.Strings;
import switchboard.ui.edt.Edt;
import switchboard.wire.framing.Framing;
import switchboard.wire.framing.FramingException;
import switchboard.wire.framing.Framings;

/** The forms for a framing and an encoding that no menu offers. Event dispatch thread only. */
final class ReadingForms {
    private ReadingForms() {}

    /** Returns what a text means as a framing; on a Unix domain socket pauses cannot be measured. */
    static ChoiceForm.Meaning framing(String typed, boolean unix, Consumer<Framing> onChosen) {
        try {
            Framing framing = Framings.parse(typed);
            return unix && framing.needsTimeouts()
                    ? new ChoiceForm.Meaning(Strings.of("listen.framing.pause"), Optional.empty())
                    : new ChoiceForm.Meaning(
                            Strings.render(framing.description()), Optional.of(() -> onChosen.accept(framing)));
        } catch (FramingException mistake) {
            return new ChoiceForm.Meaning(
                    Strings.of("clients.read.mistake", Strings.render(mistake.text())), Optional.empty());
        }
    }

    /** Returns what a text means as the name of an encoding. */
    static ChoiceForm.Meaning charset(String typed, Consumer<Charset> onChosen) {
        return CharsetNames.find(typed)
                .map(charset -> new ChoiceForm.Meaning(
                        Strings.of("clients.charset.name", charset.name(), charset.displayName()),
                        Optional.of(() -> onChosen.accept(charset))))
                .orElseGet(() -> new ChoiceForm.Meaning(
                        CharsetNames.near(typed)
                                .map(near -> Strings.of("clients.charset.near", near))
                                .orElseGet(() -> Strings.of("clients.charset.unknown")),
                        Optional.empty()));
    }

    /** Shows the form for a framing at a place of the table. */
    static void showFraming(Component table, int x, int y, ClientActions actions) {
        String present =
                actions.reading().map(reading -> reading.framing().name()).orElse("");
        boolean unix = actions.hasUnixClient();
        JPopupMenu popup = new JPopupMenu(Strings.of("clients.read.title"));
        show(
                popup,
                table,
                x,
                y,
                new ChoiceForm(
                        Strings.of("clients.read.title"),
                        present,
                        typed -> framing(typed, unix, framing -> {
                            popup.setVisible(false);
                            actions.readAs(Optional.of(framing));
                        })));
    }

    /** Shows the form for an encoding at a place of the table. */
    static void showCharset(Component table, int x, int y, ClientActions actions) {
        String present =
                actions.reading().map(reading -> reading.charset().name()).orElse("");
        JPopupMenu popup = new JPopupMenu(Strings.of("clients.charset.title"));
        show(
                popup,
                table,
                x,
                y,
                new ChoiceForm(
                        Strings.of("clients.charset.title"),
                        present,
                        typed -> charset(typed, charset -> {
                            popup.setVisible(false);
                            actions.setCharset(Optional.of(charset));
                        })));
    }

    /** Shows a form; the key Escape and a click elsewhere close it. */
    private static void show(JPopupMenu popup, Component table, int x, int y, ChoiceForm form) {
        popup.add(form);
        popup.show(table, x, y);
        Edt.later(form::focus);
    }
}
