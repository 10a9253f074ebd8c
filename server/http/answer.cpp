#include "http/answer.h"

#include <boost/json/serialize.hpp>

#include "base/limits.h"
#include "event/secrets.h"
#include "render/page.h"

namespace tablee::http {
namespace {

// No outside host, no inline script, no eval. WebAssembly needs its own word; blob: is for pasted
// pictures. `connect-src 'self'` covers the WebSocket of the same host too. The one style that may stand in a page is a
// restitution's: the client shows one before it is published, in a frame that takes over this policy.
std::string content_security_policy() {
  return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' " +
         style_source(render::page_style()) +
         "; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
         "manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'";
}

}  // namespace

Response json_answer(const boost::json::value& value, unsigned status) {
  Response response{.status = status, .body = boost::json::serialize(value)};
  response.set("Content-Type", "application/json");
  return response;
}

Response error_answer(unsigned status, std::string_view code, std::string_view message) {
  return json_answer({{"error", {{"code", code}, {"message", message}}}}, status);
}

Response slow_down(std::string_view message, std::chrono::milliseconds wait) {
  auto response = error_answer(429, "slow_down", message);
  response.set("Retry-After",
               std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()));
  return response;
}

Response text_answer(std::string_view text, unsigned status) {
  Response response{.status = status, .body = base::Bytes{text}};
  response.set("Content-Type", "text/plain; charset=utf-8");
  return response;
}

std::string style_source(std::string_view style) {
  return "'sha256-" + event::to_base64(event::sha256(style)) + "'";
}

void harden(Response& response) {
  if (response.header("Content-Security-Policy").empty()) {
    static const std::string policy = content_security_policy();
    response.set("Content-Security-Policy", policy);
  }
  response.set("X-Content-Type-Options", "nosniff");
  response.set("X-Frame-Options", "DENY");
  response.set("Referrer-Policy", "no-referrer");
  response.set("Cross-Origin-Opener-Policy", "same-origin");
  response.set("Cross-Origin-Resource-Policy", "same-origin");
  response.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  if (response.header("Cache-Control").empty()) response.set("Cache-Control", "no-store");
}

void keep_to_tls(Response& response) {
  response.set("Strict-Transport-Security",
               "max-age=" + std::to_string(limits::tls_remembered.count()));
}

}  // namespace tablee::http
