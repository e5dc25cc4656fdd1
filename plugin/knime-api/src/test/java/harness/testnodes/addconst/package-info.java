/** Adds a constant to a column. */
package harness.testnodes.addconst;
