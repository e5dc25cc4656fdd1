package org.emcell.core.stack;

import java.nio.file.Path;
import java.util.Optional;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * A stack in one TIFF or BigTIFF file, one slice a page. Also reads the files of more than 4 GB that ImageJ writes, in
 * which one page description stands for all. Grey, 8 or 16 bit unsigned, either byte order, in strips or tiles, plain
 * or packed by LZW, deflate or PackBits, with or without horizontal differencing. Images in which 0 is white are turned
 * over, so that 0 is black.
 *
 * <p>The pages are checked when the file is opened: what is opened can be read, unless packed samples are damaged or
 * the file changes. The file is open only while a slice is read. A file that ImageJ says has several time points and
 * one slice is taken as a stack, since that is how stacks often come out of other programs.
 */
public final class TiffFile implements SliceStack {

  private final TiffPages pages;
  private final Optional<VoxelSize> voxelSize;

  private TiffFile(TiffPages pages, Optional<VoxelSize> voxelSize) {
    this.pages = pages;
    this.voxelSize = voxelSize;
  }

  /**
   * Opens a file.
   *
   * @param file a TIFF file of one or more pages
   * @throws StackException when there is no such file, it is damaged or cut off, or is not a stack of grey pages of one
   *     size
   */
  public static TiffFile open(Path file) {
    TiffPages pages = TiffPages.index(file);
    return new TiffFile(pages, pages.voxelSize().size());
  }

  /** Returns the same stack with a voxel size that the user knows better. */
  TiffFile withVoxelSize(VoxelSize size) {
    return new TiffFile(pages, Optional.of(size));
  }

  @Override
  public String name() {
    return Names.withoutTif(pages.path());
  }

  @Override
  public Path source() {
    return pages.path();
  }

  @Override
  public int width() {
    return pages.width();
  }

  @Override
  public int height() {
    return pages.height();
  }

  @Override
  public int slices() {
    return pages.count();
  }

  @Override
  public int bitsPerSample() {
    return pages.bits();
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return voxelSize;
  }

  @Override
  public VoxelSize requireVoxelSize() {
    return voxelSize.orElseThrow(() -> pages.voxelSize().missing(pages.path()));
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    Regions.requireInside(this, z, region);
    return pages.read(z, region);
  }

  @Override
  public void close() {
    // No file is open between two reads.
  }
}
