"""The sections of tests/run: what each runs, and how many of it passed.

Each section returns a Count. Output of the tools goes to build/test-logs/NAME.log and is shown when something failed.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
LOGS = TOP / "build" / "test-logs"
JOBS = int(os.environ.get("JOBS", os.cpu_count() or 1))


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    says: list = field(default_factory=list)  # Lines for the reader, beside the numbers.

    def add(self, ok, name):
        self.passed += bool(ok)
        self.failed += not ok
        if not ok:
            self.says.append(f"FAILED {name}")

    def __iadd__(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.says += other.says
        return self


def run(log, command, cwd=TOP, **environment):
    """Runs a command with its output in the section's log; the exit code."""
    with open(LOGS / f"{log}.log", "a", encoding="utf-8") as out:
        print(f"$ {shlex.join(map(str, command))}", file=out, flush=True)
        return subprocess.run(list(map(str, command)), cwd=cwd, stdout=out, stderr=subprocess.STDOUT,
                              env={**os.environ, **environment}, check=False).returncode


def run_each(log, named_commands, cwd=TOP):
    """Runs independent commands side by side; each counts, and what a failing one said is told."""
    def one(named):
        name, command = named
        return name, command, subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, check=False)

    count = Count()
    with ThreadPoolExecutor(JOBS) as pool, open(LOGS / f"{log}.log", "ab") as out:
        for name, command, done in pool.map(one, named_commands):
            said = done.stdout + done.stderr
            out.write(f"$ {shlex.join(map(str, command))}\n".encode() + said)
            count.add(done.returncode == 0, name)
            if done.returncode:
                count.says += ["  | " + line for line in said.decode(errors="replace").splitlines()[:20]]
    return count


def show_log(log, lines=60):
    path = LOGS / f"{log}.log"
    if path.exists():
        print("\n".join("  | " + line for line in path.read_text(errors="replace").splitlines()[-lines:]))


def tracked(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *patterns],
                            cwd=TOP, capture_output=True, check=True).stdout.decode()
    return [p for p in listed.split("\0") if p and (TOP / p).is_file()]


def junit(path):
    """The numbers of one JUnit file (GoogleTest, Vitest and node's runner all write it)."""
    count = Count()
    for case in xml.parse(path).getroot().iter("testcase"):
        if case.find("failure") is not None or case.find("error") is not None:
            count.add(False, f"{case.get('classname', '')}.{case.get('name')}")
        elif case.find("skipped") is not None or case.get("status") == "notrun" or case.get("result") == "skipped":
            count.skipped += 1
        else:
            count.passed += 1
    return count


def tidy():
    """Directions of includes, limits, protocol rules, sizes, marks (tests/tidy)."""
    count = Count()
    code = run("tidy", [TOP / "tests/tidy/tidy"])
    for line in (LOGS / "tidy.log").read_text().splitlines():
        if found := re.match(r"(ok  |FAIL) (\w+)", line):
            count.add(found[1] == "ok  ", found[2])
    if code and not count.failed:
        count.add(False, "tests/tidy/tidy")
    count.add(run("tidy", [TOP / "tests/tidy/tidy_test.py"]) == 0, "tests/tidy/tidy_test.py")
    return count


def client():
    """The web client: types, build, format, and its unit tests in Vitest."""
    count = Count()
    built = run("client", [TOP / "deploy/build", "client"]) == 0
    count.add(built, "deploy/build client (types, WASM module, bundle)")
    if not built:
        return count
    count.add(run("client", ["npm", "run", "--silent", "format:check"], cwd=TOP / "client-web") == 0, "prettier")
    count.add(run("client", ["npm", "run", "--silent", "lint"], cwd=TOP / "client-web") == 0, "eslint")
    report = LOGS / "vitest.xml"
    report.unlink(missing_ok=True)
    code = run("client", ["npm", "test", "--", "--reporter=default", "--reporter=junit", f"--outputFile.junit={report}"],
               cwd=TOP / "client-web")
    if report.exists():
        count += junit(report)
    if code and not count.failed:
        count.add(False, "npm test")
    return count


