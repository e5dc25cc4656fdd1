package org.emcell.core.pipeline;

import net.imglib2.FinalInterval;
import org.emcell.core.segment.CellState;
import org.emcell.core.segment.CellTrack;

/**
 * What a run says about a cell that it found.
 *
 * @param track where it was detected
 * @param box its ROI in voxels of the stack
 * @param state whether all of it lies in the stack
 * @param reason why the state is not whole and what else there is to know, for a user to read; may be empty
 */
public record CellRecord(CellTrack track, FinalInterval box, CellState state, String reason) {

  /** Returns the number of the cell. */
  public int id() {
    return track.id();
  }

  /** Returns this record with a further reason. */
  CellRecord because(String further) {
    return with(state, further);
  }

  /** Returns this record with another state and the reason for it. */
  CellRecord with(CellState other, String further) {
    return new CellRecord(track, box, other, reason.isEmpty() ? further : reason + "; " + further);
  }
}
