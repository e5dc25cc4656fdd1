package org.emcell.core.segment;

import java.util.List;

/**
 * One cell of the stack: the chain of its detections from slice to slice.
 *
 * @param id number of the cell, from 1, the largest cell first
 * @param detections the detections in the order of the slices, at least one
 * @param x column of the centroid in pixels of the stack
 * @param y row of the centroid in pixels of the stack
 * @param z slice of the centroid
 * @param radius largest distance from a detected peak to the resin in um
 * @param state whether all of the cell lies in the stack
 * @param reason why the state is not whole, for a user to read; empty when it is
 */
public record CellTrack(
    int id,
    List<Detection> detections,
    double x,
    double y,
    double z,
    double radius,
    CellState state,
    String reason) {

  /** Keeps a copy of the list that nobody can change. */
  public CellTrack {
    detections = List.copyOf(detections);
  }

  /** Returns the first slice in which the cell was detected. */
  public int firstSlice() {
    return detections.get(0).slice();
  }

  /** Returns the last slice in which the cell was detected. */
  public int lastSlice() {
    return detections.get(detections.size() - 1).slice();
  }
}
