package net.imagej.axis;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A dimension whose physical values are an equation with variables. */
public abstract class VariableAxis extends AbstractCalibratedAxis {
  private final Map<String, Double> variables = new TreeMap<>();

  public VariableAxis(AxisType type) {
    super(type);
  }

  public VariableAxis(AxisType type, String unit) {
    super(type, unit);
  }

  public Double get(String name) {
    return variables.get(name);
  }

  public void set(String name, Double value) {
    variables.put(name, value);
  }

  public int numVars() {
    return variables.size();
  }

  public Set<String> vars() {
    return variables.keySet();
  }

  @Override
  public String particularEquation() {
    String equation = generalEquation();
    for (Map.Entry<String, Double> variable : variables.entrySet()) {
      equation =
          equation.replaceAll("\\b" + variable.getKey() + "\\b", "(" + variable.getValue() + ")");
    }
    return equation;
  }
}
