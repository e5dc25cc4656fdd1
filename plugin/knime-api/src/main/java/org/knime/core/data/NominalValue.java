package org.knime.core.data;

/** Marks cells whose columns keep the set of their values. */
public interface NominalValue extends DataValue {}
