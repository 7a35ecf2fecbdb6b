/**
 * Errors of data files: where, what was found, and what to do about it.
 *
 * <p>{@link org.headcount.data.fault.DataException} is the one exception for bad data. Its {@link
 * org.headcount.data.fault.Advice} names a {@link org.headcount.data.fault.Setting}, and {@link
 * org.headcount.data.fault.SettingWords} says that setting in the words of Java or of the command line.
 */
package org.headcount.data.fault;
