package org.knime.core.node.util;

import java.awt.Color;
import java.awt.Component;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JList;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnProperties;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataType;

/** Shows columns by their names in lists, one that is not there with a red border. */
public class DataColumnSpecListCellRenderer extends DefaultListCellRenderer {
  private static final long serialVersionUID = 1L;

  private static final String MARK = "stand-in: invalid column";

  /** Returns whether a column was made by {@link #createInvalidSpec}. */
  public static boolean isInvalid(DataColumnSpec column) {
    return column.getProperties().containsProperty(MARK);
  }

  /** Returns a column that stands for one that is not there. */
  public static DataColumnSpec createInvalidSpec(String name) {
    DataColumnSpecCreator creator =
        new DataColumnSpecCreator(name, DataType.getType(DataCell.class));
    creator.setProperties(new DataColumnProperties(Map.of(MARK, MARK)));
    return creator.createSpec();
  }

  @Override
  public Component getListCellRendererComponent(
      JList<?> list, Object value, int index, boolean isSelected, boolean hasFocus) {
    super.getListCellRendererComponent(list, value, index, isSelected, hasFocus);
    if (value instanceof DataColumnSpec column) {
      setText(column.getName());
      setBorder(isInvalid(column) ? BorderFactory.createLineBorder(Color.RED) : null);
    }
    return this;
  }
}
