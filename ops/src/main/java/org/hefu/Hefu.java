package org.hefu;

public final class Hefu {
    private Hefu() {}

    public static void main(String[] args) {
        System.out.println("hefu on " + Runtime.version());
    }
}
