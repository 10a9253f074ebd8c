#include "wire/deflate.h"

#include <zlib.h>

#include "base/check.h"

namespace tablee::wire {
namespace {

// Level 4 is the first with lazy matching: on keyframes it is within 5 % of level 6 at half its time.
constexpr int level = 4;
constexpr int window_bits =
    -15;  // raw: no header, no checksum; the store and the socket have theirs
constexpr int gzip_window_bits = 15 + 16;  // zlib's way of asking for RFC 1952
constexpr int memory_level = 8;

Bytef* input(base::BytesView bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

base::Bytes compress(base::BytesView bytes, int format) {
  z_stream stream{};
  TABLEE_CHECK(deflateInit2(&stream, level, Z_DEFLATED, format, memory_level, Z_DEFAULT_STRATEGY) ==
               Z_OK);
  base::Bytes out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = input(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  TABLEE_CHECK(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  out.shrink_to_fit();
  return out;
}

}  // namespace

base::Bytes deflate(base::BytesView bytes) {
  return compress(bytes, window_bits);
}

base::Bytes gzip(base::BytesView bytes) {
  return compress(bytes, gzip_window_bits);
}

std::expected<base::Bytes, Error> inflate(base::BytesView deflated, std::size_t bytes,
                                          std::size_t bytes_max) {
  if (bytes > bytes_max) return std::unexpected(Error::too_large);
  z_stream stream{};
  TABLEE_CHECK(inflateInit2(&stream, window_bits) == Z_OK);
  base::Bytes out(bytes + 1, '\0');  // one more, so that a longer stream shows
  stream.next_in = input(deflated);
  stream.avail_in = static_cast<uInt>(deflated.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = ::inflate(&stream, Z_FINISH);
  const bool whole = result == Z_STREAM_END && stream.total_out == bytes && stream.avail_in == 0;
  inflateEnd(&stream);
  if (!whole) return std::unexpected(Error::malformed);
  out.resize(bytes);
  return out;
}

}  // namespace tablee::wire