def format():
    """clang-format over server, tests and bench; shellcheck over the scripts."""
    tool = shutil.which("clang-format-14") or "clang-format"
    sources = tracked("server/*.h", "server/*.cpp", "tests/*.h", "tests/*.cpp", "bench/*.h", "bench/*.cpp")
    commands = [(f"{tool} -i {path}", [tool, "--dry-run", "--Werror", path]) for path in sources]
    for path in tracked("deploy/*", "tests/*", "server/*", ".ci/*"):
        with open(TOP / path, "rb") as file:
            if file.readline().strip() in (b"#!/usr/bin/env bash", b"#!/bin/bash", b"#!/bin/sh"):
                commands.append((f"shellcheck {path}", ["shellcheck", path]))
    return run_each("format", commands)


def configured(preset):
    """Whether the preset is configured; from nothing, so that all of it is compiled soonest."""
    return ((TOP / "build" / preset / "build.ninja").exists()
            or run(preset, ["cmake", "--preset", preset, "-DTABLEE_UNITY=ON"]) == 0)


def server():
    """The unit, contract, room, socket and simulation tests, with AddressSanitizer and UndefinedBehaviorSanitizer."""
    count = Count()
    if not configured("dev") or run("server", ["cmake", "--build", "build/dev", "--parallel", JOBS]) != 0:
        count.add(False, "building preset dev")
        return count
    reports = LOGS / "gtest"
    shutil.rmtree(reports, ignore_errors=True)
    run("server", ["ctest", "--test-dir", "build/dev", "-j", JOBS, "-V", "--output-junit", LOGS / "ctest.xml"],
        GTEST_OUTPUT=f"xml:{reports}/", UBSAN_OPTIONS="print_stacktrace=1")
    whole = {case.get("name"): case for case in xml.parse(LOGS / "ctest.xml").getroot().iter("testcase")}
    for name, case in whole.items():
        parts = [junit(path) for path in reports.glob(f"{name}.xml")] if reports.exists() else []
        for part in parts:
            count += part
        crashed = case.get("status") == "fail" and not any(part.failed for part in parts)
        if crashed or not parts:
            count.add(case.get("status") == "run", f"{name} (see build/test-logs/server.log)")
    log = (LOGS / "server.log").read_text(errors="replace")
    count.says += re.findall(r"\b(data: .*|seeds:? .*)", log)
    count.says += sorted(set(re.findall(r"\bNOT TESTED: .*", log)))
    if cases := re.findall(r"([\w-]+): (\d+) cases ran", log):
        count.says.append("data: " + ", ".join(f"{name} {ran}" for name, ran in cases) + " (cases of the shared traces)")
    if not os.environ.get("TABLEE_SHARED"):
        count.says.append("data: TABLEE_SHARED is not set, so the tests on the shared traces were skipped")
    return count


def syntax():
    """clang 19 over the server's sources that section fuzz does not compile: it warns of what g++ 12 lets pass, such as a discarded co_await."""
    needed = ["tablee_proto", "tablee_assets", "tablee_precompiled_std"]
    if not configured("fuzz") or run("syntax", ["cmake", "--build", "build/fuzz", "--parallel", JOBS, "--target", *needed]) != 0:
        return Count(failed=1, says=["FAILED generating what the sources include"])
    met = subprocess.run(["ninja", "-C", "build/fuzz", "-t", "inputs", "fuzzers"], cwd=TOP, capture_output=True, check=True)
    met = {line.strip() for line in met.stdout.decode().splitlines()}
    commands = {}  # By path: a source that is compiled into several programs is read once.
    for entry in json.loads((TOP / "build/fuzz/compile_commands.json").read_text()):
        if entry["file"] in met or os.path.relpath(entry["file"], TOP / "build/fuzz") in met:
            continue
        words = shlex.split(entry["command"])
        kept = [w for i, w in enumerate(words) if w not in ("-o", "-c", entry["file"]) and words[i - 1] != "-o"]
        # Several sources that are compiled as one are read each by itself.
        together = re.findall(r'#include "(.*\.cpp)"', Path(entry["file"]).read_text()) if entry["file"].endswith(".cxx") else []
        for file in together or [entry["file"]]:
            path = os.path.relpath(file, TOP)
            if path.endswith(".cpp") and path.startswith("server/"):
                commands[path] = [*kept, file, "-fsyntax-only", "-Wshadow"]
    return run_each("syntax", commands.items(), cwd=TOP / "build/fuzz")


def build_fuzzers(*first):
    """`first`: what the command begins with. The exit code."""
    command = [*first, "cmake", "--build", "build/fuzz", "--target", "fuzzers", "--parallel", JOBS]
    return 0 if configured("fuzz") and run("fuzz", command) == 0 else 1


