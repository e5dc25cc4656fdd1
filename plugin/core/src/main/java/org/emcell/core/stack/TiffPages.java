package org.emcell.core.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.imglib2.Interval;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.IntegerType;

/**
 * The grey pages of one TIFF file. All pages are checked once, when the file is indexed; of each only the position of
 * its directory is kept. Immutable, and thread-safe.
 */
final class TiffPages {

  /** Bits of the field NewSubfileType that mark thumbnails and masks beside the pages proper. */
  private static final int REDUCED_OR_MASK = 1 | 4;

  private final Path path;
  private final TiffPage first;
  private final VoxelSizeReader.Found voxelSize;
  private final long[] directories;
  private final int count;

  private TiffPages(
      Path path, TiffPage first, VoxelSizeReader.Found voxelSize, long[] directories, int count) {
    this.path = path;
    this.first = first;
    this.voxelSize = voxelSize;
    this.directories = directories;
    this.count = count;
  }

  /**
   * Reads and checks the directories of all pages.
   *
   * @throws StackException when there is no such file or it is no stack of grey pages of one size and depth
   */
  static TiffPages index(Path path) {
    int page = 0;
    try (TiffBytes file = TiffBytes.open(path)) {
      long[] positions = new long[16];
      TiffDirectory firstDirectory = null;
      TiffPage first = null;
      Set<Long> seen = new HashSet<>();
      for (long position = file.firstDirectory(); position != 0; ) {
        if (!seen.add(position)) {
          throw new IOException("the file is damaged: its list of pages runs in a circle");
        }
        TiffDirectory directory = new TiffDirectory(file, position);
        if ((directory.integer(TiffTag.NEW_SUBFILE_TYPE, 0) & REDUCED_OR_MASK) == 0) {
          TiffPage next = TiffPage.of(directory, file);
          if (first == null) {
            first = next;
            firstDirectory = directory;
          }
          requireAlike(first, next);
          positions = page < positions.length ? positions : Arrays.copyOf(positions, 2 * page);
          positions[page++] = position;
        }
        position = directory.next();
      }
      if (first == null) {
        throw new IOException("the file holds no image");
      }
      int slices = slices(firstDirectory, first, page, file.length());
      return new TiffPages(
          path,
          first,
          VoxelSizeReader.read(firstDirectory),
          Arrays.copyOf(positions, page),
          slices);
    } catch (IOException e) {
      throw fault(path, page, 0, e);
    }
  }

  private static void requireAlike(TiffPage first, TiffPage next) throws IOException {
    if (next.width() != first.width()
        || next.height() != first.height()
        || next.bits() != first.bits()) {
      throw new IOException(
          "it has " + next.width() + " x " + next.height() + " pixels of " + next.bits()
              + " bits, but page 1 has " + first.width() + " x " + first.height() + " pixels of "
              + first.bits()
              + " bits; all slices of a stack must be alike");
    }
  }

  /**
   * Returns how many slices the file holds. ImageJ describes only the first page of a stack larger than 4 GB; the
   * others follow it without a gap.
   */
  private static int slices(TiffDirectory directory, TiffPage first, int pages, long fileLength)
      throws IOException {
    ImageDescription description = ImageDescription.of(directory.text(TiffTag.IMAGE_DESCRIPTION));
    if (description.channels() > 1 || description.frames() > 1 && description.slices() > 1) {
      throw new IOException(
          "it has " + description.channels() + " channels and " + description.frames()
              + " time points; expected one of each. Save one of them as a stack of its own");
    }
    long images = description.images();
    if (description.origin() != ImageDescription.Origin.IMAGEJ || images <= pages) {
      // The slices of one OME stack may be spread over several files.
      return pages;
    }
    boolean follow = pages == 1 && first.packing() == Packing.NONE && first.offsets().length == 1;
    long held = follow ? (fileLength - first.offsets()[0]) / first.lengths()[0] : pages;
    if (images > held) {
      throw new IOException(
          "the file is cut off or damaged: it states " + images + " slices and holds only " + held);
    }
    return (int) images;
  }

  Path path() {
    return path;
  }

  int count() {
    return count;
  }

  int width() {
    return first.width();
  }

  int height() {
    return first.height();
  }

  int bits() {
    return first.bits();
  }

  VoxelSizeReader.Found voxelSize() {
    return voxelSize;
  }

  /**
   * Reads a rectangle of a page.
   *
   * @throws StackException when the file cannot be read, is damaged or has changed since it was indexed
   */
  Img<? extends IntegerType<?>> read(int page, Interval region) {
    try (TiffBytes file = TiffBytes.open(path)) {
      return PageReader.read(file, page(file, page), region);
    } catch (IOException e) {
      throw fault(path, page, count, e);
    }
  }

  private TiffPage page(TiffBytes file, int index) throws IOException {
    if (directories.length == 1) {
      return index == 0 ? first : first.shifted(index * first.lengths()[0]);
    }
    TiffPage page = TiffPage.of(new TiffDirectory(file, directories[index]), file);
    requireAlike(first, page);
    return page;
  }

  /** Names the file and, unless it is a file of one page, the page. */
  private static StackException fault(Path path, int page, int count, IOException e) {
    String of = count > 0 ? " of " + count : "";
    String where = count == 1 || count == 0 && page == 0 ? "" : ", page " + (page + 1) + of;
    return new StackException("Cannot read " + path + where + ": " + Faults.explain(e), e);
  }
}
