// Frames from either side: bytes that are not a frame are refused, and a client frame that was read can
// be written and read again (P24). Hello and Submit are what strangers send first and most.
#include <variant>

#include "base/check.h"
#include "base/limits.h"
#include "fuzz/target.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace wire = tablee::wire;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto frame = wire::decode_client_frame(bytes)) {
    const std::string once =
        std::visit([](const auto& body) { return wire::encode(body); }, *frame);
    const auto again = wire::decode_client_frame(once);
    TABLEE_CHECK(again.has_value() && again->index() == frame->index());
    const std::string twice =
        std::visit([](const auto& body) { return wire::encode(body); }, *again);
    TABLEE_CHECK(once == twice);
    if (const auto* submit = std::get_if<wire::Submit>(&*frame)) {
      TABLEE_CHECK(submit->batches.size() <= tablee::limits::submit_batches_max);
    }
  }
  wire::ServerFrame frame;
  if (!wire::decode_server_frame(bytes, frame)) return 0;
  std::string entries;
  for (const wire::Entry& entry : frame.entries) {
    const std::size_t before = entries.size();
    wire::append_entry(entries, entry);
    TABLEE_CHECK(entries.size() - before == wire::entry_bytes(entry));
  }
  wire::ServerFrame again;
  TABLEE_CHECK(wire::decode_server_frame(entries, again).has_value());
  TABLEE_CHECK(again.entries.size() == frame.entries.size());
  return 0;
}
