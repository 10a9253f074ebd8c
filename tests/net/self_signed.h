// A key and a certificate that nobody vouches for, made in the test: good for an hour, for one name.
#pragma once

#include <string>

#include "net/tls.h"

namespace tablee::net {

void write_self_signed(const TlsFiles& files, const std::string& name);

}  // namespace tablee::net
