/** Stand-in for the one interface of scijava-common that images need. */
package org.scijava;
