package org.emcell.core.pipeline;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.emcell.core.stack.AtomicFile;
import org.emcell.core.stack.StackException;

/**
 * Remembers in the folder of a run what is done, so that a run that was killed goes on where it stopped. A journal
 * belongs to one product version, stack and set of settings; a folder with the journal of anything else is refused.
 * Only one run at a time can hold it. Thread-safe.
 */
final class Journal implements AutoCloseable {

  /** Writes and reads all JSON of a run. */
  static final Gson JSON = new GsonBuilder()
      .setPrettyPrinting()
      .serializeSpecialFloatingPointValues()
      .create();

  private static final String COMPLETE = "complete";

  /** What stands in the file. */
  private record Entries(
      JsonObject run, Set<String> done, Map<String, Double> seconds, JsonElement corrections) {}

  private static final JsonElement NO_CORRECTIONS = new JsonArray();

  private final RunFolder folder;
  private final FileChannel lock;
  private Entries entries;

  private Journal(RunFolder folder, FileChannel lock, Entries entries) {
    this.folder = folder;
    this.lock = lock;
    this.entries = entries;
  }

  /**
   * Opens the journal of a folder, or begins one.
   *
   * @param identity what the run is: version, input, settings
   * @param overwrite whether the results of another run may be deleted
   * @throws StackException when the folder holds another run, is in use, or cannot be written
   */
  static Journal open(RunFolder folder, JsonObject identity, boolean overwrite) {
    // Numbers compare as they are written.
    JsonObject run = JSON.fromJson(JSON.toJson(identity), JsonObject.class);
    FileChannel lock = lock(folder);
    try {
      Entries found = read(folder);
      if (!overwrite && found != null && found.run().equals(run)) {
        if (!found.done().contains(COMPLETE) || folder.isComplete()) {
          return new Journal(folder, lock, found);
        }
        // Results were deleted after the run; those that are left are of no use alone.
        folder.clear();
      } else if (overwrite) {
        folder.clear();
      } else if (found != null) {
        throw new StackException(
            folder.out() + " holds another run (" + difference(found.run(), run)
                + "). Choose another folder, or have it replaced by --overwrite.");
      } else if (!folder.anyResult().isEmpty()) {
        throw new StackException(
            folder.out() + " holds results of something else (" + folder.anyResult()
                + "). Choose another folder, or have them replaced by --overwrite.");
      }
      Journal journal = new Journal(
          folder, lock, new Entries(run, new TreeSet<>(), new LinkedHashMap<>(), NO_CORRECTIONS));
      journal.write();
      return journal;
    } catch (RuntimeException e) {
      unlock(folder, lock);
      throw e;
    }
  }

  private static FileChannel lock(RunFolder folder) {
    Path file = folder.lock();
    try {
      if (Files.exists(folder.out()) && !Files.isDirectory(folder.out())) {
        throw new StackException(
            "Cannot write into " + folder.out() + ": it is a file. Choose another folder.");
      }
      Files.createDirectories(folder.work());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = tryLock(channel);
      if (held == null) {
        channel.close();
        throw new StackException("Another run is writing into " + folder.out()
            + ". Wait for it or choose another folder.");
      }
      return channel;
    } catch (IOException e) {
      throw new StackException(
          "Cannot write into " + folder.out() + ": " + e.getMessage() + ".", e);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void unlock(RunFolder folder, FileChannel lock) {
    try {
      Files.deleteIfExists(folder.lock());
      lock.close();
      Files.deleteIfExists(folder.work());
    } catch (IOException e) {
      // The folder is in use by the journal; a lock that could not be released ends with the
      // process.
    }
  }

  /** Returns what the file says, null when there is none that can be read. */
  private static Entries read(RunFolder folder) {
    if (!Files.exists(folder.journal())) {
      return null;
    }
    try {
      Entries found = JSON.fromJson(Files.readString(folder.journal()), Entries.class);
      return found == null || found.run() == null || found.done() == null || found.seconds() == null
          ? null
          : new Entries(
              found.run(),
              new TreeSet<>(found.done()),
              new LinkedHashMap<>(found.seconds()),
              found.corrections() == null ? NO_CORRECTIONS : found.corrections());
    } catch (IOException | JsonParseException e) {
      return null;
    }
  }

  /** Says in which part two runs differ. */
  private static String difference(JsonObject found, JsonObject wanted) {
    for (String part : wanted.keySet()) {
      JsonElement before = found.get(part);
      JsonElement now = wanted.get(part);
      if (!now.equals(before)) {
        if (before instanceof JsonObject old && now instanceof JsonObject other) {
          return difference(old, other);
        }
        return part + " was " + before + ", now " + now;
      }
    }
    return "made by another version";
  }

  /** Returns whether a step was done, in this process or an earlier one. */
  synchronized boolean isDone(String step) {
    return entries.done().contains(step);
  }

  /** Remembers that a step is done. */
  synchronized void done(String step) {
    entries.done().add(step);
    write();
  }

  /** Returns whether the whole run was done. */
  boolean isComplete() {
    return isDone(COMPLETE);
  }

  /** Returns whether the results are, or will be, those with the given corrections. */
  synchronized boolean isFor(JsonElement corrections) {
    return entries.corrections().equals(corrections);
  }

  /**
   * Remembers that the results are to be those with other corrections: the steps that depend on them are not done.
   *
   * @param corrections as they are written
   * @param steps those that depend on them
   */
  synchronized void correct(JsonElement corrections, List<String> steps) {
    entries.done().removeAll(steps);
    entries.done().remove(COMPLETE);
    entries.seconds().keySet().removeAll(steps);
    entries = new Entries(entries.run(), entries.done(), entries.seconds(), corrections);
    write();
  }

  /** Remembers that the whole run is done and deletes what was kept only to go on. */
  void complete() {
    done(COMPLETE);
    folder.clearScratch();
  }

  /** Adds to the time that was spent on a step. */
  synchronized void spent(String step, double seconds) {
    entries.seconds().merge(step, seconds, Double::sum);
  }

  /** Returns the seconds spent on every step so far, in the order of the steps. */
  synchronized Map<String, Double> seconds() {
    return new LinkedHashMap<>(entries.seconds());
  }

  private synchronized void write() {
    byte[] text = JSON.toJson(entries).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.journal(), out -> out.write(text));
  }

  /** Lets others use the folder. Nothing stays of a run in which nothing was done. */
  @Override
  public void close() {
    boolean nothing = entries.done().isEmpty();
    unlock(folder, lock);
    if (nothing) {
      folder.deleteEmpty();
    }
  }
}
