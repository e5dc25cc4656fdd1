package org.emcell.knimeapi.settings;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import harness.testnodes.addconst.AddConstNodeFactory;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.Node;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.defaultnodesettings.SettingsModel;
import org.knime.core.node.defaultnodesettings.SettingsModelBoolean;
import org.knime.core.node.defaultnodesettings.SettingsModelColumnName;
import org.knime.core.node.defaultnodesettings.SettingsModelDouble;
import org.knime.core.node.defaultnodesettings.SettingsModelDoubleBounded;
import org.knime.core.node.defaultnodesettings.SettingsModelInteger;
import org.knime.core.node.defaultnodesettings.SettingsModelIntegerBounded;
import org.knime.core.node.defaultnodesettings.SettingsModelLong;
import org.knime.core.node.defaultnodesettings.SettingsModelLongBounded;
import org.knime.core.node.defaultnodesettings.SettingsModelString;
import org.knime.core.node.defaultnodesettings.SettingsModelStringArray;

public class SettingsModelTest {
  private final NodeSettings settings = new NodeSettings("model");

  @Test
  public void modelsStoreWhatKnimeHasStoredForTheSameModels() throws Exception {
    try (InputStream in = getClass()
        .getResourceAsStream("/example-workflow/Harness Add Constant (#2)/settings.xml")) {
      NodeSettings byKnime = (NodeSettings) NodeSettings.loadFromXML(in).getNodeSettings("model");
      new Node(new AddConstNodeFactory()).saveModelSettingsTo(settings);

      assertEquals(List.copyOf(byKnime.keySet()), List.copyOf(settings.keySet()));
      assertTrue(settings + " is not " + byKnime, byKnime.isIdentical(settings));
    }
  }

  @Test
  public void valuesOfAllModelsSurviveSavingAndLoading() throws Exception {
    for (SettingsModel model : List.of(
        new SettingsModelBoolean("b", true), new SettingsModelInteger("i", 3),
        new SettingsModelIntegerBounded("ib", 4, 0, 5), new SettingsModelLong("l", 5L),
        new SettingsModelLongBounded("lb", 6L, 0L, 9L), new SettingsModelDouble("d", 0.5),
        new SettingsModelDoubleBounded("db", 0.25, 0, 1), new SettingsModelString("s", "text"),
        new SettingsModelString("n", null), new SettingsModelColumnName("c", "column"))) {
      model.saveSettingsTo(settings);
      model.validateSettings(settings);
      SettingsModel copy = model.createCloneWithValidatedValue(settings);
      NodeSettings again = new NodeSettings("model");
      copy.saveSettingsTo(again);
      NodeSettings once = new NodeSettings("model");
      model.saveSettingsTo(once);
      assertTrue(model.toString(), once.isIdentical(again));
    }
    SettingsModelStringArray texts = new SettingsModelStringArray("t", new String[] {"a", "b"});
    texts.saveSettingsTo(settings);
    texts.setStringArrayValue(null);
    texts.loadSettingsFrom(settings);
    assertArrayEquals(new String[] {"a", "b"}, texts.getStringArrayValue());
  }

  @Test
  public void aValueOutsideTheBoundsIsRefusedWithTheBounds() {
    SettingsModelIntegerBounded model = new SettingsModelIntegerBounded("stride", 20, 1, 100);
    settings.addInt("stride", 101);

    String message = assertThrows(
            InvalidSettingsException.class, () -> model.validateSettings(settings))
        .getMessage();
    assertTrue(message, message.contains("101") && message.contains("[1...100]"));
    assertThrows(InvalidSettingsException.class, () -> model.loadSettingsFrom(settings));
    assertThrows(IllegalArgumentException.class, () -> model.setIntValue(0));
    assertEquals(20, model.getIntValue());
    assertThrows(
        IllegalArgumentException.class,
        () -> new SettingsModelDoubleBounded("sigma", 1, 0, 2).setDoubleValue(Double.NaN));
    assertThrows(
        IllegalArgumentException.class, () -> new SettingsModelIntegerBounded("stride", 0, 1, 100));
  }

  @Test
  public void aMissingSettingIsRefused() {
    for (SettingsModel model : List.of(
        new SettingsModelInteger("key", 1),
        new SettingsModelDouble("key", 1),
        new SettingsModelString("key", ""),
        new SettingsModelBoolean("key", true),
        new SettingsModelColumnName("key", ""),
        new SettingsModelStringArray("key", new String[0]))) {
      assertThrows(InvalidSettingsException.class, () -> model.validateSettings(settings));
      assertThrows(InvalidSettingsException.class, () -> model.loadSettingsFrom(settings));
    }
  }

  @Test
  public void aSettingOfAnotherKindIsRefused() {
    new SettingsModelString("key", "1").saveSettingsTo(settings);

    String message = assertThrows(
            InvalidSettingsException.class,
            () -> new SettingsModelInteger("key", 1).validateSettings(settings))
        .getMessage();
    assertTrue(message, message.contains("SMID_string") && message.contains("SMID_integer"));
  }

  @Test
  public void aDisabledSettingIsNotValidatedAndStaysDisabled() throws Exception {
    SettingsModelIntegerBounded model = new SettingsModelIntegerBounded("key", 5, 1, 9);
    model.setEnabled(false);
    model.saveSettingsTo(settings);
    settings.addInt("key", 100);

    SettingsModelIntegerBounded loaded = new SettingsModelIntegerBounded("key", 5, 1, 9);
    loaded.validateSettings(settings);
    loaded.loadSettingsFrom(settings);

    assertFalse(loaded.isEnabled());
    assertEquals(5, loaded.getIntValue());
  }

  @Test
  public void listenersAreToldOfChangesOnly() {
    SettingsModelString model = new SettingsModelString("key", "a");
    AtomicInteger changes = new AtomicInteger();
    model.addChangeListener(event -> changes.incrementAndGet());

    model.setStringValue("a");
    model.setStringValue("b");
    model.setEnabled(false);
    model.setEnabled(false);

    assertEquals(2, changes.get());
  }

  @Test
  public void theRowKeysCanBeChosenInPlaceOfAColumn() throws Exception {
    SettingsModelColumnName model = new SettingsModelColumnName("key", "column");
    model.setSelection(null, true);
    model.saveSettingsTo(settings);

    SettingsModelColumnName loaded = new SettingsModelColumnName("key", "column");
    loaded.loadSettingsFrom(settings);

    assertTrue(loaded.useRowID());
    assertTrue(settings.getNodeSettings("key").getBoolean("useRowID"));
  }
}
