#include "http/assets.h"

#include <algorithm>

namespace tablee::http {
namespace {

struct Variant {
  std::string_view bytes;
  std::string_view encoding;
};

Variant choose(const Asset& asset, const Request& request) {
  if (!asset.brotli.empty() && request.header_lists("Accept-Encoding", "br")) {
    return {asset.brotli, "br"};
  }
  if (!asset.gzip.empty() && request.header_lists("Accept-Encoding", "gzip")) {
    return {asset.gzip, "gzip"};
  }
  return {asset.identity, {}};
}

}  // namespace

std::optional<Response> serve_asset(std::span<const Asset> assets, const Request& request) {
  const auto found =
      std::ranges::lower_bound(assets, std::string_view{request.path}, {}, &Asset::path);
  if (found == assets.end() || found->path != request.path) return std::nullopt;
  Response response;
  response.set("ETag", found->etag);
  response.set("Vary", "Accept-Encoding");
  // A name without a hash is asked for each time, and is mostly answered with 304.
  response.set("Cache-Control",
               found->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.header_lists("If-None-Match", found->etag)) {
    response.status = 304;
    return response;
  }
  const Variant variant = choose(*found, request);
  const bool text = found->type.starts_with("text/");
  response.set("Content-Type", std::string{found->type} + (text ? "; charset=utf-8" : ""));
  if (!variant.encoding.empty()) response.set("Content-Encoding", variant.encoding);
  response.fixed = variant.bytes;
  return response;
}

}  // namespace tablee::http
