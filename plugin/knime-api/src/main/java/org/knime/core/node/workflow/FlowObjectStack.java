package org.knime.core.node.workflow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flow variables at a node: of several with the same name, the last one that was pushed counts. */
public final class FlowObjectStack implements Iterable<FlowObject> {
  private final Deque<FlowObject> stack = new ArrayDeque<>();

  private FlowObjectStack() {}

  /**
   * Makes a stack of these variables, the last one on top.
   *
   * @param owner the node; not used by the stand-in
   */
  public static FlowObjectStack createFromFlowVariableList(
      List<FlowVariable> variables, NodeID owner) {
    FlowObjectStack stack = new FlowObjectStack();
    variables.forEach(stack::push);
    return stack;
  }

  public void push(FlowObject item) {
    stack.push(item);
  }

  /** Returns the variables by name, those on top first. */
  public Map<String, FlowVariable> getAllAvailableFlowVariables() {
    Map<String, FlowVariable> variables = new LinkedHashMap<>();
    for (FlowObject item : stack) {
      variables.putIfAbsent(((FlowVariable) item).getName(), (FlowVariable) item);
    }
    return Collections.unmodifiableMap(variables);
  }

  /** Returns those variables that can be read as one of the types. */
  public Map<String, FlowVariable> getAvailableFlowVariables(VariableType<?>... types) {
    Map<String, FlowVariable> variables = new LinkedHashMap<>(getAllAvailableFlowVariables());
    variables.values().removeIf(v -> Arrays.stream(types)
        .noneMatch(v.getVariableType()::isConvertible));
    return Collections.unmodifiableMap(variables);
  }

  public Optional<FlowVariable> peekFlowVariable(String name, VariableType<?> type) {
    return Optional.ofNullable(getAvailableFlowVariables(type).get(name));
  }

  @Override
  public Iterator<FlowObject> iterator() {
    return stack.iterator();
  }

  @Override
  public String toString() {
    return stack.toString();
  }
}
