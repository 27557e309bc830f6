package switchboard.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import switchboard.archive.Archive;
import switchboard.archive.Trash;
import switchboard.terminal.SecretInput;
import switchboard.terminal.StandardStreams;
import switchboard.terminal.Transcript;

/** Contexts for tests of the command line. */
final class CommandContexts {
    /** A context for commands that are parsed but not run. */
    static final CommandContext UNUSED = printing(new Transcript());

    private CommandContexts() {}

    /** Returns a context whose commands print to {@code out}; the server only prints its options. */
    static CommandContext printing(Transcript out) {
        return with(out, InputStream.nullInputStream(), SecretInput.NONE);
    }

    /** Returns such a context with a standard input and a way to give secrets. */
    static CommandContext with(Transcript out, InputStream in, SecretInput secrets) {
        return new CommandContext(
                new StandardStreams(in, StandardCharsets.UTF_8, out.stream(), new Transcript().stream()),
                secrets,
                ending -> {},
                () -> Archive.ofUser(Trash.NONE),
                Clock.systemUTC(),
                () -> false,
                options -> {
                    out.stream().println(options);
                    return ExitCode.SUCCESS;
                });
    }
}
