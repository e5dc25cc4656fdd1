package org.emcell.core.image;

/** Binary reconstruction: whole components, chosen by seeds. */
public final class Reconstruction {

  private Reconstruction() {}

  /**
   * Returns the connected components of a mask that hold at least one seed. Seeds outside the mask are ignored.
   *
   * <p>A flood from the seeds (Vincent 1993, doi:10.1109/83.217222): its time is linear in the number of voxels and of
   * neighbours of the components found. Thread-safe; everything runs on the calling thread.
   *
   * @param seeds voxels that choose components
   * @param mask whose components are chosen
   * @param size of the image
   * @param connectivity which voxels of the mask hang together
   * @throws IllegalArgumentException when the length of an array does not fit {@code size}
   */
  public static boolean[] inside(
      boolean[] seeds, boolean[] mask, Size size, Connectivity connectivity) {
    size.requireLength(seeds.length);
    size.requireLength(mask.length);
    Neighbourhood neighbourhood = new Neighbourhood(size, connectivity);
    boolean[] found = new boolean[mask.length];
    IntStack open = new IntStack();
    for (int i = 0; i < mask.length; i++) {
      if (!seeds[i] || !mask[i] || found[i]) {
        continue;
      }
      found[i] = true;
      open.push(i);
      while (!open.isEmpty()) {
        int voxel = open.pop();
        for (int step : neighbourhood.steps(voxel)) {
          int next = voxel + step;
          if (mask[next] && !found[next]) {
            found[next] = true;
            open.push(next);
          }
        }
      }
    }
    return found;
  }
}
