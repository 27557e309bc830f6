package switchboard.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Container;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTable;
import javax.swing.ListModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import switchboard.model.ClientSummary;
import switchboard.ui.Settings;
import switchboard.ui.clients.ClientsPanel;
import switchboard.ui.edt.EdtChecker;
import switchboard.ui.edt.OnEdt;
import switchboard.ui.fake.ComponentFinder;
import switchboard.ui.log.LogPanel;
import switchboard.ui.look.Appearance;
import switchboard.ui.look.LookAndFeelSetup;
import switchboard.ui.look.Theme;
import switchboard.ui.present.PresentView;
import switchboard.ui.reply.ReplyPanel;
import switchboard.ui.wire.WirePanel;

/** The window while it presents, and the limits of its zoom. */
@Timeout(60)
@ExtendWith(EdtChecker.class)
class PresentTest {
    private static final List<Class<? extends JComponent>> PANES =
            List.of(ClientsPanel.class, LogPanel.class, WirePanel.class, ReplyPanel.class);

    private final Settings settings = Settings.inMemory();

    @AfterEach
    void usualLook() throws Exception {
        OnEdt.run(() -> LookAndFeelSetup.install(Theme.LIGHT, 100));
    }

    private record Shown(MainPanel main, Appearance appearance) {
        <C extends JComponent> C find(Class<C> kind) {
            return ComponentFinder.all(main, kind).getFirst();
        }

        void press(String key) {
            ComponentFinder.press(main, key);
            main.validate();
        }

        PresentView view() {
            return find(PresentView.class);
        }
    }

    private Shown window(int width, int height) {
        Appearance appearance = new Appearance(settings, Theme.LIGHT);
        appearance.install();
        MainPanel main = CommandWindows.main(settings, appearance);
        main.setSize(width, height);
        main.addNotify();
        main.validate();
        return new Shown(main, appearance);
    }

    private static boolean isShown(Component one) {
        for (Component at = one; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String places(Shown shown) {
        StringBuilder places = new StringBuilder();
        for (Class<? extends JComponent> pane : PANES) {
            Component one = shown.find(pane);
            places.append(pane.getSimpleName()).append(" in ");
            for (Container at = one.getParent(); at != shown.main(); at = at.getParent()) {
                places.append(at.getClass().getSimpleName()).append(' ');
            }
            places.append(one.getBounds()).append(isShown(one)).append('\n');
        }
        return places.toString();
    }

    @Test
    void f11PresentsAndBringsEveryPaneBackToItsPlace() throws Exception {
        OnEdt.run(() -> {
            Shown shown = window(1_280, 770);
            String before = places(shown);
            shown.press("F11");
            assertTrue(shown.view().isVisible());
            for (Class<? extends JComponent> pane : List.of(LogPanel.class, WirePanel.class)) {
                assertTrue(isShown(shown.find(pane)), pane + " is shown");
            }
            assertFalse(isShown(shown.find(ClientsPanel.class)), "a strip takes the place of the table");
            shown.press("F11");
            assertFalse(shown.view().isVisible());
            assertEquals(before, places(shown));
        });
    }

    @Test
    void theReplyIsHiddenUntilItIsAskedForAndEscapeHidesItAgainAndThenEndsToPresent() throws Exception {
        OnEdt.run(() -> {
            Shown shown = window(1_280, 770);
            shown.press("F11");
            assertFalse(isShown(shown.find(ReplyPanel.class)));
            shown.press("control R");
            assertTrue(isShown(shown.find(ReplyPanel.class)));
            ComponentFinder.press(shown.view(), "ESCAPE");
            assertFalse(isShown(shown.find(ReplyPanel.class)));
            assertTrue(shown.view().isVisible());
            ComponentFinder.press(shown.view(), "ESCAPE");
            assertFalse(shown.view().isVisible());
            assertTrue(isShown(shown.find(ReplyPanel.class)));
        });
    }

    @Test
    void presentingHasAZoomOfItsOwnAndTheUsualOneComesBack() throws Exception {
        OnEdt.run(() -> {
            Shown shown = window(1_920, 1_050);
            shown.appearance().zoomTo(125);
            shown.press("F11");
            assertEquals(1.75, UIScale.getZoomFactor(), 0.001);
            shown.appearance().zoom(false);
            assertEquals(1.5, UIScale.getZoomFactor(), 0.001);
            shown.press("F11");
            assertEquals(1.25, UIScale.getZoomFactor(), 0.001);
            shown.press("F11");
            assertEquals(1.5, UIScale.getZoomFactor(), 0.001);
            assertEquals(125, settings.number("zoom", 0));
        });
    }

    @Test
    void theZoomEndsWhereTheWindowWouldLoseRowsOrButtonsAndGrowsAgainWithTheWindow() throws Exception {
        OnEdt.run(() -> {
            Shown shown = window(1_920, 1_050);
            shown.appearance().zoomTo(150);
            assertEquals(1.5, UIScale.getZoomFactor(), 0.001);
            shown.main().setSize(1_024, 738);
            shown.appearance().fit();
            float small = UIScale.getZoomFactor();
            assertTrue(small < 1.5, small + " in a small window");
            shown.appearance().zoom(true);
            assertEquals(small, UIScale.getZoomFactor(), 0.001);
            shown.main().setSize(1_920, 1_050);
            shown.appearance().fit();
            assertEquals(1.5, UIScale.getZoomFactor(), 0.001);
        });
    }

    @Test
    void theStripShowsProblemsFirstThenTheLongestWaitingAndSelectsLikeTheTable() throws Exception {
        OnEdt.run(() -> {
            Shown shown = window(1_280, 770);
            shown.press("F11");
            JList<?> strip = ComponentFinder.all(shown.view(), JList.class).getFirst();
            ListModel<?> model = strip.getModel();
            List<ClientSummary> clients = IntStream.range(0, model.getSize())
                    .mapToObj(index -> (ClientSummary) model.getElementAt(index))
                    .toList();
            assertTrue(clients.size() > 10, clients.size() + " clients");
            assertTrue(clients.stream().allMatch(ClientSummary::canBeAnswered));
            List<Boolean> wrong =
                    clients.stream().map(client -> client.problem().isPresent()).toList();
            assertTrue(wrong.getFirst());
            assertEquals(
                    wrong.lastIndexOf(true) + 1,
                    wrong.stream().filter(one -> one).count());
            List<Long> waiting = clients.stream()
                    .filter(client -> client.problem().isEmpty() && client.waitingSince() > 0)
                    .map(ClientSummary::waitingSince)
                    .toList();
            assertEquals(waiting.stream().sorted().toList(), waiting);
            strip.setSelectedIndex(3);
            JTable table = shown.find(ClientsPanel.class).table();
            assertEquals(1, table.getSelectedRowCount());
        });
    }
}
