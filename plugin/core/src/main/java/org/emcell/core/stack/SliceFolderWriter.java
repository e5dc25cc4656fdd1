package org.emcell.core.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.IntegerType;
import org.emcell.core.VoxelSize;

/**
 * Writes a stack into a folder of TIFF slices, {@code slice_0000.tif} and on, each stating the voxel size. The slices
 * are collected in a hidden folder beside the place, which becomes the folder by {@link #commit()}.
 */
public final class SliceFolderWriter implements SliceWriter {

  private final Path folder;
  private final Path part;
  private final int width;
  private final int height;
  private final int bits;
  private final int slices;
  private final Optional<VoxelSize> voxelSize;
  private final Compression compression;
  private int written;
  private boolean open = true;

  private SliceFolderWriter(
      Path folder,
      int width,
      int height,
      int bits,
      int slices,
      Optional<VoxelSize> voxelSize,
      Compression compression) {
    this.folder = folder;
    this.part = AtomicFile.part(folder);
    this.width = width;
    this.height = height;
    this.bits = bits;
    this.slices = slices;
    this.voxelSize = voxelSize;
    this.compression = compression;
  }

  /**
   * Starts a folder. Folders above it are made when they are missing.
   *
   * @param folder where the finished folder is to stand; there must be none, or an empty one
   * @param width columns of every slice
   * @param height rows of every slice
   * @param bits 8 or 16
   * @param slices number of slices that will be written
   * @param voxelSize in nm, empty when unknown
   * @param compression how the slices are packed
   * @throws StackException when something stands in its place already or it cannot be made
   */
  public static SliceFolderWriter create(
      Path folder,
      int width,
      int height,
      int bits,
      int slices,
      Optional<VoxelSize> voxelSize,
      Compression compression) {
    SliceFolderWriter writer =
        new SliceFolderWriter(folder, width, height, bits, slices, voxelSize, compression);
    try {
      writer.requireFree();
      writer.deletePart();
      Files.createDirectories(writer.part);
    } catch (IOException e) {
      throw AtomicFile.failure(folder, e);
    }
    return writer;
  }

  private void requireFree() throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        if (entries.findAny().isPresent()) {
          throw new StackException(
              "Cannot write " + folder + ": the folder is not empty. Choose another or empty it.");
        }
      }
    } else if (Files.exists(folder)) {
      throw new StackException(
          "Cannot write " + folder + ": a file stands in its place. Choose another folder.");
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public void append(RandomAccessibleInterval<? extends IntegerType<?>> slice) {
    if (!open || written == slices) {
      throw new IllegalStateException(
          "All " + slices + " slices of " + folder + " are written already.");
    }
    int digits = Math.max(4, Integer.toString(slices - 1).length());
    Path file = part.resolve(String.format(Locale.ROOT, "slice_%0" + digits + "d.tif", written));
    try (TiffWriter writer =
        TiffWriter.create(file, width, height, bits, 1, voxelSize, compression)) {
      writer.append(slice);
      writer.commit();
    } catch (StackException e) {
      // The user knows the folder, not the hidden place where it grows.
      throw AtomicFile.failure(folder, e.getCause());
    }
    written++;
  }

  @Override
  public void commit() {
    if (!open || written != slices) {
      throw new IllegalStateException(
          "Only " + written + " of the " + slices + " slices of " + folder + " are written.");
    }
    try {
      Files.deleteIfExists(folder);
      AtomicFile.moveIntoPlace(part, folder.toAbsolutePath());
      open = false;
    } catch (IOException e) {
      throw AtomicFile.failure(folder, e);
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      deletePart();
    } catch (IOException e) {
      // Hidden left-overs do no harm; what matters is why the folder was abandoned.
    }
  }

  private void deletePart() throws IOException {
    if (!Files.isDirectory(part)) {
      return;
    }
    try (Stream<Path> entries = Files.list(part)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
    }
    Files.delete(part);
  }
}
