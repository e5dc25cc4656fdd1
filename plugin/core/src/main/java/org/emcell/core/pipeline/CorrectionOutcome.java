package org.emcell.core.pipeline;

import java.util.List;

/**
 * What came of a correction.
 *
 * @param place where the correction stands: {@code line 3}
 * @param action {@code add}, {@code drop}, {@code merge} or {@code split}
 * @param applied whether it changed the cells
 * @param pieces the cells that it made: of a split first the part that keeps the id
 * @param note what else there is to know, for a user to read; may be empty
 */
public record CorrectionOutcome(
    String place, String action, boolean applied, List<Piece> pieces, String note) {

  /**
   * A cell that a correction made.
   *
   * @param id of the cell
   * @param cellVolume volume with the nucleus in um3; 0 when a later correction took the cell away
   * @param nucleusVolume volume of the nucleus in um3
   */
  public record Piece(int id, double cellVolume, double nucleusVolume) {

    /** Rounds the volumes to what a voxel can tell: 0.001 um3. */
    public Piece {
      cellVolume = Math.round(cellVolume * 1000) / 1000.0;
      nucleusVolume = Math.round(nucleusVolume * 1000) / 1000.0;
    }
  }

  /** Copies the list. */
  public CorrectionOutcome {
    pieces = List.copyOf(pieces);
  }
}
