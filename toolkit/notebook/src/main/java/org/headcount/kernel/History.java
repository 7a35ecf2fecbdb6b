package org.headcount.kernel;

final class History {
    void add(int count, String code, String text) {}
}
