package org.knime.core.node.util;

/** An option of a group of buttons, usually a constant of an enum. */
public interface ButtonGroupEnumInterface {

  /** Returns the label. */
  String getText();

  /** Returns what is stored in the settings. */
  String getActionCommand();

  String getToolTip();

  boolean isDefault();
}
