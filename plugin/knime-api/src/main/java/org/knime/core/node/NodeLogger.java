package org.knime.core.node;

import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of a node; in the stand-in that of {@code java.util.logging}, where info is {@link Level#CONFIG}. */
public final class NodeLogger {
  private final Logger logger;

  private NodeLogger(Logger logger) {
    this.logger = logger;
  }

  public static NodeLogger getLogger(Class<?> owner) {
    return getLogger(owner.getName());
  }

  public static NodeLogger getLogger(String name) {
    return new NodeLogger(Logger.getLogger(name));
  }

  private void log(Level level, Object message, Throwable cause) {
    logger.log(level, String.valueOf(message), cause);
  }

  public void debug(Object message) {
    log(Level.FINE, message, null);
  }

  public void debug(Object message, Throwable cause) {
    log(Level.FINE, message, cause);
  }

  public void debug(Supplier<Object> message) {
    logger.log(Level.FINE, () -> String.valueOf(message.get()));
  }

  public void debugWithFormat(String format, Object... arguments) {
    debug(String.format(format, arguments));
  }

  public void info(Object message) {
    log(Level.CONFIG, message, null);
  }

  public void info(Object message, Throwable cause) {
    log(Level.CONFIG, message, cause);
  }

  public void infoWithFormat(String format, Object... arguments) {
    info(String.format(format, arguments));
  }

  public void warn(Object message) {
    log(Level.WARNING, message, null);
  }

  public void warn(Object message, Throwable cause) {
    log(Level.WARNING, message, cause);
  }

  public void warnWithFormat(String format, Object... arguments) {
    warn(String.format(format, arguments));
  }

  public void error(Object message) {
    log(Level.SEVERE, message, null);
  }

  public void error(Object message, Throwable cause) {
    log(Level.SEVERE, message, cause);
  }

  public void errorWithFormat(String format, Object... arguments) {
    error(String.format(format, arguments));
  }

  public void coding(Object message) {
    coding(message, null);
  }

  /** Reports a mistake of the programmer. */
  public void coding(Object message, Throwable cause) {
    log(Level.SEVERE, "CODING PROBLEM\t" + message, cause);
  }

  public void codingWithFormat(String format, Object... arguments) {
    coding(String.format(format, arguments));
  }
}
