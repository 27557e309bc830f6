package switchboard.ui.replay;

import switchboard.replay.ReplayListener;
import switchboard.replay.ReplayPlan;

/** Plays a session again. */
@FunctionalInterface
public interface ReplayPort {
    /**
     * Begins; returns at once.
     *
     * @param listener called on any thread
     * @return what stops it; never waits
     */
    Runnable start(ReplayPlan plan, ReplayListener listener);
}
