package org.knime.core.data.container;

import java.io.Closeable;
import java.util.Iterator;
import org.knime.core.data.DataRow;
import org.knime.core.data.RowIterator;

/** Goes through the rows of a table, and can be closed before the end. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {

  public CloseableRowIterator() {}

  /** Returns an iterator whose {@link #close} ends it. */
  public static CloseableRowIterator from(Iterator<DataRow> rows) {
    return new CloseableRowIterator() {
      private boolean closed;

      @Override
      public boolean hasNext() {
        return !closed && rows.hasNext();
      }

      @Override
      public DataRow next() {
        return rows.next();
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }

  @Override
  public abstract void close();
}
