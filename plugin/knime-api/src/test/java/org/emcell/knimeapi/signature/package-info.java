/** Compares the stand-in with the real platform: with a table of its signatures, or with an installation. */
package org.emcell.knimeapi.signature;
