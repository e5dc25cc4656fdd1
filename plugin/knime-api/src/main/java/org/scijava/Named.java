package org.scijava;

/** Something with a name. */
public interface Named {

  String getName();

  void setName(String name);
}
