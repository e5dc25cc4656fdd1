/** Tests of what nodes are executed with: threads, progress, tables and types. */
package org.emcell.knimeapi.node;
