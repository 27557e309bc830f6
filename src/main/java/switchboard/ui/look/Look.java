package switchboard.ui.look;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import com.formdev.flatlaf.fonts.inter.FlatInterFont;
import com.formdev.flatlaf.fonts.jetbrains_mono.FlatJetBrainsMonoFont;
import com.formdev.flatlaf.util.UIScale;
import java.util.List;
import switchboard.thread.Threads;
import switchboard.ui.edt.Edt;
import switchboard.ui.edt.RequiresEdt;

/** Sets the look and feel up, in the order that it wants. */
public final class Look {
    /** The sizes that the window can have, in percent. */
    public static final List<Integer> ZOOMS = List.of(90, 100, 110, 125, 150, 175, 200, 250, 300);

    /** The size for a projector, in percent. */
    public static final int PROJECTOR = 200;

    private Look() {}

    /** Says what the platforms want to know before there is any window; once, before everything else. */
    public static void prepare() {
        System.setProperty("apple.awt.application.name", "Switchboard");
        System.setProperty("apple.awt.application.appearance", "system");
        System.setProperty("apple.laf.useScreenMenuBar", "true");
        // HarfBuzz is called as Java before 22 called it: the new way is put together anew at each start, in a tenth of
        // a second before the first text is painted.
        System.setProperty("sun.font.layout.ffm", "false");
        FlatLaf.disableWindowsD3Donscreen();
    }

    /** Installs fonts, inert components and a theme. */
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
        show(shown);
        // Not before: as long as the look is set up here, nobody else may bring AWT's classes up in another order.
        Threads.platform("window-look", () -> {
                    EmojiFont.load();
                    WindowIcon.load();
                })
                .start();
    }

    /** Shows another theme; components that exist must be updated. {@link Theme#SYSTEM} is taken for light. */
    @RequiresEdt
    static void show(Theme shown) {
        Edt.require();
        if (shown == Theme.DARK) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
    }
}
