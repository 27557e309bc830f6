package switchboard.cli;

/** The exit codes of the program. */
public final class ExitCode {
    /** The command did what was asked. */
    public static final int SUCCESS = 0;

    /** The command failed; a sentence on standard error gives the reason. */
    public static final int FAILED = 1;

    /** The command line is wrong; a sentence on standard error gives the reason. */
    static final int BAD_USAGE = 2;

    private ExitCode() {}
}
