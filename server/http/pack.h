// Smaller answers for who can read them.
#pragma once

#include "http/message.h"

namespace tablee::http {

/// The answer with its body as gzip (RFC 9110, section 8.4) when the asker has said that it reads that, and it
/// pays; else as it is. Costs time: 20 ms a megabyte, so not for the control thread.
[[nodiscard]] Response packed(Response response, bool reads_gzip);
/// Whether the asker has said so.
[[nodiscard]] bool reads_gzip(const Request& request);

}  // namespace tablee::http
