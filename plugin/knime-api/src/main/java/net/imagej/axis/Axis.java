package net.imagej.axis;

/** A dimension of a space. */
public interface Axis {}
