/**
 * What the readers of several formats share: cells with labels and reasons, notes, the text of a reader's settings.
 */
package org.headcount.data.format;
