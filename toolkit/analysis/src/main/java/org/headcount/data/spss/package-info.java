/**
 * SPSS's .sav and .zsav files: {@link org.headcount.data.spss.Spss} reads them; {@code SpssFile} reads the dictionary,
 * {@code SpssBlocks} the compressed cases.
 */
package org.headcount.data.spss;
