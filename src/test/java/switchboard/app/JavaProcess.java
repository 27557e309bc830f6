package switchboard.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program as a process of its own, with the classes that are being tested. */
final class JavaProcess {
    private JavaProcess() {}

    /** Returns how to start it: with these options for the JVM and these arguments. */
    static ProcessBuilder of(List<String> jvm, String... args) {
        return of(Main.class, jvm, args);
    }

    /** Returns how to start another class that can be started. */
    static ProcessBuilder of(Class<?> main, List<String> jvm, String... args) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        // To be there in time also on a machine that is busy with tests.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        // In the language of the tests, as long as it has all letters.
        if (!builder.environment().getOrDefault("LC_ALL", "").endsWith("UTF-8")) {
            builder.environment().put("LC_ALL", "C.UTF-8");
        }
        return builder;
    }
}
