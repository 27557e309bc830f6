package switchboard.ui.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.FlatSystemProperties;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import com.formdev.flatlaf.util.SystemInfo;
import com.formdev.flatlaf.util.UIScale;
import java.awt.event.KeyEvent;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.swing.InputMap;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.system.NativeLibrary;
import switchboard.thread.Threads;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/**
 * Installs the look and feel with its fonts and zoom factors, in the order that FlatLaf requires. Event dispatch thread
 * only, except for {@link #prepare}.
 */
public final class LookAndFeelSetup {
    /** The zoom factors of the window, in percent. */
    public static final List<Integer> ZOOMS = List.of(90, 100, 110, 125, 150, 175, 200, 250, 300);

    /** The zoom factor with which the window presents if it is large enough, in percent. */
    static final int PRESENT = 200;

    private static final Logger LOG = LoggerFactory.getLogger(LookAndFeelSetup.class);

    /** A look and feel that is set again, as FlatLaf does when the desktop's font changes, has its own keys again. */
    private static final PropertyChangeListener ON_LOOK_AND_FEEL = LookAndFeelSetup::releaseKeys;

    private LookAndFeelSetup() {}

    /** Sets the system properties that AWT reads at its start; to be called once, before any window exists. */
    public static void prepare() {
        System.setProperty("apple.awt.application.name", "Switchboard");
        System.setProperty("apple.awt.application.appearance", "system");
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        // Calls HarfBuzz as Java before 22 did. The newer binding by foreign functions is built again at each start,
        // which takes about a tenth of a second before the first text is painted.
        System.setProperty("sun.font.layout.ffm", "false");
        FlatLaf.disableWindowsD3Donscreen();
        unpackNativeLibrary(NativeLibrary.usualFolder());
    }

    /**
     * Unpacks FlatLaf's native library into a folder. If that fails, FlatLaf unpacks it itself; if there is none for
     * this system, it does without.
     */
    static void unpackNativeLibrary(Path folder) {
        String arch = System.getProperty("os.arch", "");
        String processor = arch.equals("aarch64") ? "arm64" : arch.equals("x86") ? "x86" : "x86_64";
        String system = SystemInfo.isWindows ? "windows" : SystemInfo.isMacOS ? "macos" : "linux";
        String name = System.mapLibraryName("flatlaf-" + system + "-" + processor);
        try (InputStream content = FlatLaf.class.getResourceAsStream("natives/" + name)) {
            if (content != null && System.getProperty(FlatSystemProperties.NATIVE_LIBRARY_PATH) == null) {
                Path file = NativeLibrary.unpacked(folder, name, content);
                System.setProperty(FlatSystemProperties.NATIVE_LIBRARY_PATH, String.valueOf(file.getParent()));
            }
        } catch (IOException impossible) {
            LOG.debug("FlatLaf's library can't be unpacked into {}", folder, impossible);
        }
    }

    /** Installs fonts, inert components, a zoom factor and a theme. */
    @RequiresEdt
    public static void install(Theme shown, int zoomPercent) {
        Edt.require();
        FlatLaf.registerCustomDefaultsSource("switchboard.ui.look");
        FlatInterFont.installLazy();
        FlatJetBrainsMonoFont.installLazy();
        FlatLaf.setPreferredFontFamily(FlatInterFont.FAMILY);
        FlatLaf.setPreferredLightFontFamily(FlatInterFont.FAMILY_LIGHT);
        FlatLaf.setPreferredSemiboldFontFamily(FlatInterFont.FAMILY_SEMIBOLD);
        FlatLaf.setPreferredMonospacedFontFamily(FlatJetBrainsMonoFont.FAMILY);
        InertComponents.install();
        float[] factors = new float[ZOOMS.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = ZOOMS.get(i) / 100f;
        }
        UIScale.setSupportedZoomFactors(factors);
        UIScale.setZoomFactor(zoomPercent / 100f);
        UIManager.removePropertyChangeListener(ON_LOOK_AND_FEEL);
        UIManager.addPropertyChangeListener(ON_LOOK_AND_FEEL);
        show(shown);
        // Not earlier: while this method runs, no other thread may initialise AWT classes in another order.
        Threads.platform("window-look", () -> {
                    EmojiFont.load();
                    WindowIcon.load();
                })
                .start();
    }

    /** Installs a theme; existing components must be updated afterwards. {@link Theme#SYSTEM} means light here. */
    @RequiresEdt
    static void show(Theme shown) {
        Edt.require();
        if (shown == Theme.DARK) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }

    /** Leaves the keys of the window's commands to these. */
    private static void releaseKeys(PropertyChangeEvent event) {
        if ("lookAndFeel".equals(event.getPropertyName())) {
            releaseKey("Table.ancestorInputMap", KeyEvent.VK_F8);
            releaseKey("TableHeader.ancestorInputMap", KeyEvent.VK_ESCAPE);
            releaseKey("SplitPane.ancestorInputMap", KeyEvent.VK_F6);
            releaseKey("SplitPane.ancestorInputMap", KeyEvent.VK_F8);
        }
    }

    /** Leaves a key to the commands of the window that the look and feel binds to an action of a component. */
    private static void releaseKey(String inputMap, int key) {
        if (UIManager.get(inputMap) instanceof InputMap map) {
            map.put(KeyStroke.getKeyStroke(key, 0), "none");
        }
    }
}
