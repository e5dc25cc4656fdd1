package org.emcell.core.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * A stack in a folder of TIFF files, one slice a file. Every file whose name ends in {@code .tif} or {@code .tiff}, in
 * capitals or not, is a slice; other files, sub-folders and hidden files (whose name begins with a dot) are not looked
 * at. The slices are ordered by their names, in which runs of digits count as numbers: {@code slice_9.tif} comes before
 * {@code slice_10.tif}. Numbers may leave gaps. What a file may hold is said at {@link TiffFile}.
 *
 * <p>All files are checked when the folder is opened, and are open only while they are read.
 */
public final class TiffFolder implements SliceStack {

  private final Path folder;
  private final List<Path> files;
  private final TiffPages first;
  private final Optional<VoxelSize> voxelSize;

  private TiffFolder(
      Path folder, List<Path> files, TiffPages first, Optional<VoxelSize> voxelSize) {
    this.folder = folder;
    this.files = files;
    this.first = first;
    this.voxelSize = voxelSize;
  }

  /**
   * Opens a folder.
   *
   * @throws StackException when there is no such folder, it holds no TIFF file, or a file is damaged, holds several
   *     pages, is no grey image, or is not of the size and depth of the first
   */
  public static TiffFolder open(Path folder) {
    List<Path> files = list(folder);
    TiffPages first = index(files.get(0));
    for (Path file : files) {
      requireAlike(first, index(file));
    }
    return new TiffFolder(folder, files, first, first.voxelSize().size());
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files = entries
          .filter(Names::isTif)
          .filter(file -> !Files.isDirectory(file))
          .sorted(Names.NATURAL_ORDER)
          .toList();
      if (files.isEmpty()) {
        throw new StackException(
            "Cannot read " + folder + ": the folder holds no TIFF file (*.tif, *.tiff).");
      }
      return files;
    } catch (NotDirectoryException e) {
      throw new StackException("Cannot read " + folder + ": it is not a folder.", e);
    } catch (IOException e) {
      throw new StackException("Cannot read " + folder + ": " + Faults.explain(e), e);
    }
  }

  private static TiffPages index(Path file) {
    TiffPages pages = TiffPages.index(file);
    if (pages.count() != 1) {
      throw new StackException("Cannot read " + file + " as a slice: it holds " + pages.count()
          + " pages. A folder must hold one slice a file; open a file of several pages by itself.");
    }
    return pages;
  }

  private static void requireAlike(TiffPages first, TiffPages next) {
    if (next.width() != first.width()
        || next.height() != first.height()
        || next.bits() != first.bits()) {
      throw new StackException(
          "Cannot read " + next.path() + " as a slice: it has " + next.width() + " x "
              + next.height() + " pixels of " + next.bits() + " bits, but "
              + first.path().getFileName() + " has "
              + first.width() + " x " + first.height() + " pixels of " + first.bits()
              + " bits. All slices of a stack must be alike.");
    }
  }

  /** Returns the same stack with a voxel size that the user knows better. */
  TiffFolder withVoxelSize(VoxelSize size) {
    return new TiffFolder(folder, files, first, Optional.of(size));
  }

  /** Returns the files of the slices in their order. */
  public List<Path> files() {
    return files;
  }

  @Override
  public String name() {
    return Names.last(folder);
  }

  @Override
  public Path source() {
    return folder;
  }

  @Override
  public int width() {
    return first.width();
  }

  @Override
  public int height() {
    return first.height();
  }

  @Override
  public int slices() {
    return files.size();
  }

  @Override
  public int bitsPerSample() {
    return first.bits();
  }

  @Override
  public Optional<VoxelSize> voxelSize() {
    return voxelSize;
  }

  @Override
  public VoxelSize requireVoxelSize() {
    return voxelSize.orElseThrow(() -> first.voxelSize().missing(folder));
  }

  @Override
  public Img<? extends IntegerType<?>> read(int z, Interval region) {
    Regions.requireInside(this, z, region);
    TiffPages slice = index(files.get(z));
    requireAlike(first, slice);
    return slice.read(0, region);
  }

  @Override
  public void close() {
    // No file is open between two reads.
  }
}
