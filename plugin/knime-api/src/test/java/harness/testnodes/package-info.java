/** The nodes that the example workflow names. */
package harness.testnodes;
