// Readers that take nothing but what a format allows: what is wrong is an empty result and a failed expectation.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tablee::render {

/// An element, or text (without a name).
struct Node {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;
  std::vector<Node> children;

  /// All text in it.
  [[nodiscard]] std::string content() const {
    std::string all = text;
    for (const auto& child : children) all += child.content();
    return all;
  }
  /// All elements of that name in it, in order.
  void find(std::string_view wanted, std::vector<const Node*>& found) const {
    if (name == wanted) found.push_back(this);
    for (const auto& child : children) child.find(wanted, found);
  }
  [[nodiscard]] std::vector<const Node*> all(std::string_view wanted) const {
    std::vector<const Node*> found;
    find(wanted, found);
    return found;
  }
};

/// XML 1.0 as far as a page uses it: elements, attributes in double quotes, text, five entities, a DOCTYPE.
class StrictXml {
 public:
  explicit StrictXml(std::string_view text) : rest_(text) {}

  Node document() {
    expect("<!DOCTYPE html>\n");
    return root();
  }
  Node root() {
    Node root = element();
    while (rest_.starts_with("\n")) rest_.remove_prefix(1);
    EXPECT_TRUE(rest_.empty()) << "behind the end: " << rest_.substr(0, 80);
    return root;
  }

 private:
  void fail(const std::string& why) {
    if (!failed_) ADD_FAILURE() << why << ": " << rest_.substr(0, 120);
    failed_ = true;
    rest_ = {};
  }
  void expect(std::string_view what) {
    if (!rest_.starts_with(what)) return fail("no " + std::string{what});
    rest_.remove_prefix(what.size());
  }
  std::string name() {
    std::string read;
    while (!rest_.empty() && (std::isalnum(static_cast<unsigned char>(rest_[0])) ||
                              rest_[0] == '-' || rest_[0] == ':'))
      read += take();
    if (read.empty()) fail("no name");
    return read;
  }
  char take() {
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }
  std::string characters(std::string_view until) {
    std::string read;
    while (!rest_.empty() && until.find(rest_[0]) == std::string_view::npos) {
      if (rest_.starts_with("]]>")) fail("]]> in text");
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_[0]);
      if (byte < 0x20 && byte != '\n' && byte != '\t') fail("a control character");
      if (rest_.starts_with("\xEF\xBF\xBF") || rest_.starts_with("\xEF\xBF\xBE")) fail("U+FFFE/F");
      if (rest_.empty()) break;
      if (rest_[0] == '<') fail("a bare <");
      if (!rest_.empty() && rest_[0] == '&') {
        read += entity();
      } else if (!rest_.empty()) {
        read += take();
      }
    }
    return read;
  }
  std::string entity() {
    static const std::map<std::string, std::string> known{
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
    for (const auto& [written, meant] : known) {
      if (!rest_.starts_with(written)) continue;
      rest_.remove_prefix(written.size());
      return meant;
    }
    fail("a bare &");
    return {};
  }
  Node element() {
    Node node;
    expect("<");
    node.name = name();
    while (rest_.starts_with(" ")) {
      take();
      const auto attribute = name();
      expect("=\"");
      EXPECT_FALSE(node.attributes.contains(attribute)) << "twice: " << attribute;
      node.attributes[attribute] = characters("\"<");
      expect("\"");
    }
    if (rest_.starts_with("/>")) {
      rest_.remove_prefix(2);
      if (node.name == "br") node.text = "\n";
      return node;
    }
    expect(">");
    while (!rest_.empty() && !rest_.starts_with("</")) {
      if (rest_[0] == '<') {
        node.children.push_back(element());
      } else {
        node.children.push_back(
            {.name = {}, .attributes = {}, .text = characters("<"), .children = {}});
      }
    }
    expect("</" + node.name + ">");
    return node;
  }

  std::string_view rest_;
  bool failed_ = false;
};

/// RFC 4180: rows of fields, every line ends with CR LF, quotes only around whole fields.
inline std::vector<std::vector<std::string>> strict_csv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  while (!text.empty()) {
    std::vector<std::string> row;
    for (bool more = true; more;) {
      std::string field;
      if (text.starts_with('"')) {
        text.remove_prefix(1);
        while (!text.empty() && (text[0] != '"' || text.starts_with("\"\""))) {
          text.remove_prefix(text[0] == '"' ? 1 : 0);
          field += text[0];
          text.remove_prefix(1);
        }
        EXPECT_TRUE(text.starts_with('"')) << "an open quote";
        text.remove_prefix(std::min<std::size_t>(1, text.size()));
      } else {
        const auto end = std::min(text.find_first_of(",\r\n\""), text.size());
        field = text.substr(0, end);
        text.remove_prefix(end);
      }
      row.push_back(field);
      more = text.starts_with(',');
      if (more) text.remove_prefix(1);
    }
    EXPECT_TRUE(text.starts_with("\r\n")) << "a row without its end: " << text.substr(0, 60);
    if (!text.starts_with("\r\n")) return {};
    text.remove_prefix(2);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace tablee::render
