package org.emcell.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C end a command cleanly: the steps learn through their progress that they are to stop, and the process ends
 * when the command has returned.
 */
final class Interruption implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 30;

  private static volatile boolean requested;

  private final CountDownLatch returned = new CountDownLatch(1);

  private Interruption() {}

  /** Starts to wait for a signal that ends the process. */
  static Interruption onShutdown() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::stopAndWait, "emcell-stop"));
    return interruption;
  }

  /** Returns whether the user wants the command to stop. */
  static boolean isRequested() {
    return requested;
  }

  private void stopAndWait() {
    requested = true;
    try {
      if (!returned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println(
            "emcell: ended before all work had stopped; temporary files may be left.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the command has returned. */
  @Override
  public void close() {
    returned.countDown();
  }
}
