#!/usr/bin/env bash
# Measures the hub against a baseline: ops/bench.sh NAME… [--seconds N], or `all`.
# `ops/bench.sh --help` lists the names. Builds what it needs, says on what it measured, prints one line a target, and ends by itself.
set -euo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! mvn -q -B -ntp -pl ops/benchmarks -am process-test-classes >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
java=$(ops/hefu --java)
bench() {
    "$java" -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
        -cp "ops/benchmarks/target/test-classes:$(cat ops/benchmarks/target/class-path)" org.hefu.benchmark.Bench "$@"
}
# Whether it is understood, before anything is fetched or said.
bench --check "$@"
case " $* " in *" --help "* | *" -h "*) exit ;; esac
if [ ! -f ops/benchmarks/target/peers/ofdrw/ofdrw-sign-2.3.8.jar ] \
    && ! mvn -q -B -ntp -Ppeers -pl ops/benchmarks dependency:copy@peers >"$log" 2>&1; then
    echo "ofdrw could not be fetched, so nothing is compared with it:" >&2
    grep -m 3 ERROR "$log" >&2 || true
fi

echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%d MiB", $2 / 1024 }' /proc/meminfo), load $(cut -d' ' -f1-3 /proc/loadavg)"
echo "java: $("$java" -version 2>&1 | sed -n 2p)"
echo "libraries: $(tr ':' '\n' <ops/benchmarks/target/class-path | sed 's|.*/||; s|\.jar$||' | grep -E '^(bcprov|pdfbox-[0-9]|dss-(pades|validation))' | paste -sd' ') $(ls ops/benchmarks/target/peers/ofdrw 2>/dev/null | sed -n 's|^\(ofdrw-sign.*\)\.jar$|\1|p')"
echo "durability: nothing is stored"
bench "$@"
