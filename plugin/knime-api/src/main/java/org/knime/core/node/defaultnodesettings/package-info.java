/** Stand-in for settings models, and for the dialogs that are put together of components for them. */
package org.knime.core.node.defaultnodesettings;
