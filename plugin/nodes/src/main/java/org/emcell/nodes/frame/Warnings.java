package org.emcell.nodes.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knime.core.node.streamable.StreamableOperatorInternals;

/**
 * What a node has to tell of single rows. A node has one message; so rows with the same complaint are counted, and the
 * first of them is named with its reason. The parts of a distributed table are told together. Thread-safe.
 */
public final class Warnings extends StreamableOperatorInternals {

  /**
   * The rows with one complaint.
   *
   * @param reason of the first one; empty when the complaint says it all
   */
  private record Rows(long count, String first, String reason) {

    Rows and(Rows later) {
      return new Rows(count + later.count, first, reason);
    }

    String text(String complaint) {
      return complaint + ": " + count + (count == 1 ? " row" : " rows, the first is") + " \""
          + first + "\"" + (reason.isEmpty() ? "" : ", because " + reason);
    }
  }

  private final Map<String, Rows> rows = new TreeMap<>();

  /** Begins with none. */
  public Warnings() {}

  /**
   * Adds a row.
   *
   * @param complaint what is true of the row, the same text for all rows of which it is
   * @param row its key
   * @param reason why it is true of this one; empty when the complaint says it all
   */
  public synchronized void add(String complaint, String row, String reason) {
    rows.merge(complaint, new Rows(1, row, reason), Rows::and);
  }

  /** Adds those of a later part of the table. */
  synchronized void add(Warnings later) {
    later.rows.forEach((complaint, of) -> rows.merge(complaint, of, Rows::and));
  }

  /** Returns the message for the user, empty when there is nothing to say. */
  synchronized Optional<String> text() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.entrySet().stream()
            .map(entry -> entry.getValue().text(entry.getKey()) + ".")
            .collect(Collectors.joining("\n")));
  }

  @Override
  public synchronized void save(DataOutputStream output) throws IOException {
    output.writeInt(rows.size());
    for (Map.Entry<String, Rows> entry : rows.entrySet()) {
      output.writeUTF(entry.getKey());
      output.writeLong(entry.getValue().count());
      output.writeUTF(entry.getValue().first());
      output.writeUTF(entry.getValue().reason());
    }
  }

  @Override
  public synchronized void load(DataInputStream input) throws IOException {
    rows.clear();
    for (int left = input.readInt(); left > 0; left--) {
      String complaint = input.readUTF();
      rows.put(complaint, new Rows(input.readLong(), input.readUTF(), input.readUTF()));
    }
  }
}
