/** Makes a table. */
package harness.testnodes.source;
