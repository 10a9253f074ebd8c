// What the API answers while nobody else is there. Work that reads the store is done at once.
#pragma once

#include <utility>
#include <variant>
#include <vector>

#include "http/api.h"

namespace tablee::http {

/// Nobody is connected, and the store is well.
class Nobody : public Live {
 public:
  virtual ~Nobody() = default;
  void people_changed(base::EventId) override {}
  void revoked(base::EventId, const std::vector<base::ParticipantId>&) override {}
  [[nodiscard]] bool writable() const override { return true; }
  [[nodiscard]] base::Bytes metrics() const override { return {}; }
};

inline Response asked(Api& api, const Request& request, Live& live) {
  Answer answer = api.answer(request, live);
  if (auto* const response = std::get_if<Response>(&answer)) return std::move(*response);
  auto& deferred = std::get<Deferred>(answer);
  auto response = deferred.begin()({});
  if (deferred.end) deferred.end(response);
  return response;
}

}  // namespace tablee::http
