package org.emcell.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.emcell.core.measure.mesh.MeshFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which files of meshes are written. */
final class MeshOptions {

  @Option(
      names = "--meshes",
      paramLabel = "NAME",
      split = ",",
      converter = Converter.class,
      description =
          "Also write the surfaces of cells and nuclei into meshes/: stl, ply, obj, glb, or several with commas between.")
  private Set<MeshFormat> formats = new LinkedHashSet<>();

  Set<MeshFormat> formats() {
    return formats;
  }

  static final class Converter implements ITypeConverter<MeshFormat> {
    @Override
    public MeshFormat convert(String text) {
      try {
        return MeshFormat.of(text.trim());
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected stl, ply, obj or glb, found '" + text + "'");
      }
    }
  }
}
