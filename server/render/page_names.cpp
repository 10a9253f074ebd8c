// Names in a page that was made before.
#include "render/outcome_words.h"
#include "render/page.h"

namespace tablee::render {
namespace {

std::string_view language_of(std::string_view page) {
  constexpr std::string_view begin = "<html lang=\"";
  const auto from = page.find(begin);
  if (from == std::string_view::npos) return {};
  const auto language = page.substr(from + begin.size());
  return language.substr(0, language.find('"'));
}

}  // namespace

// In what people wrote no sign of markup is left, a quotation mark neither: what looks like our attribute is ours.
std::string without_name(std::string_view page, std::uint32_t whose) {
  const std::string mark = " data-who=\"" + std::to_string(whose) + "\"";
  constexpr std::string_view picture = "<text", end_in_picture = "</text>\n", end = "</bdi>";
  const auto language = language_of(page);
  std::string removed = "<i>" + std::string{words_for(language).name_removed} + "</i>";
  if (!has_words(language)) removed.insert(2, " lang=\"en\"");
  std::string out;
  std::size_t from = 0;
  for (std::size_t at = 0; (at = page.find(mark, from)) != std::string_view::npos;) {
    const auto begin = page.rfind('<', at);
    const bool drawn = page.substr(begin).starts_with(picture);
    const auto closing = drawn ? end_in_picture : end;
    const auto to = page.find(closing, at);
    if (to == std::string_view::npos) break;
    out.append(page.substr(from, begin - from));
    if (!drawn) out += removed;
    from = to + closing.size();
  }
  return out.append(page.substr(from));
}

}  // namespace tablee::render
