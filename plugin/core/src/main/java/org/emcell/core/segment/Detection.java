package org.emcell.core.segment;

/**
 * A cell as one slice shows it: a hill of the distance map to the resin.
 *
 * @param slice slice of the stack, from 0
 * @param rank place among the detections of its slice by height, from 1
 * @param x column of the peak in pixels of the stack
 * @param y row of the peak in pixels of the stack
 * @param height distance from the peak to the nearest resin in um
 */
public record Detection(int slice, int rank, double x, double y, double height) {}
