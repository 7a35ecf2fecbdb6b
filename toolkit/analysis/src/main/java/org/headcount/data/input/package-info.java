/**
 * The bytes of a data file: plain or compressed, decoded strictly, within a budget of memory, with progress.
 */
package org.headcount.data.input;
