/**
 * The workflows beside this module: they are written from the nodes' own settings, so that they never fall behind the nodes,
 * and executed, so that every node is seen to give what the engine gives.
 */
package org.emcell.workflows;
