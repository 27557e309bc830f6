/** Networks that misbehave on purpose, and what must hold of the whole server behind them. */
@org.jspecify.annotations.NullMarked
package switchboard.fault;
