package org.knime.core.node.workflow;

import java.util.Objects;

/** What a node tells its user. */
public final class NodeMessage {
  public static final NodeMessage NONE = new NodeMessage(Type.RESET, "");

  private final Type type;
  private final String message;

  public NodeMessage(Type type, String message) {
    this.type = Objects.requireNonNull(type);
    this.message = Objects.requireNonNull(message);
  }

  public static final NodeMessage newWarning(String message) {
    return new NodeMessage(Type.WARNING, message);
  }

  public static final NodeMessage newError(String message) {
    return new NodeMessage(Type.ERROR, message);
  }

  public Type getMessageType() {
    return type;
  }

  public String getMessage() {
    return message;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeMessage
        && type == ((NodeMessage) other).type
        && message.equals(((NodeMessage) other).message);
  }

  @Override
  public int hashCode() {
    return message.hashCode();
  }

  @Override
  public String toString() {
    return type + ": " + message;
  }

  /** How grave it is. */
  public enum Type {
    RESET,
    WARNING,
    ERROR
  }
}
