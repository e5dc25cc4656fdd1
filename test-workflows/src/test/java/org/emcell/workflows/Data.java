package org.emcell.workflows;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.emcell.core.VoxelSize;
import org.emcell.core.Workers;
import org.emcell.core.phantom.CellFieldPhantom;
import org.emcell.core.phantom.PhantomSettings;
import org.emcell.core.stack.Compression;
import org.emcell.core.stack.SliceWriter;
import org.emcell.core.stack.TiffWriter;

/** The stacks that lie beside workflows: small parts of phantoms, at the scale of a binned overview. */
enum Data {

  /** One cell of 5 um radius with its surroundings. */
  ROI(1, 3, 5000, 23, 0, 80, 80, 38),
  /** Two cells of 6 um radius that touch. */
  STACK(2, 1, 6000, 0, 0, 130, 130, 50),
  /** A few slices of a cell, for those who only want to see that they can be read. */
  FEW_SLICES(1, 3, 5000, 40, 20, 48, 40, 4);

  private static final VoxelSize VOXEL = new VoxelSize(200, 200, 400);

  private final PhantomSettings phantom;
  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int slices;

  Data(int cells, int seed, double radius, int left, int top, int width, int height, int slices) {
    int side = cells == 1 ? 120 : 130;
    phantom = PhantomSettings.defaults()
        .withSize(side, side, cells == 1 ? 45 : 50)
        .withVoxel(new VoxelSize(200, 200, 400))
        .withCells(cells)
        .withSeed(seed)
        .withCellRadius(radius);
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.slices = slices;
  }

  /** Returns the stack as a TIFF file. */
  byte[] content() {
    try {
      Path folder = Files.createTempDirectory("emcell-data");
      try {
        Path file = folder.resolve("stack.tif");
        write(file);
        return Files.readAllBytes(file);
      } finally {
        try (Stream<Path> all = Files.walk(folder)) {
          all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file) {
    CellFieldPhantom specimen = CellFieldPhantom.of(phantom);
    try (SliceWriter writer = TiffWriter.create(
        file, width, height, 8, slices, Optional.of(VOXEL), Compression.DEFLATE)) {
      for (int z = 0; z < slices; z++) {
        byte[] slice = specimen.grey(z, Workers.single());
        byte[] part = new byte[width * height];
        for (int y = 0; y < height; y++) {
          System.arraycopy(slice, (top + y) * phantom.width() + left, part, y * width, width);
        }
        writer.append(part);
      }
      writer.commit();
    }
  }
}
