package switchboard.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, with the classes under test. */
final class JavaProcess {
    private JavaProcess() {}

    /** Returns a builder with these options for the JVM and these arguments. */
    static ProcessBuilder of(List<String> jvm, String... args) {
        return of(Main.class, jvm, args);
    }

    /** Returns a builder for another class with a main method. */
    static ProcessBuilder of(Class<?> main, List<String> jvm, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        // The C1 compiler alone starts faster, so the process is ready in time on a machine busy with tests.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        // The locale of the tests is kept if it uses UTF-8.
        if (!builder.environment().getOrDefault("LC_ALL", "").endsWith("UTF-8")) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        return builder;
    }
}
