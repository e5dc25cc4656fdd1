package org.emcell.nodes.frame;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.swing.JFileChooser;
import org.knime.core.data.DataValue;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.defaultnodesettings.DialogComponent;
import org.knime.core.node.defaultnodesettings.DialogComponentBoolean;
import org.knime.core.node.defaultnodesettings.DialogComponentFileChooser;
import org.knime.core.node.defaultnodesettings.DialogComponentNumberEdit;
import org.knime.core.node.defaultnodesettings.DialogComponentString;
import org.knime.core.node.defaultnodesettings.DialogComponentStringSelection;
import org.knime.core.node.defaultnodesettings.SettingsModel;
import org.knime.core.node.defaultnodesettings.SettingsModelBoolean;
import org.knime.core.node.defaultnodesettings.SettingsModelDouble;
import org.knime.core.node.defaultnodesettings.SettingsModelInteger;
import org.knime.core.node.defaultnodesettings.SettingsModelString;

/**
 * One setting of a node: its key, how it is stored, shown and checked. The key is stable: workflows, flow variables and
 * the command line name it.
 *
 * @param <V> what the node reads
 */
public final class Setting<V> {

  /** Says what is wrong with a value, or nothing. */
  private interface Check<V> {
    Optional<String> fault(V value);
  }

  private final String key;
  private final String label;
  private final String tip;
  private final Supplier<SettingsModel> model;
  private final Function<SettingsModel, V> value;
  private final Function<SettingsModel, DialogComponent> component;
  private final Check<V> check;
  private ColumnRule column;
  private boolean isLater;

  private Setting(
      String key,
      String label,
      String tip,
      Supplier<SettingsModel> model,
      Function<SettingsModel, V> value,
      Function<SettingsModel, DialogComponent> component,
      Check<V> check) {
    this.key = key;
    this.label = label;
    this.tip = tip;
    this.model = model;
    this.value = value;
    this.component = component;
    this.check = check;
  }

  /** A number with a unit, from {@code least} to {@code most}. */
  public static Setting<Double> decimal(
      String key, String label, String unit, double preset, double least, double most, String tip) {
    String title = withUnit(label, unit);
    return new Setting<>(
        key,
        title,
        tip + range(unit, number(least), number(most)),
        () -> new SettingsModelDouble(key, preset),
        m -> ((SettingsModelDouble) m).getDoubleValue(),
        m -> new DialogComponentNumberEdit((SettingsModelDouble) m, title, 8),
        v -> v >= least && v <= most
            ? Optional.empty()
            : Optional.of(outside(label, unit, number(least), number(most), number(v))));
  }

  /** A whole number from {@code least} to {@code most}. */
  public static Setting<Integer> integer(
      String key, String label, String unit, int preset, int least, int most, String tip) {
    String title = withUnit(label, unit);
    return new Setting<>(
        key,
        title,
        tip
            + (most < Integer.MAX_VALUE
                ? range(unit, number(least), number(most))
                : least > Integer.MIN_VALUE
                    ? " Range: " + number(least) + " and above."
                    : " Range: any whole number."),
        () -> new SettingsModelInteger(key, preset),
        m -> ((SettingsModelInteger) m).getIntValue(),
        m -> new DialogComponentNumberEdit((SettingsModelInteger) m, title, 8),
        v -> v >= least && v <= most
            ? Optional.empty()
            : Optional.of(outside(label, unit, number(least), number(most), number(v))));
  }

