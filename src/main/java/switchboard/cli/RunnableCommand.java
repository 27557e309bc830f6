package switchboard.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import switchboard.record.SessionException;
import switchboard.server.accept.ListenException;
import switchboard.text.CodedText;

/**
 * A command such as {@code client}, with its arguments.
 *
 * <p>Filled in by picocli; used by one thread.
 */
interface RunnableCommand extends Callable<Integer> {
    /**
     * Runs the command and returns the exit code.
     *
     * @throws UsageException if an argument is wrong; the message is one sentence
     * @throws SessionException if a session cannot be found, read or written
     * @throws ListenException if a listener cannot start
     */
    @Override
    Integer call() throws UsageException, SessionException, ListenException, InterruptedException;

    /**
     * Returns the explanation of the required arguments, with an example, for the case that one is missing; empty
     * without such arguments.
     */
    default Optional<CodedText> usage() {
        return Optional.empty();
    }
}
