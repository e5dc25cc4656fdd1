package org.knime.core.node;

import org.knime.core.util.ThreadPool;

/** What all nodes share. */
public final class KNIMEConstants {
  /** The threads in which nodes are executed, and which they can use; twice as many as there are processors. */
  public static final ThreadPool GLOBAL_THREAD_POOL =
      new ThreadPool(2 * Runtime.getRuntime().availableProcessors());

  private KNIMEConstants() {}

  public static final String getKNIMETempDir() {
    return System.getProperty("java.io.tmpdir");
  }
}
