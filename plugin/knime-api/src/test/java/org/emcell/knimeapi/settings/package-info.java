/** Tests of settings, settings models and dialogs. */
package org.emcell.knimeapi.settings;
