package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import org.emcell.core.VoxelSize;
import org.emcell.core.image.Size;

/** An 8-bit stack without a file, which a test makes. */
public interface MadeStack extends SliceStack {

  /** Returns the number of voxels along each axis. */
  Size size();

  /** Returns the voxel size. */
  VoxelSize voxel();

  @Override
  default String name() {
    return "made";
  }

  @Override
  default Path source() {
    return Path.of(name());
  }

  @Override
  default int width() {
    return size().width();
  }

  @Override
  default int height() {
    return size().height();
  }

  @Override
  default int slices() {
    return size().depth();
  }

  @Override
  default int bitsPerSample() {
    return 8;
  }

  @Override
  default Optional<VoxelSize> voxelSize() {
    return Optional.of(voxel());
  }

  @Override
  default void close() {}
}
