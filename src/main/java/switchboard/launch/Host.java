package switchboard.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The machine, and what the script found out about it.
 *
 * @param mark names the Java and the folder; by it the script sees whether the arguments in {@code target} fit
 * @param terminal whether standard error is a terminal
 * @param variables the environment variables
 * @param system the name of the operating system, as Java tells it
 * @param script the process that waits for this one, which ends when that has ended
 */
record Host(
        Path root,
        String mark,
        Install install,
        boolean terminal,
        Map<String, String> variables,
        String system,
        InputStream in,
        PrintStream err,
        Optional<ProcessHandle> script,
        Cleanup cleanup) {
    /** The answer to whether missing packages may be installed. */
    enum Install {
        YES,
        ASK,
        NO
    }

    boolean isLinux() {
        return system.equals("Linux");
    }

    boolean isWindows() {
        return system.startsWith("Windows");
    }

    Path target() {
        return root.resolve("target");
    }

    Path javaHome() {
        return Path.of(System.getProperty("java.home"));
    }

    String java() {
        return javaHome().resolve("bin").resolve("java").toString();
    }

    String startCommand() {
        return isWindows() ? "run.bat" : "./run.sh";
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    List<String> flags(StartKind kind) {
        return kind.flags(isWindows());
    }

    /** Returns the first program of this name in the folders of PATH. */
    Optional<Path> find(String program) {
        String path = variable(isWindows() && variables.containsKey("Path") ? "Path" : "PATH")
                .orElse("");
        List<String> names = isWindows() ? List.of(program, program + ".exe") : List.of(program);
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> names.stream().map(Path.of(folder)::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    boolean has(String program) {
        return find(program).isPresent();
    }

    /** Returns a process to be started in the root folder, without standard input. */
    ProcessBuilder process(List<String> command) {
        List<String> words = new ArrayList<>(command);
        find(words.getFirst()).ifPresent(program -> words.set(0, program.toString()));
        ProcessBuilder process = new ProcessBuilder(words)
                .directory(root.toFile())
                .redirectInput(new File(isWindows() ? "NUL" : "/dev/null"));
        process.environment().clear();
        process.environment().putAll(variables);
        process.environment().put("JAVA_HOME", javaHome().toString());
        return process;
    }

    /** Returns what a program prints, errors too; nothing if it cannot be started. */
    String output(Map<String, String> moreVariables, String... command) throws InterruptedException {
        ProcessBuilder builder = process(List.of(command)).redirectErrorStream(true);
        builder.environment().putAll(moreVariables);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return output.strip();
        } catch (IOException missing) {
            return "";
        }
    }

    /** Writes a file of arguments as {@code java @file} reads it. */
    void writeArguments(Path file, List<String> arguments) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String argument : arguments) {
            text.append('"').append(argument.replace("\\", "\\\\")).append("\"\n");
        }
        Files.writeString(file, text, nativeEncoding());
    }

    Charset nativeEncoding() {
        return Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    }

    /** Returns the encoding in which the script reads a line of a file. */
    Charset scriptEncoding() {
        return isWindows()
                ? Charset.forName(
                        System.getProperty("stdout.encoding", nativeEncoding().name()))
                : nativeEncoding();
    }

    /** Throws if the script that waits for this process has ended. */
    void requireScript() throws LaunchException {
        if (script.isPresent() && !script.get().isAlive()) {
            throw new LaunchException("The script that started this has ended.");
        }
    }

    void say(String sentence) {
        err.println(sentence);
    }

    /** Prints what begins, unless a terminal shows a line of progress a second later. */
    void announce(String sentence) {
        if (!terminal) {
            say(sentence);
        }
    }

    /** Prints what failed. A start from a file manager shows no standard error, so there a notification says it too. */
    void tell(String sentence) throws InterruptedException {
        say(sentence);
        if (!terminal && variable("CI").isEmpty() && has("notify-send")) {
            output(Map.of(), "notify-send", "Switchboard", sentence);
        }
    }
}
