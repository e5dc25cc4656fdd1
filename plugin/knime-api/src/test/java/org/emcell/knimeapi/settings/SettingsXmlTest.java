package org.emcell.knimeapi.settings;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsRO;

public class SettingsXmlTest {

  private static String saved(NodeSettingsRO settings) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    settings.saveToXML(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static NodeSettingsRO loaded(String xml) throws IOException {
    return NodeSettings.loadFromXML(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  public void filesThatKnimeSavedAreTheSameAfterLoadingAndSaving() throws IOException {
    for (String file : List.of(
        "workflow.knime",
        "Harness Source (#1)/settings.xml",
        "Harness Add Constant (#2)/settings.xml")) {
      try (InputStream in = getClass().getResourceAsStream("/example-workflow/" + file)) {
        String original = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(file, original, saved(loaded(original)));
      }
    }
  }

  @Test
  public void valuesOfAllTypesSurviveSavingAndLoading() throws Exception {
    NodeSettings settings = new NodeSettings("model");
    settings.addInt("int", Integer.MIN_VALUE);
    settings.addLong("long", Long.MAX_VALUE);
    settings.addDouble("double", Double.NEGATIVE_INFINITY);
    settings.addBoolean("boolean", true);
    settings.addString("text", "a & <b> \"c\" 'd' ä µm 100 %");
    settings.addString("null", null);
    settings.addString("empty", "");
    settings.addNodeSettings("group").addInt("inner", 3);
    settings.addIntArray("ints", 1, -2);
    settings.addDoubleArray("doubles", 0.1, Double.NaN);
    settings.addBooleanArray("booleans", true, false);
    settings.addLongArray("longs", 5L);
    settings.addStringArray("texts", "x", null, "");
    settings.addStringArray("none");
    settings.addStringArray("nothing", (String[]) null);

    NodeSettingsRO again = loaded(saved(settings));

    assertEquals("model", again.getKey());
    assertEquals(Integer.MIN_VALUE, again.getInt("int"));
    assertEquals(Long.MAX_VALUE, again.getLong("long"));
    assertEquals(Double.NEGATIVE_INFINITY, again.getDouble("double"), 0);
    assertTrue(again.getBoolean("boolean"));
    assertEquals("a & <b> \"c\" 'd' ä µm 100 %", again.getString("text"));
    assertNull(again.getString("null"));
    assertEquals("", again.getString("empty"));
    assertEquals(3, again.getNodeSettings("group").getInt("inner"));
    assertArrayEquals(new int[] {1, -2}, again.getIntArray("ints"));
    assertArrayEquals(new double[] {0.1, Double.NaN}, again.getDoubleArray("doubles"), 0);
    assertArrayEquals(new boolean[] {true, false}, again.getBooleanArray("booleans"));
    assertArrayEquals(new long[] {5}, again.getLongArray("longs"));
    assertArrayEquals(new String[] {"x", null, ""}, again.getStringArray("texts"));
    assertArrayEquals(new String[0], again.getStringArray("none"));
    assertNull(again.getStringArray("nothing"));
    assertEquals(List.copyOf(settings.keySet()), List.copyOf(again.keySet()));
  }

  @Test
  public void charactersThatXmlCannotHoldAreWrittenAsKnimeDoes() throws Exception {
    NodeSettings settings = new NodeSettings("model");
    settings.addString("text", "a\nb\u0000 %% %%00010");

    String xml = saved(settings);

    assertTrue(xml, xml.contains("value=\"a%%00010b%%00000 %%00037% %%00037%00010\""));
    assertEquals("a\nb\u0000 %% %%00010", loaded(xml).getString("text"));
  }

  @Test
  public void aMissingKeyOrOneOfAnotherTypeIsRefusedUnlessThereIsADefault() {
    NodeSettings settings = new NodeSettings("model");
    settings.addString("text", "5");

    assertThrows(InvalidSettingsException.class, () -> settings.getInt("text"));
    assertThrows(InvalidSettingsException.class, () -> settings.getInt("missing"));
    assertThrows(InvalidSettingsException.class, () -> settings.getNodeSettings("text"));
    assertThrows(InvalidSettingsException.class, () -> settings.getStringArray("text"));
    assertEquals(7, settings.getInt("text", 7));
    assertEquals("x", settings.getString("missing", "x"));
    assertArrayEquals(new String[] {"y"}, settings.getStringArray("missing", "y"));
  }

  @Test
  public void whatIsNotASettingsTreeIsRefused() {
    for (String xml : List.of(
        "no xml",
        "<knime/>",
        "<config key=\"k\"><entry key=\"e\" type=\"xunknown\" value=\"\"/></config>",
        "<!DOCTYPE config><config key=\"k\"/>")) {
      assertThrows(xml, IOException.class, () -> loaded(xml));
    }
  }

  @Test
  public void addingAKeyAgainReplacesItsValue() throws Exception {
    NodeSettings settings = new NodeSettings("model");
    settings.addInt("key", 1);
    settings.addString("key", "two");

    assertEquals("two", settings.getString("key"));
    assertEquals(1, settings.getChildCount());
  }

  @Test
  public void aCopyDoesNotChangeWithTheOriginal() throws Exception {
    NodeSettings settings = new NodeSettings("model");
    settings.addNodeSettings("group").addInt("value", 1);
    NodeSettings copy = new NodeSettings("copy");
    settings.copyTo(copy);

    settings.getNodeSettings("group").addInt("value", 2);

    assertEquals(1, copy.getNodeSettings("group").getInt("value"));
  }
}
