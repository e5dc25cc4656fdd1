package org.emcell.knimeapi.workflow;

import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigBase;
import org.knime.core.node.config.base.ConfigBaseRO;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/**
 * Which settings of a node are driven by flow variables, and which are handed on as such: the group {@code variables}
 * of settings.xml, whose {@code tree} has the shape of the settings with the entries {@code used_variable} and {@code
 * exposed_variable} in the place of each value.
 */
final class VariableSettings {
  private static final String USED = "used_variable";
  private static final String EXPOSED = "exposed_variable";

  private VariableSettings() {}

  /**
   * Overwrites settings by flow variables, then collects those settings that are handed on.
   *
   * @param exposed takes what is handed on
   * @throws InvalidSettingsException if there is no such variable, no such setting, or their types do not fit
   */
  static void apply(
      NodeSettingsRO variableSettings,
      NodeSettings modelSettings,
      Map<String, FlowVariable> variables,
      List<FlowVariable> exposed)
      throws InvalidSettingsException {
    ConfigBaseRO tree = variableSettings.containsKey("tree")
        ? variableSettings.getConfigBase("tree")
        : variableSettings;
    applyTree(tree, modelSettings, variables, exposed);
  }

  private static void applyTree(
      ConfigBaseRO tree,
      ConfigBase settings,
      Map<String, FlowVariable> variables,
      List<FlowVariable> exposed)
      throws InvalidSettingsException {
    for (String key : tree) {
      if (key.equals("version")) {
        continue;
      }
      if (!settings.containsKey(key)) {
        throw new InvalidSettingsException(
            "A flow variable drives the setting \"" + key + "\", which does not exist");
      }
      ConfigBase entry = tree.getConfigBase(key);
      if (!entry.containsKey(USED)) {
        applyTree(entry, settings.getConfigBase(key), variables, exposed);
        continue;
      }
      String used = entry.getString(USED);
      if (used != null) {
        if (!variables.containsKey(used)) {
          throw new InvalidSettingsException("Unknown variable \"" + used + "\"");
        }
        overwrite(settings, key, variables.get(used));
      }
      String exposedName = entry.getString(EXPOSED, null);
      if (exposedName != null) {
        exposed.add(expose(settings.getEntry(key), exposedName));
      }
    }
  }

  private static void overwrite(ConfigBase settings, String key, FlowVariable variable)
      throws InvalidSettingsException {
    AbstractConfigEntry entry = settings.getEntry(key);
    VariableType<?> type = variable.getVariableType();
    boolean isInt = type == VariableType.IntType.INSTANCE;
    boolean isLong = isInt || type == VariableType.LongType.INSTANCE;
    boolean isDouble = isLong || type == VariableType.DoubleType.INSTANCE;
    boolean isText = type == VariableType.StringType.INSTANCE;
    boolean allowed;
    switch (entry.getType()) {
      case xint:
        allowed = isInt;
        break;
      case xlong:
        allowed = isLong;
        break;
      case xdouble:
        allowed = isDouble;
        break;
      case xboolean:
        String value = variable.getValueAsString();
        allowed = type == VariableType.BooleanType.INSTANCE
            || isText && ("true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value));
        break;
      case xstring:
        allowed = true;
        break;
      default:
        allowed = false;
        break;
    }
    if (!allowed) {
      throw new InvalidSettingsException("The setting \"" + key + "\" of type " + entry.getType()
          + " cannot be overwritten by the flow variable " + variable);
    }
    settings.addEntry(entry.getType().createEntry(key, variable.getValueAsString()));
  }

  private static FlowVariable expose(AbstractConfigEntry entry, String name)
      throws InvalidSettingsException {
    String value = entry.toStringValue();
    switch (entry.getType()) {
      case xint:
        return new FlowVariable(name, Integer.parseInt(value));
      case xlong:
        return new FlowVariable(name, VariableType.LongType.INSTANCE, Long.valueOf(value));
      case xdouble:
        return new FlowVariable(name, Double.parseDouble(value));
      case xboolean:
        return new FlowVariable(name, VariableType.BooleanType.INSTANCE, Boolean.valueOf(value));
      case xstring:
        return new FlowVariable(name, value);
      default:
        throw new InvalidSettingsException("The setting \"" + entry.getKey() + "\" of type "
            + entry.getType() + " cannot be handed on as a flow variable");
    }
  }
}
