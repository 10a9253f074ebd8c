#include "http/pack.h"

#include "http/accept.h"
#include "wire/deflate.h"

namespace tablee::http {
namespace {

// Below it an answer fits one packet anyway.
constexpr std::size_t worth_bytes = 1'400;

}  // namespace

bool reads_gzip(const Request& request) {
  const int gzip = wish_for(request, Coding::gzip);
  return gzip > 0 && gzip >= wish_for(request, Coding::identity);
}

Response packed(Response response, bool reads_gzip) {
  if (response.status != 200 || response.body.size() < worth_bytes) return response;
  response.set("Vary", "Accept-Encoding");
  if (!reads_gzip) return response;
  base::Bytes smaller = wire::gzip(response.body);
  if (smaller.size() >= response.body.size()) return response;
  response.body = std::move(smaller);
  response.set("Content-Encoding", "gzip");
  return response;
}

}  // namespace tablee::http
