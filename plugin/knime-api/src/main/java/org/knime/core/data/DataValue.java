package org.knime.core.data;

/** What a cell can be read as. */
public interface DataValue {}
