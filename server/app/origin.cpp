#include "app/origin.h"

#include <boost/url/parse.hpp>
#include <boost/url/url.hpp>
#include <charconv>
#include <cstdint>

namespace tablee::app {

namespace urls = boost::urls;

std::optional<std::string> canonical_origin(std::string_view text) {
  const auto parsed = urls::parse_uri(urls::string_view{text.data(), text.size()});
  if (!parsed) return std::nullopt;
  urls::url url{*parsed};
  url.normalize_scheme().normalize_authority();
  const bool secure = url.scheme_id() == urls::scheme::https;
  const bool good = (secure || url.scheme_id() == urls::scheme::http) && !url.has_userinfo() &&
                    !url.encoded_host().empty() && !url.has_query() && !url.has_fragment() &&
                    (url.encoded_path().empty() || url.encoded_path() == "/");
  if (!good) return std::nullopt;
  std::string origin = (secure ? "https://" : "http://") + std::string{url.encoded_host()};
  if (!url.has_port()) return origin;
  const std::string_view digits{url.port().data(), url.port().size()};
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size() || port == 0) {
    return std::nullopt;
  }
  return port == (secure ? 443 : 80) ? origin : origin + ":" + std::to_string(port);
}

}  // namespace tablee::app
