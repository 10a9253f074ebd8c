"""The checks themselves. Each takes a Tree and yields (path, line, message); line 0 means the whole file."""

import re
from pathlib import Path

import rules

CPP = (".h", ".cpp")
SCRIPT = (".ts", ".tsx", ".mts", ".mjs")
COMMENT = re.compile(r"//.*|/\*.*?\*/", re.S)


class Tree:
    """The files of one checkout that belong to the house: what git would track, or all of them in a test's tree."""

    def __init__(self, root, paths):
        self.root = Path(root)
        self.paths = sorted(paths)
        self._texts = {}

    def under(self, folder, suffixes=None):
        return [p for p in self.paths
                if (not folder or p.startswith(folder + "/")) and (not suffixes or p.endswith(suffixes))]

    def text(self, path):
        if path not in self._texts:
            try:
                self._texts[path] = (self.root / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                self._texts[path] = ""  # A picture or a corpus: nothing here for a reader of lines.
        return self._texts[path]

    def lines(self, path):
        return enumerate(self.text(path).splitlines(), 1)


def reachable(uses):
    """Every folder with all that it may include, through others too."""
    result = {}

    def visit(folder):
        if folder not in result:
            result[folder] = {folder}
            for other in uses[folder]:
                result[folder] |= visit(other)
        return result[folder]

    for folder in uses:
        visit(folder)
    return result


def server_arrows(tree):
    """Includes between the folders of server/ point in the directions of rules.SERVER_USES."""
    allowed = reachable(rules.SERVER_USES)
    for path in tree.under("server", CPP):
        parts = path.split("/")
        folder = parts[1] if len(parts) > 2 else None
        if folder not in allowed:
            yield path, 0, f"server/{folder} is not a folder that tests/tidy/rules.py knows"
            continue
        for number, line in tree.lines(path):
            found = re.match(r'\s*#\s*include\s+["<]([a-z]+)/[^">]+[">]', line)
            if found and found[1] in allowed and found[1] not in allowed[folder]:
                yield path, number, f"{folder} must not include {found[1]}"
            if re.match(r'\s*#\s*include\s+"\.\.?/', line):
                yield path, number, "include by the path from server/, so that arrows can be read"


def client_arrows(tree):
    """Imports between the folders of client-web/src point in the directions of rules.CLIENT_USES."""
    allowed = reachable(rules.CLIENT_USES)
    source = "client-web/src"
    for path in tree.under(source, SCRIPT):
        parts = path.split("/")
        if len(parts) < 4 or parts[2] not in allowed or re.search(r"\.test\.tsx?$", path):
            continue  # Files beside the folders put the house together; tests may look into any room.
        for number, line in tree.lines(path):
            for target in re.findall(r'(?:from|import)\s*\(?\s*["\'](\.[^"\']*)["\']', line):
                resolved = (tree.root / path).parent.joinpath(target).resolve()
                try:
                    inside = resolved.relative_to((tree.root / source).resolve()).parts
                except ValueError:
                    if resolved.is_relative_to((tree.root / "proto").resolve()):
                        continue  # What server and client both read.
                    yield path, number, f"imports {target}, which lies outside {source}"
                    continue
                if inside and inside[0] in allowed and inside[0] not in allowed[parts[2]]:
                    yield path, number, f"{parts[2]} must not import {inside[0]}"


def outside_includes(tree):
    """Libraries of others are included only in the folders that hide them."""
    for path in tree.under("", CPP):
        for number, line in tree.lines(path):
            found = re.match(r'\s*#\s*include\s+["<]([^">]+)[">]', line)
            for pattern, folders, why in rules.OUTSIDE_ONLY if found else ():
                if re.match(pattern, found[1]) and not path.startswith(tuple(f + "/" for f in folders)):
                    yield path, number, f"{found[1]}: {why}"


def banned_words(tree):
    """What a folder may not contain at all."""
    bans = list(rules.BANNED_WORDS)
    bans += [(f"server/{folder}", rules.CLOCK_WORDS, "clocks are injected") for folder in rules.CLOCK_FREE]
    for folder, pattern, why in bans:
        for path in tree.under(folder, CPP + SCRIPT):
            if ".test." in path:
                continue
            for number, line in tree.lines(path):
                if re.search(pattern, COMMENT.sub("", line)):
                    yield path, number, f"{why}: {line.strip()[:80]}"


def limits(tree):
    """A number that bounds something has its name, unit and reason in base/limits.h and nowhere else."""
    stale = {entry for entry in rules.NOT_LIMITS if entry.split(":")[0] in tree.paths}
    pattern = re.compile(rf"\bconstexpr\b[^=;(]*?\b({rules.LIMIT_NAME})\s*(?:=|\{{)\s*[^;]*\d")
    for path in tree.under("server", CPP):
        if path == "server/base/limits.h":
            continue
        for number, line in tree.lines(path):
            found = pattern.search(COMMENT.sub("", line))
            entry = f"{path}:{found[1]}" if found else None
            stale.discard(entry)
            if found and "limits::" not in line and entry not in rules.NOT_LIMITS:
                yield path, number, f"{found[1]} is a limit: it belongs in server/base/limits.h"
    for entry in sorted(stale):
        yield entry.split(":")[0], 0, f"rules.py excepts {entry.split(':')[1]}, which is not there"


def protocol_rules(tree):
    """Every numbered rule of the protocol is cited by a test, and tests cite no rule that is not there."""
    book = "proto/PROTOCOL.md"
    if book not in tree.paths:
        yield book, 0, "is missing"
        return
    stated = {}
    for number, line in tree.lines(book):
        for rule in re.findall(r"^\s*[-*]\s+\*\*([PD]\d+)\*\*", line):
            if rule in stated:
                yield book, number, f"{rule} is stated twice"
            stated.setdefault(rule, number)
    cited = set()
    tests = tree.under("tests", CPP + SCRIPT) + [p for p in tree.under("client-web") if re.search(r"\.test\.tsx?$", p)]
    for path in tests:
        for number, line in tree.lines(path):
            comment = re.search(r"//(.*)|^\s*/?\*(.*)", line)
            for rule in re.findall(r"\b[PD]\d+\b", comment[0]) if comment else ():
                cited.add(rule)
                if rule not in stated:
                    yield path, number, f"cites {rule}, which {book} does not state"
    for rule, number in stated.items():
        if rule not in cited:
            yield book, number, f"{rule} is cited by no test"


def schema_comments(tree):
    """Every field of every message says what it is."""
    field = re.compile(r"^\s*(?:repeated\s+|optional\s+)?[A-Za-z_.0-9]+\s+\w+\s*=\s*\d+\s*(?:\[[^\]]*\])?\s*;")
    for path in tree.under("proto", (".proto",)):
        before, blocks = "", []
        for number, line in tree.lines(path):
            opening = re.match(r"^\s*(message|enum|oneof|service)\b", line)
            if opening:
                blocks.append(opening[1])
            elif field.match(line) and blocks[-1:] == ["message"] and "//" not in line and not before.startswith("//"):
                yield path, number, f"no comment says what this field is: {line.strip()[:60]}"
            if "}" in line and blocks:
                blocks.pop()
            before = line.strip()


def sizes(tree):
    """Files that grew past what reads well."""
    for suffixes, _, refused in rules.SIZES:
        for path in tree.under("", suffixes):
            count = tree.text(path).count("\n")
            if count > refused and "/gen/" not in path and path not in rules.UNBOUNDED:
                yield path, 0, f"{count} lines, at most {refused}: look for the second idea in it"


def size_warnings(tree):
    """Not failures: files that are on their way there."""
    for suffixes, told, refused in rules.SIZES:
        for path in tree.under("", suffixes):
            count = tree.text(path).count("\n")
            if told < count <= refused:
                yield path, 0, f"{count} lines, {told} read better"


def header_essays(tree):
    """A header begins with what it is, and has one way of being included once."""
    for path in tree.under("server", (".h",)):
        if not tree.text(path).startswith("//"):
            yield path, 1, "begins without a comment that says what it is"
        if "#pragma once" not in tree.text(path):
            yield path, 0, "has no #pragma once"


def marks(tree):
    """Nothing is left over for later, and nothing of one machine is in the tree."""
    left = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|HA" + r"CK)\b")
    home = re.compile(r"(?<![\w.~-])/(?:home|Users)/\w+")
    parent = str(tree.root.resolve().parent) + "/"
    common = {"//", "/tmp/", "/root/", "/home/", "/opt/", "/srv/", "/usr/src/"}
    for path in tree.paths:
        for number, line in tree.lines(path):
            if left.search(line) and not path.startswith("tests/tidy/"):
                yield path, number, f"a mark left over: {line.strip()[:80]}"
            if home.search(line) or (parent not in common and parent in line):
                yield path, number, f"a path of one machine: {line.strip()[:80]}"


def lock_files(tree):
    """Lock files pin versions by hash and name no registry: an operator may have another."""
    for path in tree.under("", ("package-lock.json",)):
        for number, line in tree.lines(path):
            if '"resolved": "http' in line:
                yield path, number, "names a registry (npm: omit-lockfile-registry-resolved)"
                break


def readmes(tree):
    """Each folder says what it is. None retypes the tree."""
    folders = {"/".join(p.split("/")[:2]) for p in tree.under("server") + tree.under("tests") if p.count("/") > 1}
    for folder in sorted(folders | {"client-web", "proto", "deploy", "tests", "server", "bench"}):
        if tree.under(folder) and f"{folder}/README.md" not in tree.paths:
            yield f"{folder}/README.md", 0, "is missing"
    for path in tree.paths:
        if path.endswith("README.md") and re.search(r"[├└]──", tree.text(path)):
            yield path, 0, "retypes a file tree, which will rot"


ALL = [server_arrows, client_arrows, outside_includes, banned_words, limits, protocol_rules, schema_comments, sizes,
       header_essays, marks, lock_files, readmes]
