package org.headcount.data.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headcount.data.fault.DataException;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void whatIsTakenIsPaidOnce() {
        Budget budget = new Budget("x.csv", 3 << 20);
        budget.take(3 << 20);
        assertThatThrownBy(() -> budget.take(1))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "x.csv: its columns need more than the 3 MB that they may take, half of Java's memory; read only"
                                + " some columns, or give Java more memory (-Xmx)");
    }

    @Test
    void arraysGrowByHalfUpToTheLongestThereIs() {
        Budget budget = new Budget("x.csv", Long.MAX_VALUE);
        assertThat(budget.grown(0, 8)).isEqualTo(1024);
        assertThat(budget.grown(2000, 8)).isEqualTo(3001);
        assertThat(budget.grown(2_000_000_000, 8)).isEqualTo(Integer.MAX_VALUE - 8);
        assertThatThrownBy(() -> budget.grown(Integer.MAX_VALUE - 8, 8))
                .isInstanceOf(DataException.class)
                .hasMessage("x.csv: more than 2147483639 rows; read it in pieces");
    }
}
