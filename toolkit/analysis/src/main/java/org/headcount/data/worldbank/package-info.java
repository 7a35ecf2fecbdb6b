/**
 * The World Bank's exports and interfaces: {@link org.headcount.data.worldbank.WorldBank} reads files, {@link
 * org.headcount.data.worldbank.WorldBankOnline} asks the network and keeps the answers.
 */
package org.headcount.data.worldbank;