def fuzz():
    """libFuzzer on every door, FUZZ_SECONDS (default 10) each, from the committed corpus."""
    seconds = os.environ.get("FUZZ_SECONDS", "10")
    if build_fuzzers() != 0:
        return Count(failed=1, says=["FAILED building preset fuzz"])
    targets = sorted((TOP / "build/fuzz/bin").glob("fuzz_*"))

    def one(target):
        fresh = TOP / "build/fuzz/corpus" / target.name
        fresh.mkdir(parents=True, exist_ok=True)
        corpus = TOP / "tests/fuzz/corpus" / target.name.removeprefix("fuzz_")
        return run(f"fuzz-{target.name}", [target, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048",
                                          "-print_final_stats=1", f"-artifact_prefix={LOGS}/{target.name}-", fresh, corpus])

    count = Count()
    with ThreadPoolExecutor(JOBS) as pool:
        for target, code in zip(targets, pool.map(one, targets)):
            count.add(code == 0, f"{target.name} (see build/test-logs/fuzz-{target.name}.log)")
            log = (LOGS / f"fuzz-{target.name}.log").read_text(errors="replace")
            runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", log)
            count.says.append(f"{target.name}: {int(runs[-1]) if runs else 0:,} inputs in {seconds} s")
    if not targets:
        count.add(False, "no fuzz targets were built")
    return count


def e2e():
    """Real pages in Chromium, Firefox and WebKitGTK against a real server (tests/e2e)."""
    count = Count()
    if not (TOP / "client-web/dist/index.html").exists():
        count.add(run("e2e", [TOP / "deploy/build", "client"]) == 0, "deploy/build client")
    if not configured("dev") or run("e2e", ["cmake", "--build", "build/dev", "--target", "tablee", "headless", "--parallel", JOBS]) != 0:
        count.add(False, "building the server")
        return count
    report = LOGS / "e2e.xml"
    report.unlink(missing_ok=True)
    code = run("e2e", [TOP / "tests/e2e/run", report])
    if report.exists():
        count += junit(report)
    log = (LOGS / "e2e.log").read_text(errors="replace")
    count.says += re.findall(r"\b((?:engines|seeds|sessions): .*|NOT TESTED: .*|SEED=\d.*)", log)
    if code and not count.failed:
        count.add(False, "tests/e2e/run")
    return count


SECTIONS = {f.__name__: f for f in (tidy, format, client, server, e2e, syntax, fuzz)}


def main():
    parser = argparse.ArgumentParser(
        prog="tests/run", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Runs the tests of Tablée; without a name, all sections.",
        epilog="\n".join(["sections:"] + [f"  {n:8} {f.__doc__}" for n, f in SECTIONS.items()] + [
            "", "environment:", "  JOBS           parallel compilers and tests (default: the cores)",
            "  TABLEE_SHARED  folder of shared data (traces, events) for the tests that use it",
            "  FUZZ_SECONDS   time for each fuzz target (default: 10)"]))
    parser.add_argument("section", nargs="*", choices=[[], *SECTIONS], metavar="SECTION", help="only these")
    parser.add_argument("--list", action="store_true", help="names of the sections")
    parser.add_argument("--no-install", action="store_true", help="do not look for missing packages")
    chosen = parser.parse_args()
    if chosen.list:
        print("\n".join(SECTIONS))
        return 0
    shutil.rmtree(LOGS, ignore_errors=True)
    LOGS.mkdir(parents=True)
    total, began = Count(), time.monotonic()
    behind = ThreadPoolExecutor(1)
    early = None
    for name in chosen.section or SECTIONS:
        section = SECTIONS[name]
        print(f"== {name}: {section.__doc__}", flush=True)
        start = time.monotonic()
        # Browsers leave the cores idle for half of their time: the next long build takes what they leave, and nothing else.
        if name == "e2e" and not chosen.section:
            early = behind.submit(build_fuzzers, "nice", "-n", "19")
        elif early:
            early.result()
        count = section()
        if count.failed and not any(line.startswith("  | ") for line in count.says):
            show_log(name)
        for line in count.says:
            print(f"   {line}")
        skipped = f", {count.skipped} skipped" if count.skipped else ""
        print(f"   {name}: {count.passed} passed, {count.failed} failed{skipped}, {time.monotonic() - start:.0f} s\n", flush=True)
        total += count
    print(f"{time.monotonic() - began:.0f} s" + (f", {total.skipped} skipped" if total.skipped else ""))
    print(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
