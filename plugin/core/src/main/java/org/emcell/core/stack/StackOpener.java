package org.emcell.core.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import org.emcell.core.VoxelSize;

/** Opens whatever holds a stack: a folder of TIFF slices or a TIFF file. */
public final class StackOpener {

  private StackOpener() {}

  /**
   * Opens a stack with the voxel size that it states, if any.
   *
   * @param path a folder for {@link TiffFolder} or a file for {@link TiffFile}
   * @throws StackException when it is missing or cannot be read as a stack
   */
  public static SliceStack open(Path path) {
    return Files.isDirectory(path) ? TiffFolder.open(path) : TiffFile.open(path);
  }

  /**
   * Opens a stack with a given voxel size, whatever the stack states.
   *
   * @param path a folder for {@link TiffFolder} or a file for {@link TiffFile}
   * @throws StackException when it is missing or cannot be read as a stack
   */
  public static SliceStack open(Path path, VoxelSize voxelSize) {
    return Files.isDirectory(path)
        ? TiffFolder.open(path).withVoxelSize(voxelSize)
        : TiffFile.open(path).withVoxelSize(voxelSize);
  }
}
