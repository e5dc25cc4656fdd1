package org.emcell.core.phantom;

import org.emcell.core.VoxelSize;

/**
 * What a {@link CellFieldPhantom} shows and how it is imaged.
 *
 * @param width number of columns, at least 1
 * @param height number of rows, at least 1
 * @param depth number of slices, at least 1; the whole stack may hold more voxels than an array
 * @param voxel voxel size in nm
 * @param cells number of cells whose centre lies inside the stack; may be 0
 * @param seed another seed gives another specimen
 * @param cellRadius mean radius of the cells in nm; single cells differ from it by up to 15 %
 * @param contrast factor on all differences from the grey level of the resin; 1 is the contrast of the reference data
 * @param noise standard deviation of the acquisition noise in grey levels
 * @param touchingShare share of the cells, 0 to 1, that share a piece of membrane with another cell
 * @param binucleateShare share of the cells, 0 to 1, that have two nuclei
 */
public record PhantomSettings(
    int width,
    int height,
    int depth,
    VoxelSize voxel,
    int cells,
    long seed,
    double cellRadius,
    double contrast,
    double noise,
    double touchingShare,
    double binucleateShare) {

  /** The grid on which the reference data are usually worked on: 40 nm in the slice, 200 nm from slice to slice. */
  public static final VoxelSize DEFAULT_VOXEL = new VoxelSize(40, 40, 200);

  /**
   * @throws IllegalArgumentException when a value is outside the range given for it, with the range in the message
   */
  public PhantomSettings {
    if (width < 1 || height < 1 || depth < 1) {
      throw new IllegalArgumentException(
          "A phantom needs at least one voxel along each axis, found " + width + " x " + height
              + " x " + depth + ".");
    }
    if ((long) width * height > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("A slice of " + width + " x " + height
          + " pixels is too large to be held in memory at once.");
    }
    require(cells >= 0, "The number of cells must not be negative", cells);
    require(
        cellRadius >= 2000 && cellRadius <= 20000,
        "The radius of a cell must be 2000 to 20000 nm",
        cellRadius);
    require(
        contrast > 0 && contrast <= 1.5, "The contrast must be above 0 and at most 1.5", contrast);
    require(noise >= 0 && noise <= 60, "The noise must be 0 to 60 grey levels", noise);
    require(
        touchingShare >= 0 && touchingShare <= 1,
        "The share of touching cells must be 0 to 1",
        touchingShare);
    require(
        binucleateShare >= 0 && binucleateShare <= 1,
        "The share of binucleate cells must be 0 to 1",
        binucleateShare);
  }

  /** Returns a stack of 512 x 512 x 130 voxels of 40 x 40 x 200 nm with 6 cells, three in ten of them touching. */
  public static PhantomSettings defaults() {
    return new PhantomSettings(512, 512, 130, DEFAULT_VOXEL, 6, 1, 6000, 1, 5.5, 0.3, 0.1);
  }

  /** Returns these settings with another number of voxels along each axis. */
  public PhantomSettings withSize(int newWidth, int newHeight, int newDepth) {
    return new PhantomSettings(
        newWidth,
        newHeight,
        newDepth,
        voxel,
        cells,
        seed,
        cellRadius,
        contrast,
        noise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with another voxel size. */
  public PhantomSettings withVoxel(VoxelSize newVoxel) {
    return new PhantomSettings(
        width,
        height,
        depth,
        newVoxel,
        cells,
        seed,
        cellRadius,
        contrast,
        noise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with another number of cells. */
  public PhantomSettings withCells(int newCells) {
    return new PhantomSettings(
        width,
        height,
        depth,
        voxel,
        newCells,
        seed,
        cellRadius,
        contrast,
        noise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with another seed. */
  public PhantomSettings withSeed(long newSeed) {
    return new PhantomSettings(
        width,
        height,
        depth,
        voxel,
        cells,
        newSeed,
        cellRadius,
        contrast,
        noise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with another mean radius of the cells in nm. */
  public PhantomSettings withCellRadius(double newCellRadius) {
    return new PhantomSettings(
        width,
        height,
        depth,
        voxel,
        cells,
        seed,
        newCellRadius,
        contrast,
        noise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with another contrast and another standard deviation of the noise. */
  public PhantomSettings withImaging(double newContrast, double newNoise) {
    return new PhantomSettings(
        width,
        height,
        depth,
        voxel,
        cells,
        seed,
        cellRadius,
        newContrast,
        newNoise,
        touchingShare,
        binucleateShare);
  }

  /** Returns these settings with other shares of touching and of binucleate cells. */
  public PhantomSettings withShares(double newTouchingShare, double newBinucleateShare) {
    return new PhantomSettings(
        width,
        height,
        depth,
        voxel,
        cells,
        seed,
        cellRadius,
        contrast,
        noise,
        newTouchingShare,
        newBinucleateShare);
  }

  private static void require(boolean holds, String expected, Number found) {
    if (!holds) {
      throw new IllegalArgumentException(expected + ", found " + found + ".");
    }
  }
}
