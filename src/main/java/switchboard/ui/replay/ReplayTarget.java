package switchboard.ui.replay;

import switchboard.model.ClassCode;

/**
 * What a replay proposes: the server that recorded clients call, and the port at which recorded replies are sent.
 * Immutable.
 *
 * @param host the address of the server
 * @param port the port of the server
 * @param code the class code that the server requires
 * @param free a port that is free for a server of the replay
 */
public record ReplayTarget(String host, int port, ClassCode code, int free) {
    /** The target where no listener is known. */
    public static final ReplayTarget DEFAULT = new ReplayTarget("127.0.0.1", 5_050, ClassCode.NONE, 5_050);
}
