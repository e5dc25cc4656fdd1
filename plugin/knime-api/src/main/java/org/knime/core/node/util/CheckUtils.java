package org.knime.core.node.util;

import org.knime.core.node.InvalidSettingsException;

/** Checks of settings, arguments and state, whose messages are formats. */
public final class CheckUtils {

  private CheckUtils() {}

  public static void checkSetting(boolean predicate, String template, Object... arguments)
      throws InvalidSettingsException {
    if (!predicate) {
      throw new InvalidSettingsException(String.format(template, arguments));
    }
  }

  public static <T> T checkSettingNotNull(T object, String template, Object... arguments)
      throws InvalidSettingsException {
    checkSetting(object != null, template, arguments);
    return object;
  }

  public static void checkArgument(boolean predicate, String template, Object... arguments)
      throws IllegalArgumentException {
    if (!predicate) {
      throw new IllegalArgumentException(String.format(template, arguments));
    }
  }

  public static <T> T checkArgumentNotNull(T object, String template, Object... arguments)
      throws IllegalArgumentException {
    checkArgument(object != null, template, arguments);
    return object;
  }

  public static void checkState(boolean predicate, String template, Object... arguments)
      throws IllegalStateException {
    if (!predicate) {
      throw new IllegalStateException(String.format(template, arguments));
    }
  }
}
