package switchboard.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs the tests: in Maven, on a display of their own where one can be had. */
final class TestRun {
    /** The languages that some tests start processes in, as {@code localedef} names them. */
    private static final List<String> LANGUAGES = List.of("de_DE", "tr_TR", "ar_EG", "fa_IR");

    private static final List<String> OPTIONS = List.of("--long", "--quick", "--locale");

    private static final int SCREEN_TRIES = 150;

    private static final String SCREEN = "1920x1200x24";

    /** The screen for pictures of windows of every size. */
    private static final String LARGE_SCREEN = "2560x1600x24";

    private final Host host;
    private final Maven maven;
    private final Build build;

    TestRun(Host host, Maven maven, Build build) {
        this.host = host;
        this.maven = maven;
        this.build = build;
    }

    /** Runs {@code test} or {@code screenshots}, and returns Maven's exit code. */
    int run(String command, List<String> arguments) throws LaunchException, IOException, InterruptedException {
        Deque<String> rest = new ArrayDeque<>(arguments);
        List<String> goals = new ArrayList<>();
        Optional<String> locale = Optional.empty();
        String screen = SCREEN;
        if (command.equals("screenshots")) {
            goals.addAll(List.of("-Dfast", "-Dtest.groups=screenshot", "-Dtest.excludedGroups="));
            if (!rest.isEmpty() && !rest.getFirst().startsWith("-")) {
                goals.add("-Dscreenshots.folder=" + Path.of(rest.remove()).toAbsolutePath());
            }
            goals.add("test");
            screen = LARGE_SCREEN;
        } else {
            boolean isLong = false;
            boolean quick = false;
            while (!rest.isEmpty() && OPTIONS.contains(rest.getFirst())) {
                String option = rest.remove();
                isLong |= option.equals("--long");
                quick |= option.equals("--quick");
                if (option.equals("--locale")) {
                    if (rest.isEmpty()) {
                        throw new LaunchException("--locale needs a locale, for example ar_EG.UTF-8.");
                    }
                    locale = Optional.of(rest.remove());
                }
            }
            String excluded = (isLong ? "" : "long,") + "screenshot" + (quick ? ",slow" : "");
            goals.add("-Dtest.excludedGroups=" + excluded);
            goals.addAll(quick ? List.of("-Dfast", "test") : List.of("verify"));
            if (!quick) {
                build.deleteJar();
            }
        }
        goals.addAll(rest);
        return runMaven(goals, locale, screen);
    }

    private int runMaven(List<String> goals, Optional<String> locale, String size)
            throws LaunchException, IOException, InterruptedException {
        List<Tool> missing = missing();
        if (!missing.isEmpty()) {
            new Packages(host).install(missing);
        }
        List<String> command = new ArrayList<>(List.of(maven.find(), "-B", "-q"));
        command.addAll(goals);
        ProcessBuilder process = host.process(command)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        if (host.isLinux()) {
            // File names and text are the same on each machine, unless another language is wanted.
            process.environment().putAll(locale.isPresent() ? speaking(locale.get()) : Map.of("LC_ALL", "C.UTF-8"));
            process.environment().putAll(openScreen(size));
        }
        Process running = host.cleanup().start(process);
        while (!running.waitFor(1, TimeUnit.SECONDS)) {
            host.requireScript();
        }
        return running.exitValue();
    }

    private List<Tool> missing() throws InterruptedException {
        List<Tool> missing = new ArrayList<>();
        if (host.isWindows() ? !hasPythonOnWindows() : !host.has("python3")) {
            missing.add(Tool.PYTHON);
        }
        if (!host.isLinux()) {
            return missing;
        }
        if (host.variable("DISPLAY").isEmpty() && !host.has("Xvfb")) {
            missing.add(Tool.SCREEN);
        }
        if (host.variable("DISPLAY").isEmpty() && !host.has("openbox")) {
            missing.add(Tool.WINDOW_MANAGER);
        }
        if (host.output(Map.of(), "fc-list").isEmpty()) {
            missing.add(Tool.FONTS);
        }
        Path libraries = host.javaHome().resolve("lib");
        String linked = host.output(
                Map.of(),
                "ldd",
                libraries.resolve("libawt_xawt.so").toString(),
                libraries.resolve("libfontmanager.so").toString());
        if (linked.lines().anyMatch(line -> line.matches(".*lib[Xf].*not found.*"))) {
            missing.add(Tool.LIBRARIES);
        }
        for (String language : LANGUAGES) {
            // The tests compile those that are there as source only.
            boolean source = host.has("localedef") && Files.exists(Path.of("/usr/share/i18n/locales", language));
            if (!source && !isKnown(Map.of("LC_ALL", language + ".UTF-8"))) {
                missing.add(Tool.LANGUAGES);
                break;
            }
        }
        return missing;
    }

    /** Returns whether Python can be started: there may be a {@code python.exe} that only opens Windows' store. */
    private boolean hasPythonOnWindows() throws InterruptedException {
        return host.output(Map.of(), "python", "--version").startsWith("Python 3")
                || host.output(Map.of(), "py", "-3", "--version").startsWith("Python 3");
    }

    private boolean isKnown(Map<String, String> locale) throws InterruptedException {
        return host.output(locale, "locale", "charmap").equals("UTF-8");
    }

    /** Returns the variables for a locale, which is compiled where the system has only its source. */
    private Map<String, String> speaking(String locale) throws LaunchException, IOException, InterruptedException {
        Map<String, String> installed = Map.of("LC_ALL", locale);
        if (isKnown(installed)) {
            return installed;
        }
        Path folder = Files.createDirectories(host.target().resolve("locales"));
        Map<String, String> compiled = Map.of("LC_ALL", locale, "LOCPATH", folder.toString());
        if (!isKnown(compiled)) {
            String source = locale.replaceFirst("\\..*", "");
            String file = folder.resolve(locale).toString();
            host.output(Map.of(), "localedef", "-i", source, "-f", "UTF-8", file);
        }
        if (!isKnown(compiled)) {
            throw new LaunchException(
                    "There is no locale " + locale + " here: install it, or choose one that locale -a lists.");
        }
        return compiled;
    }

    /** Opens a display for the tests: the same on each machine, and nobody else's windows are on it. */
    private Map<String, String> openScreen(String size) throws LaunchException, IOException, InterruptedException {
        if (!host.has("Xvfb") || !host.has("openbox")) {
            return Map.of();
        }
        Path scratch = host.cleanup()
                .folder(Path.of(host.variable("TMPDIR").orElse(System.getProperty("java.io.tmpdir"))), "switchboard.");
        Path number = scratch.resolve("display");
        Path log = scratch.resolve("log");
        // -r: no key repeats by itself, however long a busy machine holds it down.
        Process screen = host.cleanup()
                .start(host.process(List.of("Xvfb", "-displayfd", "1", "-screen", "0", size, "-r", "-nolisten", "tcp"))
                        .redirectOutput(number.toFile())
                        .redirectError(log.toFile()));
        for (int i = 0; !Files.readString(number).endsWith("\n"); i++) {
            if (i >= SCREEN_TRIES || !screen.isAlive()) {
                throw new LaunchException("The display for the tests did not open: " + lastLine(log));
            }
            Thread.sleep(100);
        }
        Map<String, String> display =
                Map.of("DISPLAY", ":" + Files.readString(number).strip());
        ProcessBuilder manager = host.process(List.of("openbox", "--sm-disable"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        manager.environment().putAll(display);
        host.cleanup().start(manager);
        return display;
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "Xvfb says nothing." : lines.getLast();
    }
}
