package org.knime.core.data;

/** Marks cells whose columns keep a lower and an upper bound. */
public interface BoundedValue extends DataValue {}