  /** Yes or no. */
  public static Setting<Boolean> flag(String key, String label, boolean preset, String tip) {
    return new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelBoolean(key, preset),
        m -> ((SettingsModelBoolean) m).getBooleanValue(),
        m -> new DialogComponentBoolean((SettingsModelBoolean) m, label),
        v -> Optional.empty());
  }

  /** One of several words; the first is the default. */
  public static Setting<String> choice(String key, String label, List<String> words, String tip) {
    return new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelString(key, words.get(0)),
        Setting::text,
        m -> new DialogComponentStringSelection((SettingsModelString) m, label, words),
        v -> words.contains(v)
            ? Optional.empty()
            : Optional.of(
                label + " must be one of " + String.join(", ", words) + ", found \"" + v + "\"."));
  }

  /** A line of text, which may be empty. */
  public static Setting<String> text(String key, String label, String preset, String tip) {
    return new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelString(key, preset),
        Setting::text,
        m -> new DialogComponentString((SettingsModelString) m, label),
        v -> Optional.empty());
  }

  /** A file or folder to read, as path, {@code file:} or {@code knime:} URL. */
  public static Setting<String> source(String key, String label, String tip) {
    return new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelString(key, ""),
        Setting::text,
        m -> titled(
            new DialogComponentFileChooser(
                (SettingsModelString) m,
                "org.emcell." + key,
                JFileChooser.OPEN_DIALOG,
                ".tif",
                ".tiff"),
            label),
        v -> Optional.empty());
  }

  /** A folder to write to, as path, {@code file:} or {@code knime:} URL. */
  public static Setting<String> folder(String key, String label, String preset, String tip) {
    return new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelString(key, preset),
        Setting::text,
        m -> titled(
            new DialogComponentFileChooser(
                (SettingsModelString) m, "org.emcell." + key, JFileChooser.SAVE_DIALOG, true),
            label),
        v -> Optional.empty());
  }

  /** A column that the node needs. Unset, the preset name or else the first column that fits is taken. */
  public static Setting<String> column(
      String key,
      String label,
      int port,
      Class<? extends DataValue> type,
      String preset,
      String tip) {
    return column(key, label, port, List.of(type), List.of(preset), List.of(type), tip);
  }

  /**
   * A column that the node needs and that may be of several types.
   *
   * @param types what its cells can be read as; one is enough
   * @param presets names of which, unset, the first is taken that there is
   * @param guessed types of which, unset and without such a name, the first column is taken
   */
  public static Setting<String> column(
      String key,
      String label,
      int port,
      List<Class<? extends DataValue>> types,
      List<String> presets,
      List<Class<? extends DataValue>> guessed,
      String tip) {
    return column(key, label, new ColumnRule(port, types, presets, guessed, false), tip);
  }

  /** A column that the node uses when it is there. Unset, none is taken; the preset name is the default. */
  public static Setting<String> optionalColumn(
      String key,
      String label,
      int port,
      Class<? extends DataValue> type,
      String preset,
      String tip) {
    return optionalColumn(key, label, port, type, List.of(preset), tip);
  }

  /**
   * A column that the node uses when it is there.
   *
   * @param presets names of which, as long as nothing else is chosen, the first is taken that there is
   */
  public static Setting<String> optionalColumn(
      String key,
      String label,
      int port,
      Class<? extends DataValue> type,
      List<String> presets,
      String tip) {
    ColumnRule rule = new ColumnRule(port, List.of(type), presets, List.of(), true);
    return column(key, label, rule, tip);
  }

  private static Setting<String> column(String key, String label, ColumnRule rule, String tip) {
    Setting<String> setting = new Setting<>(
        key,
        label,
        tip,
        () -> new SettingsModelString(key, rule.automatic()),
        Setting::text,
        m -> new ColumnChooser((SettingsModelString) m, label, rule),
        v -> Optional.empty());
    setting.column = rule;
    return setting;
  }

  private static DialogComponent titled(DialogComponentFileChooser chooser, String label) {
    chooser.setBorderTitle(label);
    return chooser;
  }

  private static String text(SettingsModel model) {
    String text = ((SettingsModelString) model).getStringValue();
    return text == null ? "" : text.trim();
  }

  private static String withUnit(String label, String unit) {
    return unit.isEmpty() ? label : label + " (" + unit + ")";
  }

  private static String outside(
      String label, String unit, String least, String most, String found) {
    String of = ofUnit(unit);
    return label + " must be " + least + " to " + most + of + ", found " + found + of + ".";
  }

  private static String range(String unit, String least, String most) {
    return " Range: " + least + " to " + most + ofUnit(unit) + ".";
  }

  private static String ofUnit(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  /**
   * Returns this setting as one that came later than its node: workflows that were saved before are loaded with its default.
   * Without this, a node whose value is not stored is not loaded.
   */
  public Setting<V> later() {
    Setting<V> setting = new Setting<>(key, label, tip, model, value, component, check);
    setting.column = column;
    setting.isLater = true;
    return setting;
  }

  /** Returns the key under which the value is stored. */
  public String key() {
    return key;
  }

  /** Returns the name in the dialog, with the unit. */
  public String label() {
    return label;
  }

  /** Returns what the setting does and which values it takes, for a user to read. */
  public String tip() {
    return tip;
  }

  Optional<ColumnRule> column() {
    return Optional.ofNullable(column);
  }

  SettingsModel newModel() {
    return model.get();
  }

  /** Returns the model of the value that is stored. */
  SettingsModel load(NodeSettingsRO source) throws InvalidSettingsException {
    SettingsModel stored = newModel();
    if (!isLater || source.containsKey(key)) {
      stored.loadSettingsFrom(source);
    }
    return stored;
  }

  V value(SettingsModel stored) {
    return value.apply(stored);
  }

  DialogComponent newComponent() {
    DialogComponent made = component.apply(newModel());
    made.setToolTipText(tip);
    return made;
  }

  void check(SettingsModel stored) throws InvalidSettingsException {
    Optional<String> fault = check.fault(value(stored));
    if (fault.isPresent()) {
      throw new InvalidSettingsException(fault.get());
    }
  }
}
