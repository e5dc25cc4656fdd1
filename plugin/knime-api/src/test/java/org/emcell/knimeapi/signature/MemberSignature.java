package org.emcell.knimeapi.signature;

import java.util.List;

/**
 * A field or method.
 *
 * @param kind field or method
 * @param name its name; {@code <init>} for a constructor
 * @param descriptor binary descriptor
 * @param access access flags as words, in the order public, protected, static, final, abstract
 * @param exceptions binary names of what it declares to throw
 * @param constant the value of a constant, which the compiler copies into other classes; null if it is none, or unknown
 */
record MemberSignature(
    String kind,
    String name,
    String descriptor,
    String access,
    List<String> exceptions,
    Object constant) {

  /** Returns what tells it from the other members of its class. */
  String key() {
    return kind + " " + name + (kind.equals("field") ? " : " : "") + descriptor;
  }

  boolean isAbstract() {
    return access.contains("abstract");
  }
}
