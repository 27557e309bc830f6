package switchboard.launch;

/** A tool that the tests need beside Java and Maven. */
enum Tool {
    PYTHON,
    SCREEN,
    WINDOW_MANAGER,
    FONTS,
    LIBRARIES,
    LANGUAGES;

    /** Returns the names of the packages, separated by spaces. */
    String packages(String manager, boolean ubuntu) {
        return switch (this) {
            case PYTHON ->
                switch (manager) {
                    case "pacman" -> "python";
                    case "winget" -> "Python.Python.3.13";
                    default -> "python3";
                };
            case SCREEN ->
                switch (manager) {
                    case "apt-get", "apk" -> "xvfb";
                    case "pacman" -> "xorg-server-xvfb";
                    default -> "xorg-x11-server-Xvfb";
                };
            case WINDOW_MANAGER -> "openbox";
            case FONTS ->
                switch (manager) {
                    case "apt-get" -> "fontconfig fonts-dejavu-core";
                    case "pacman" -> "fontconfig ttf-dejavu";
                    case "zypper" -> "fontconfig dejavu-fonts";
                    case "apk" -> "fontconfig font-dejavu";
                    default -> "fontconfig dejavu-sans-fonts dejavu-sans-mono-fonts";
                };
            case LIBRARIES ->
                switch (manager) {
                    case "apt-get" -> "libxtst6 libxi6 libxrender1 libxext6 libfreetype6";
                    case "pacman" -> "libxtst libxi libxrender libxext freetype2";
                    case "zypper" -> "libXtst6 libXi6 libXrender1 libXext6 libfreetype6";
                    case "apk" -> "libxtst libxi libxrender libxext freetype";
                    default -> "libXtst libXi libXrender libXext freetype";
                };
            case LANGUAGES ->
                switch (manager) {
                    // Debian has the messages of all languages in one package, Ubuntu has one for each.
                    case "apt-get" ->
                        ubuntu ? "locales language-pack-de-base language-pack-tr-base" : "locales libc-l10n";
                    case "pacman" -> "glibc";
                    case "zypper" -> "glibc-locale";
                    case "apk" -> "musl-locales";
                    default -> "glibc-langpack-de glibc-langpack-tr glibc-langpack-ar glibc-langpack-fa";
                };
        };
    }
}
