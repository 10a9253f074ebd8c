#include "http/assets.h"

#include <algorithm>

#include "http/accept.h"
#include "http/answer.h"

namespace tablee::http {
namespace {

struct Variant {
  Coding coding;
  base::BytesView bytes;
};

// What the asker wants most of what we have; the smaller where it makes no difference to them. Nothing when they want none.
std::optional<Variant> choose(const Asset& asset, const Request& request) {
  std::optional<Variant> best;
  int most = 0;
  for (const Variant& one :
       {Variant{Coding::brotli, asset.brotli}, Variant{Coding::gzip, asset.gzip},
        Variant{Coding::identity, asset.identity}}) {
    if (one.coding != Coding::identity && one.bytes.empty()) continue;
    if (const int wish = wish_for(request, one.coding); wish > most) {
      best = one;
      most = wish;
    }
  }
  return best;
}

Response not_acceptable() {
  Response response = error_answer(406, "no_encoding", "Accept identity, gzip or br.");
  response.set("Vary", "Accept-Encoding");
  return response;
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
  if (has_already(request, found->etag)) {
    response.status = 304;
    return response;
  }
  const auto variant = choose(*found, request);
  if (!variant) return not_acceptable();
  const bool text = found->type.starts_with("text/");
  response.set("Content-Type", std::string{found->type} + (text ? "; charset=utf-8" : ""));
  if (variant->coding != Coding::identity) {
    response.set("Content-Encoding", name(variant->coding));
  }
  response.fixed = variant->bytes;
  return response;
}

}  // namespace tablee::http
