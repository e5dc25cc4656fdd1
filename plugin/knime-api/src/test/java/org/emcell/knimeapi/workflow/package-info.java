/** Tests of workflows and of what happens to cells and tables in them. */
package org.emcell.knimeapi.workflow;
