#!/usr/bin/env python3
"""A check that never fails checks nothing: each is shown one small tree that must fail and one that must pass."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))
import checks  # noqa: E402


def found(check, files):
    """What `check` says of a tree that holds just these files."""
    with tempfile.TemporaryDirectory(prefix="tidy-") as folder:
        root = Path(folder, "checkout")
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        return [(path, line) for path, line, _ in check(checks.Tree(root, files))]


class Tidy(unittest.TestCase):
    def refused(self, check, path, text, line=1, **others):
        files = {path: text, **others}
        self.assertIn((path, line), found(check, files), f"{check.__name__} let this pass:\n{text}")

    def accepted(self, check, path, text, **others):
        self.assertEqual(found(check, {path: text, **others}), [], f"{check.__name__} refused this:\n{text}")

    def test_server_arrows_point_one_way(self):
        check = checks.server_arrows
        self.refused(check, "server/core/a.cpp", '#include "room/room.h"\n')
        self.refused(check, "server/store/a.h", '// x\n#include "core/document.h"\n', line=2)
        self.refused(check, "server/room/a.cpp", '#  include <net/server.h>\n')
        self.refused(check, "server/room/a.cpp", '#include "../net/server.h"\n')
        self.refused(check, "server/attic/a.cpp", "int x;\n", line=0)
        self.accepted(check, "server/net/a.cpp", '#include "room/room.h"\n#include "base/ids.h"\n#include <boost/asio.hpp>\n')

    def test_client_arrows_point_one_way(self):
        check = checks.client_arrows
        self.refused(check, "client-web/src/core/a.ts", 'import { x } from "../sync/outbox";\n')
        self.refused(check, "client-web/src/sync/a.ts", 'import type { x } from "../app/model.js";\n')
        self.refused(check, "client-web/src/tools/a.ts", "const m = await import('../ui/board');\n")
        self.refused(check, "client-web/src/scene/deep/a.ts", 'export * from "../../render/paint";\n')
        self.refused(check, "client-web/src/app/a.ts", 'import x from "../../vite.config";\n')
        self.accepted(check, "client-web/src/ui/a.tsx", 'import { x } from "../app/model";\nimport { h } from "preact";\n')
        self.accepted(check, "client-web/src/main.ts", 'import { x } from "./ui/root";\n')

    def test_others_libraries_stay_behind_one_folder(self):
        check = checks.outside_includes
        self.refused(check, "server/http/a.cpp", "#include <boost/beast/http.hpp>\n")
        self.refused(check, "server/room/a.h", "#include <rocksdb/db.h>\n")
        self.refused(check, "server/room/a.cpp", '#include "sync.pb.h"\n')
        self.refused(check, "tests/room/a.cpp", "#include <google/protobuf/message.h>\n")
        self.accepted(check, "server/net/a.cpp", "#include <boost/beast/core.hpp>\n")
        self.accepted(check, "tests/core/codec_test.cpp", '#include "batch.pb.h"\n')

    def test_folders_keep_their_purity(self):
        check = checks.banned_words
        self.refused(check, "server/core/a.cpp", "#include <thread>\n")
        self.refused(check, "server/core/a.cpp", "  throw 1;\n")
        self.refused(check, "server/room/a.cpp", "auto now = std::chrono::steady_clock::now();\n")
        self.refused(check, "client-web/src/scene/a.ts", "window.scrollTo(0, 0);\n")
        self.accepted(check, "server/core/a.cpp", "// We never throw here.\nint retry = 1;\n")
        self.accepted(check, "server/net/a.cpp", "auto now = std::chrono::steady_clock::now();\n")

    def test_limits_live_in_one_file(self):
        check = checks.limits
        self.refused(check, "server/room/a.cpp", "constexpr std::size_t notes_max = 4'096;\n")
        self.refused(check, "server/net/a.h", "inline constexpr auto idle_timeout = 5s;\n")
        self.refused(check, "server/net/a.h", "static constexpr int queue_limit{64};\n")
        self.refused(check, "server/core/text_tree.h", "// children_max is gone\n", line=0)
        self.accepted(check, "server/core/text_tree.h", "inline constexpr unsigned children_max = 32;\n")
        self.accepted(check, "server/base/limits.h", "inline constexpr std::size_t notes_max = 4'096;\n")
        self.accepted(check, "server/room/a.cpp", "constexpr auto notes_max = limits::notes_max;\n")
        self.accepted(check, "server/room/a.cpp", "// constexpr int notes_max = 4;\nconst int last = 4;\n")

    def test_protocol_rules_and_tests_know_each_other(self):
        check, book = checks.protocol_rules, "proto/PROTOCOL.md"
        rule = "- **P1** Something holds.\n"
        self.refused(check, book, rule)
        self.refused(check, book, rule, **{"tests/net/a_test.cpp": "int P1 = 0;\n"})
        self.refused(check, "tests/net/a_test.cpp", "// P1, P2\n", **{book: rule})
        self.refused(check, book, rule + rule, line=2, **{"tests/net/a_test.cpp": "// P1\n"})
        self.refused(check, book, rule, **{"server/net/a.cpp": "// P1: only tests hold a rule\n"})
        self.accepted(check, book, rule, **{"tests/net/a_test.cpp": "x();  // P1\n"})
        self.accepted(check, book, rule, **{"client-web/src/sync/a.test.ts": "/** P1 */\n"})

    def test_schema_fields_are_explained(self):
        check, path = checks.schema_comments, "proto/a.proto"
        self.refused(check, path, "message A {\n  // One.\n  uint32 a = 1;\n  repeated sint64 b = 2 [packed = true];\n}\n", line=4)
        self.accepted(check, path, "message A {\n  // One.\n  uint32 a = 1;\n  oneof b {\n    C c = 2;\n  }\n}\nenum E {\n  X = 0;\n}\n")

    def test_files_stay_readable(self):
        self.refused(checks.sizes, "server/room/a.h", "int x;\n" * 200, line=0)
        self.refused(checks.sizes, "client-web/src/ui/a.tsx", "x;\n" * 451, line=0)
        self.accepted(checks.sizes, "server/room/a.cpp", "int x;\n" * 301)
        self.assertTrue(found(checks.size_warnings, {"server/room/a.cpp": "int x;\n" * 301}))

    def test_headers_say_what_they_are(self):
        self.refused(checks.header_essays, "server/room/a.h", "#pragma once\n")
        self.refused(checks.header_essays, "server/room/a.h", "// A thing.\nint x;\n", line=0)
        self.accepted(checks.header_essays, "server/room/a.h", "// A thing.\n#pragma once\n")

    def test_nothing_is_left_over_and_nothing_is_of_one_machine(self):
        self.refused(checks.marks, "server/room/a.cpp", "// TO" + "DO later\n")
        self.refused(checks.marks, "deploy/run", "cd /ho" + "me/anna/tablee\n")
        self.accepted(checks.marks, "deploy/run", "cd ~/tablee # the folder of a todo list\n")

    def test_the_place_of_the_checkout_is_nowhere_in_it(self):
        with tempfile.TemporaryDirectory(prefix="tidy-") as folder:
            path = Path(folder, "checkout", "README.md")
            path.parent.mkdir()
            path.write_text(f"see {folder}/notes\n")
            self.assertTrue(list(checks.marks(checks.Tree(path.parent, ["README.md"]))))

    def test_lock_files_name_no_registry(self):
        check, path = checks.lock_files, "client-web/package-lock.json"
        self.refused(check, path, '{\n"resolved": "https://registry.example/x.tgz"\n}\n', line=2)
        self.accepted(check, path, '{ "integrity": "sha512-x" }\n')

    def test_folders_have_a_readme_that_does_not_rot(self):
        self.refused(checks.readmes, "server/room/README.md", "├── room.h\n", line=0)
        self.assertIn(("server/room/README.md", 0), found(checks.readmes, {"server/room/a.h": ""}))

    def test_every_check_is_shown_here(self):
        text = Path(__file__).read_text(encoding="utf-8")
        for check in checks.ALL:
            self.assertIn(f"checks.{check.__name__}", text)


if __name__ == "__main__":
    unittest.main()
