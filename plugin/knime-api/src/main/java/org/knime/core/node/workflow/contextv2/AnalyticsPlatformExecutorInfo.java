package org.knime.core.node.workflow.contextv2;

import java.nio.file.Path;

/** A workflow that is executed on the user's own machine. */
public class AnalyticsPlatformExecutorInfo extends ExecutorInfo {

  AnalyticsPlatformExecutorInfo(Path workflow) {
    super(workflow);
  }
}
