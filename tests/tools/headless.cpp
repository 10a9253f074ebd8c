// One person without a browser: joins an event, sits at a table, and does what standard input says, a line
// each. For tests that hold a browser's copy of a board against one of C++.
//
//   note X Y TEXT   a new note          type TEXT     at the end of the oldest note, a batch for each sign
//   stop            the Wi-Fi is gone   start         and back
//   state           answers with one line of JSON: {"saved":…, "cursor":…, "keyframe":"hex", "texts":[…]}
//   quit
//
// The random numbers that it uses come from the seed given.
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/json.hpp>
#include <charconv>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "base/random.h"
#include "dial/client.h"

namespace {

namespace asio = boost::asio;
namespace json = boost::json;
using tablee::core::Document;
using tablee::core::Editor;
using tablee::core::Handle;
using tablee::core::handle_none;
using tablee::core::ObjectKind;

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

/// Each code point of valid UTF-8.
std::vector<std::string_view> signs(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    parts.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return parts;
}

Handle oldest_note(const Document& board) {
  Handle oldest = handle_none;
  for (Handle handle = 0; handle < board.size(); ++handle) {
    const auto object = board.object(handle);
    if (object.kind != ObjectKind::note || !board.shown(handle)) continue;
    if (oldest == handle_none || object.id < board.object(oldest).id) oldest = handle;
  }
  return oldest;
}

class Person {
 public:
  Person(asio::io_context& context, tablee::dial::ClientOptions options, std::string token)
      : client_(context, options,
                tablee::replica::Replica(std::move(token),
                                         tablee::base::Random(options.seed).next() | 1U),
                clock_) {
    client_.start();
  }

  /// False: the line says to go.
  bool act(const std::string& line) {
    std::istringstream words(line);
    std::string word;
    words >> word;
    if (word == "quit") return false;
    if (word == "note") make_note(words);
    if (word == "type") type(rest(words));
    if (word == "stop") client_.stop();
    if (word == "start") client_.start();
    if (word == "state") std::cout << state() << std::endl;
    return true;
  }

 private:
  static std::string rest(std::istringstream& words) {
    std::string text;
    std::getline(words >> std::ws, text);
    return text;
  }

  void make_note(std::istringstream& words) {
    std::int32_t x = 0;
    std::int32_t y = 0;
    words >> x >> y;
    const std::string text = rest(words);
    client_.replica().edit([&](Editor& editor) {
      const Handle note =
          editor.create({.kind = ObjectKind::note, .x = x, .y = y, .w = 160, .h = 160});
      editor.insert_text(note, 0, text);
    });
    client_.flush();
  }

  void type(const std::string& text) {
    const Document& board = client_.replica().document();
    const Handle note = oldest_note(board);
    if (note == handle_none) return;
    for (const std::string_view sign : signs(text)) {
      client_.replica().edit(
          [&](Editor& editor) { editor.insert_text(note, board.text_length(note), sign); });
    }
    client_.flush();
  }

  json::object state() {
    const auto& replica = client_.replica();
    json::array texts;
    for (Handle handle = 0; handle < replica.document().size(); ++handle) {
      if (!replica.document().shown(handle)) continue;
      std::string text;
      replica.document().text(handle, text);
      texts.emplace_back(text);
    }
    return {{"connected", client_.connected()},
            {"saved", replica.caught_up() && replica.unacknowledged() == 0},
            {"cursor", replica.cursor().value},
            {"keyframe", hex(replica.confirmed_keyframe())},
            {"texts", std::move(texts)}};
  }

  tablee::base::SystemClock clock_;
  tablee::dial::Client client_;
};

/// The board of table `number`, as the API tells it. Zero: there is none.
tablee::base::BoardId board_of(const tablee::dial::HttpAddress& address, const std::string& token,
                               std::int64_t number) {
  tablee::http::Request request{.path = "/api/v1/event"};
  request.headers.push_back({"Authorization", "Bearer " + token});
  const auto answer = tablee::dial::fetch(address, request);
  if (!answer) return {};
  const json::value event = json::parse(answer->content());
  for (const json::value& table : event.at("tables").as_array()) {
    if (table.at("number").to_number<std::int64_t>() != number) continue;
    const std::string board{table.at("board").as_string()};
    return tablee::base::BoardId{tablee::base::from_hex(board).value_or(0)};
  }
  return {};
}

void read_lines(asio::posix::stream_descriptor& in, asio::streambuf& buffer, Person& person) {
  asio::async_read_until(in, buffer, '\n', [&](boost::system::error_code error, std::size_t) {
    std::istream stream(&buffer);
    std::string line;
    if (error || !std::getline(stream, line) || !person.act(line)) {
      static_cast<asio::io_context&>(in.get_executor().context()).stop();
      return;
    }
    read_lines(in, buffer, person);
  });
}

std::uint64_t number(const char* text) {
  std::uint64_t value = 0;
  std::from_chars(text, text + std::string_view(text).size(), value);
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: headless PORT CODE NAME TABLE SEED\n");
    return 2;
  }
  const tablee::dial::HttpAddress address{"127.0.0.1", static_cast<std::uint16_t>(number(argv[1]))};
  const auto token = tablee::dial::join(address, argv[2], argv[3]);
  if (!token) {
    std::fprintf(stderr, "headless: %s\n", token.error().c_str());
    return 1;
  }
  const auto board = board_of(address, *token, static_cast<std::int64_t>(number(argv[4])));
  asio::io_context context;
  Person person(context, {.address = address, .board = board, .seed = number(argv[5])}, *token);
  asio::posix::stream_descriptor in(context, ::dup(STDIN_FILENO));
  asio::streambuf buffer;
  read_lines(in, buffer, person);
  context.run();
  return 0;
}
