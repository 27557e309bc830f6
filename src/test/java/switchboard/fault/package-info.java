/** Networks with injected faults, and the conditions that hold for the whole server behind them. */
@org.jspecify.annotations.NullMarked
package switchboard.fault;
