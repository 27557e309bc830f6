package switchboard.text;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The patterns of one language, from the resource bundles of this package; each bundle is read at its first use.
 * Thread-safe.
 */
final class BundlePatterns implements TextRenderer.Patterns {
    /** A language without a bundle falls back to the root bundle's English, not to the system's language. */
    private static final ResourceBundle.Control NO_SYSTEM_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final Map<String, ResourceBundle> bundles = new ConcurrentHashMap<>();

    BundlePatterns(Locale locale) {
        this.locale = locale;
    }

    @Override
    public @Nullable String find(String area, String key) {
        ResourceBundle bundle = bundles.computeIfAbsent(
                area, first -> ResourceBundle.getBundle("switchboard.text." + first, locale, NO_SYSTEM_LANGUAGE));
        return bundle.containsKey(key) ? bundle.getString(key) : null;
    }
}
