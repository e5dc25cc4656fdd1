package org.emcell.nodes.cell;

import java.io.IOException;
import net.imglib2.FinalInterval;
import org.emcell.core.VoxelSize;
import org.knime.core.data.DataCellDataInput;
import org.knime.core.data.DataCellDataOutput;
import org.knime.core.data.DataCellSerializer;

/** Saves where the pixels of a {@link StackImageCell} are, and reads it back without a look at the files. */
public final class StackImageSerializer implements DataCellSerializer<StackImageCell<?>> {

  private static final int VERSION = 1;

  @Override
  public void serialize(StackImageCell<?> cell, DataCellDataOutput output) throws IOException {
    output.writeInt(VERSION);
    output.writeUTF(cell.place());
    output.writeUTF(cell.imageName());
    for (int d = 0; d < 3; d++) {
      output.writeLong(cell.box().min(d));
      output.writeLong(cell.box().max(d));
    }
    output.writeDouble(cell.voxel().x());
    output.writeDouble(cell.voxel().y());
    output.writeDouble(cell.voxel().z());
    output.writeInt(cell.bits());
  }

  @Override
  public StackImageCell<?> deserialize(DataCellDataInput input) throws IOException {
    int version = input.readInt();
    if (version != VERSION) {
      throw new IOException("The image was saved by a newer EMCell (format " + version
          + ", this one reads " + VERSION + "). Update EMCell.");
    }
    String place = input.readUTF();
    String name = input.readUTF();
    long[] min = new long[3];
    long[] max = new long[3];
    for (int d = 0; d < 3; d++) {
      min[d] = input.readLong();
      max[d] = input.readLong();
    }
    VoxelSize voxel = new VoxelSize(input.readDouble(), input.readDouble(), input.readDouble());
    return new StackImageCell<>(place, name, new FinalInterval(min, max), voxel, input.readInt());
  }
}
