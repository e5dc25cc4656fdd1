package org.knime.core.node.defaultnodesettings;

/** A setting with a number. */
public abstract class SettingsModelNumber extends SettingsModel {

  public SettingsModelNumber() {}

  abstract Number number();

  /** Sets the number from what a user typed; throws IllegalArgumentException if it is not allowed. */
  abstract void setNumber(String text);

  /** Returns the smallest value that is allowed; null if there is no limit. */
  Number lowest() {
    return null;
  }

  /** Returns the largest value that is allowed; null if there is no limit. */
  Number highest() {
    return null;
  }
}
