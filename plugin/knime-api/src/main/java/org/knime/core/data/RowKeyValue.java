package org.knime.core.data;

/** Something that can be read as the name of a row. */
public interface RowKeyValue {

  String getString();
}
