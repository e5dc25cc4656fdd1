package org.emcell.core.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emcell.core.segment.CellState;

/**
 * What a whole run came to.
 *
 * @param cells number of cells in the volumes
 * @param states number of them in each state, by the name of the state
 * @param withoutNucleus number of them in which no nucleus was found
 * @param duplicates number of further cells in the table whose nucleus is that of another cell
 * @param corrections what came of each correction
 */
public record RunSummary(
    int cells,
    Map<String, Integer> states,
    int withoutNucleus,
    int duplicates,
    List<CorrectionOutcome> corrections) {

  /** Copies the map and the list. */
  public RunSummary {
    states = new TreeMap<>(states);
    // Runs of earlier versions say nothing of corrections.
    corrections = corrections == null ? List.of() : List.copyOf(corrections);
  }

  /** Counts the cells that were put into the volumes. */
  static RunSummary of(
      List<CellRecord> kept,
      int withoutNucleus,
      int duplicates,
      List<CorrectionOutcome> corrections) {
    Map<String, Integer> states = new TreeMap<>();
    for (CellState state : CellState.values()) {
      states.put(state.text(), (int)
          kept.stream().filter(cell -> cell.state() == state).count());
    }
    return new RunSummary(kept.size(), states, withoutNucleus, duplicates, corrections);
  }
}
