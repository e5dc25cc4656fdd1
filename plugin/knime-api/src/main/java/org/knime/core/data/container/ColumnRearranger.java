package org.knime.core.data.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataTableSpecCreator;
import org.knime.core.node.streamable.StreamableFunction;

/** Says which columns of a table stay and which are computed anew, row by row. */
public class ColumnRearranger {
  private final DataTableSpec input;
  private final List<RearrangedColumn> columns = new ArrayList<>();

  public ColumnRearranger(DataTableSpec input) {
    this.input = input;
    for (int i = 0; i < input.getNumColumns(); i++) {
      columns.add(new RearrangedColumn(input.getColumnSpec(i), null, i));
    }
  }

  public final int getColumnCount() {
    return columns.size();
  }

  public final int indexOf(String columnName) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).spec.getName().equals(columnName)) {
        return i;
      }
    }
    return -1;
  }

  public final void keepOnly(int... indices) {
    List<RearrangedColumn> kept =
        Arrays.stream(indices).sorted().mapToObj(columns::get).toList();
    columns.retainAll(kept);
  }

  public final void keepOnly(String... names) {
    keepOnly(existing(names));
  }

  public final void remove(int... indices) {
    columns.removeAll(Arrays.stream(indices).mapToObj(columns::get).toList());
  }

  public final void remove(String... names) {
    remove(existing(names));
  }

  public final void append(CellFactory factory) {
    insertAt(columns.size(), factory);
  }

  public final void insertAt(int position, CellFactory factory) {
    DataColumnSpec[] specs = factory.getColumnSpecs();
    for (int i = 0; i < specs.length; i++) {
      columns.add(position + i, new RearrangedColumn(specs[i], factory, i));
    }
  }

  /** Puts the only column of the factory in the place of a column. */
  public final void replace(CellFactory factory, String columnName) {
    replace(factory, existing(columnName));
  }

  public final void replace(CellFactory factory, int... indices) {
    DataColumnSpec[] specs = factory.getColumnSpecs();
    if (specs.length != indices.length) {
      throw new IndexOutOfBoundsException(
          "The factory makes " + specs.length + " columns, they cannot replace " + indices.length);
    }
    for (int i = 0; i < specs.length; i++) {
      columns.set(indices[i], new RearrangedColumn(specs[i], factory, i));
    }
  }

  /**
   * Returns the columns of the result.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public final DataTableSpec createSpec() {
    DataTableSpecCreator creator = new DataTableSpecCreator().setName(input.getName());
    columns.forEach(column -> creator.addColumns(column.spec));
    return creator.createSpec();
  }

  public final StreamableFunction createStreamableFunction() {
    return createStreamableFunction(
        StreamableFunction.DEFAULT_INPORT_INDEX, StreamableFunction.DEFAULT_OUTPORT_INDEX);
  }

  public final StreamableFunction createStreamableFunction(int inPort, int outPort) {
    return new RearrangeFunction(List.copyOf(columns), inPort, outPort);
  }

  private int[] existing(String... names) {
    for (String name : names) {
      if (indexOf(name) < 0) {
        throw new IllegalArgumentException("No such column \"" + name + "\", there are: "
            + columns.stream()
                .map(column -> column.spec.getName())
                .collect(Collectors.joining(", ")));
      }
    }
    return Arrays.stream(names).mapToInt(this::indexOf).toArray();
  }

  /** One column of the result: the one at the index of the input or, if there is a factory, of what that makes. */
  static final class RearrangedColumn {
    final DataColumnSpec spec;
    final CellFactory factory;
    final int index;

    RearrangedColumn(DataColumnSpec spec, CellFactory factory, int index) {
      this.spec = spec;
      this.factory = factory;
      this.index = index;
    }
  }

  static Set<CellFactory> factories(List<RearrangedColumn> columns) {
    return columns.stream()
        .map(column -> column.factory)
        .filter(factory -> factory != null)
        .collect(Collectors.toSet());
  }
}
