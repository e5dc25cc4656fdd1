package net.imagej;

/** Something that knows where it comes from. */
public interface Sourced {

  String getSource();

  void setSource(String source);
}
