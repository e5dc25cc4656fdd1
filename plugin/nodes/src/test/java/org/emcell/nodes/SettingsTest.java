package org.emcell.nodes;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emcell.knimeapi.workflow.TableSource;
import org.emcell.knimeapi.workflow.Workflow;
import org.emcell.knimeapi.workflow.WorkflowNode;
import org.emcell.nodes.frame.EmNodeFactory;
import org.emcell.nodes.frame.EmNodeModel;
import org.emcell.nodes.frame.Setting;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeFactory;
import org.knime.core.node.NodeModel;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType;

/** What holds for every setting of every node. */
public class SettingsTest {

  private static final Pattern RANGE =
      Pattern.compile("(.*?)( \\(.*\\))?\t.* Range: (\\S+) to (\\S+)( .*)?\\.");

  private static NodeSettings saved(NodeModel model) throws Exception {
    NodeSettings settings = new NodeSettings("model");
    Method save = EmNodeModel.class.getDeclaredMethod("saveSettingsTo", NodeSettingsWO.class);
    save.setAccessible(true);
    save.invoke(model, settings);
    return settings;
  }

  /** Returns a variable of the type of a setting with another value than it has. */
  private static FlowVariable another(AbstractConfigEntry entry) {
    String old = entry.toStringValue();
    return switch (entry.getType()) {
      case xint -> new FlowVariable("v", Integer.parseInt(old) + 1);
      case xdouble -> new FlowVariable("v", Double.parseDouble(old) + 0.25);
      case xboolean ->
        new FlowVariable("v", VariableType.BooleanType.INSTANCE, !Boolean.parseBoolean(old));
      default -> new FlowVariable("v", "from a variable");
    };
  }

  @Test
  public void everySettingIsDrivenByAFlowVariable() throws Exception {
    int count = 0;
    for (EmNodeFactory factory : NodeDescriptionTest.factories()) {
      for (Setting<?> setting : factory.settings()) {
        Workflow workflow = new Workflow();
        WorkflowNode node = workflow.add(factory);
        for (int port = 1; port < new Node(platform(factory)).getNrInPorts(); port++) {
          workflow.connect(workflow.add(new TableSource(new DataTableSpec())), 1, node, port);
        }
        FlowVariable variable = another(saved(node.model()).getEntry(setting.key()));
        workflow.setVariable(variable);
        node.drive(setting.key(), "v");
        workflow.configure();
        String found = saved(node.model()).getEntry(setting.key()).toStringValue();
        // What is no word of a choice, or no voxel size without its fellows, is refused by the node
        // that has got it.
        boolean refused = workflow.report().contains("found \"from a variable\"")
            || workflow.report().contains("three lengths above 0 nm")
            || workflow.report().contains("found 2 and 1.");
        assertTrue(
            node.name() + ", " + setting.key() + " = " + found + "\n" + workflow.report(),
            refused || found.equals(variable.getValueAsString()));
        count++;
      }
    }
    assertTrue(count + " settings", count > 100);
  }

  @SuppressWarnings("unchecked")
  private static NodeFactory<NodeModel> platform(EmNodeFactory factory) {
    return (NodeFactory<NodeModel>) (NodeFactory<?>) factory;
  }

  @Test
  public void aNumberBeyondTheRangeOfItsToolTipIsRefusedWithThatRange() throws Exception {
    int count = 0;
    for (EmNodeFactory factory : NodeDescriptionTest.factories()) {
      for (Setting<?> setting : factory.settings()) {
        Matcher range = RANGE.matcher(setting.label() + "\t" + setting.tip());
        if (!range.matches()) {
          continue;
        }
        String unit = range.group(5) == null ? "" : range.group(5);
        String message =
            range.group(1) + " must be " + range.group(3) + " to " + range.group(4) + unit;
        assertRefused(factory, setting, Double.parseDouble(range.group(3)) - 1, message);
        assertRefused(factory, setting, Double.parseDouble(range.group(4)) + 1, message);
        count++;
      }
    }
    assertTrue(count + " numbers", count > 25);
  }

  private static void assertRefused(
      EmNodeFactory factory, Setting<?> setting, double value, String message) throws Exception {
    NodeSettings settings = saved(factory.createNodeModel());
    AbstractConfigEntry entry = settings.getEntry(setting.key());
    String text = entry.toStringValue().contains(".")
        ? Double.toString(value)
        : Long.toString(Math.round(value));
    settings.addEntry(entry.getType().createEntry(setting.key(), text));
    String found = assertThrows(
            setting.key() + " = " + text,
            InvalidSettingsException.class,
            () -> new Node(platform(factory)).validateModelSettings(settings))
        .getMessage();
    assertTrue(found + " should say: " + message, found.startsWith(message));
  }
}
