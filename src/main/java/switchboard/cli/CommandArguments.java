package switchboard.cli;

import switchboard.text.CodedText;

/**
 * The arguments of a command such as {@code client}.
 *
 * <p>Filled in by picocli; used by one thread.
 */
interface CommandArguments {
    /** Returns whether only the help is requested. */
    boolean wantsHelp();

    /**
     * Returns the task that the arguments describe.
     *
     * @throws UsageException if an argument is wrong; the message is one sentence
     */
    ParsedCommand task() throws UsageException;

    /** Returns the explanation of the required arguments, with an example, for the case that one is missing. */
    CodedText wanted();
}
