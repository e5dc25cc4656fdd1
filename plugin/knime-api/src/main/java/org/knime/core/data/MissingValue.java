package org.knime.core.data;

/** A missing cell, with the reason why it is missing. */
public interface MissingValue extends DataValue {

  String getError();
}
