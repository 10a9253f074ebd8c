// Texts that try to be something else, and one event full of them.
#pragma once

#include <string>
#include <vector>

#include "render/outcome.h"

namespace tablee::render {

inline std::vector<std::string> hostile_texts() {
  return {"<script>alert(1)</script>",
          "</bdi></li></style><img src=x onerror=alert(1)>",
          "&lt;b&gt; & &amp; \"quoted\" 'too'",
          "]]><!--",
          "=cmd|' /C calc'!A0",
          "+1+1",
          "@SUM(A1)",
          "-2",
          "  =1+1",
          "\t=1",
          "# no heading",
          "1. no list",
          "- no list either",
          "> no quote",
          "```\nno code\n```",
          "[no](javascript:alert(1)) ![no](x) <http://example.org>",
          "| a | b |\n|---|---|",
          "one\\two\ntwo  \n\n    three",
          "\u202Egnp.exe",
          "\u2066\u2067\u202E open",
          "\u2069\u202C closed before",
          "a\r\nb\rc",
          "\uFFFF\uFDD0 none",
          std::string{"nul \0 and \x01 bell \x7F", 18},
          "\xC3\x28 no utf-8 \xF0\x9F",
          "👩🏽‍🚒 e\u0301 🏴󠁧󠁢󠁥󠁮󠁧󠁿"};
}

inline Outcome hostile_outcome() {
  Outcome outcome;
  outcome.title = hostile_texts().front();
  outcome.language = "fr\"><script>";
  outcome.date = "2016-13-40<";
  TableOutcome table{.number = 1, .question = hostile_texts()[1]};
  for (const auto& text : hostile_texts()) {
    outcome.principles.push_back(text);
    table.names.push_back(text);
    const Word word{.id = "1.1", .text = text, .author = text, .dots = 2, .created = text};
    table.groups.push_back({.id = "2.2", .title = text, .propositions = {}});
    table.groups.back().propositions.push_back(
        {.id = "3.3", .text = text + "!", .dots = 1, .sources = {word, word}});
    table.left.push_back({.title = text, .words = {word}});
    table.votes.push_back({.title = text, .people = 1, .placings = {{.place = 1, .text = text}}});
  }
  outcome.votes = table.votes;
  table.people = table.names.size();
  outcome.tables.push_back(table);
  outcome.introduction = outcome.closing = outcome.contact = outcome.made = outcome.place =
      outcome.occasion = hostile_texts()[1];
  return outcome;
}

}  // namespace tablee::render
