package org.knime.core.node.streamable;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObjectSpec;

/** A node whose {@link StreamableOperator}s make one row of each row. */
public interface StreamableFunctionProducer {

  StreamableFunction createStreamableOperator(PartitionInfo partitionInfo, PortObjectSpec[] inSpecs)
      throws InvalidSettingsException;
}
