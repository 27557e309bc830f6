package switchboard.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Installs packages with the system's package manager. */
final class Packages {
    /** A package manager: how it refreshes its lists, if it has to be told, and how it installs. */
    private record Manager(String name, String refresh, String install) {}

    private static final List<Manager> MANAGERS = List.of(
            new Manager(
                    "apt-get",
                    "apt-get update",
                    "env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"),
            new Manager("dnf", "", "dnf install -y"),
            new Manager("yum", "", "yum install -y"),
            new Manager("pacman", "pacman -Sy", "pacman -S --needed --noconfirm"),
            new Manager("zypper", "", "zypper install -y"),
            new Manager("apk", "apk update", "apk add"),
            new Manager("brew", "", "brew install"),
            new Manager(
                    "winget",
                    "",
                    "winget install --silent --accept-source-agreements --accept-package-agreements --exact --id"));

    private final Host host;

    Packages(Host host) {
        this.host = host;
    }

    /** Installs tools, if that is wanted; the user may be asked on standard error. */
    void install(List<Tool> tools) throws LaunchException, IOException, InterruptedException {
        Optional<Manager> found =
                MANAGERS.stream().filter(one -> host.has(one.name())).findFirst();
        boolean ubuntu = host.output(Map.of(), "cat", "/etc/os-release").contains("ubuntu");
        String names = tools.stream()
                .map(tool -> tool.packages(found.map(Manager::name).orElse(""), ubuntu))
                .collect(Collectors.joining(" "));
        boolean root = host.isWindows()
                || found.filter(one -> one.name().equals("brew")).isPresent()
                || host.output(Map.of(), "id", "-u").equals("0");
        if (found.isEmpty()
                || !(root || host.has("sudo"))
                || !isWanted(names, found.get().name())) {
            throw new LaunchException("The tests need " + names + ": install that, or start " + host.startCommand()
                    + " --yes test to have it installed.");
        }
        String sudo = root ? "" : "sudo ";
        Path log = Files.createDirectories(host.target()).resolve("install.log");
        Files.deleteIfExists(log);
        if (!root) {
            // The password is asked for now, so that the question does not mix with the report of progress.
            host.cleanup()
                    .start(host.process(List.of("sudo", "true")).inheritIO())
                    .waitFor();
        }
        String what = "Installing packages with " + found.get().name();
        host.say(what + ": " + names);
        if (!found.get().refresh().isEmpty()) {
            // Lists that cannot be reached are no reason to stop: the packages decide.
            run(what, sudo + found.get().refresh(), log);
        }
        if (run(what, sudo + found.get().install() + " " + names, log) != 0) {
            throw new LaunchException(found.get().name() + " could not install " + names + ": " + log
                    + " has its messages. Install that by hand.");
        }
    }

    private int run(String what, String command, Path log) throws LaunchException, IOException, InterruptedException {
        return Progress.during(host, what, host.process(List.of(command.split(" "))), log);
    }

    private boolean isWanted(String names, String manager) throws IOException {
        if (host.install() != Host.Install.ASK) {
            return host.install() == Host.Install.YES;
        }
        host.err().print("The tests need " + names + ". Install that with " + manager + "? [y/N] ");
        host.err().flush();
        String answer = new BufferedReader(new InputStreamReader(host.in(), StandardCharsets.UTF_8)).readLine();
        return answer != null && answer.toLowerCase(Locale.ROOT).startsWith("y");
    }
}
