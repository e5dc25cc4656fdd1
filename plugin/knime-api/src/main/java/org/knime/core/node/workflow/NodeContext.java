package org.knime.core.node.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Which workflow the current thread works for. Threads of KNIME's pool inherit it, other threads have none. */
public final class NodeContext {
  private static final ThreadLocal<Deque<Optional<NodeContext>>> STACK =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final NodeContainer container;

  private NodeContext(NodeContainer container) {
    this.container = container;
  }

  /** Returns the context of this thread; null if there is none. */
  public static NodeContext getContext() {
    return getContextOptional().orElse(null);
  }

  public static Optional<NodeContext> getContextOptional() {
    Optional<NodeContext> top = STACK.get().peek();
    return top == null ? Optional.empty() : top;
  }

  public static void pushContext(NodeContainer newContext) {
    pushContext(new NodeContext(newContext));
  }

  /** Makes the context that of this thread; null for none. */
  public static void pushContext(NodeContext context) {
    STACK.get().push(Optional.ofNullable(context));
  }

  public static void removeLastContext() {
    STACK.get().pop();
  }

  public WorkflowManager getWorkflowManager() {
    return container instanceof WorkflowManager
        ? (WorkflowManager) container
        : container.getParent();
  }

  @Override
  public String toString() {
    return "NodeContext[" + container.getID() + "]";
  }
}
