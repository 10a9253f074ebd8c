#include "http/pack.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "base/random.h"

namespace tablee::http {
namespace {

base::Bytes gunzipped(const base::Bytes& packed) {
  constexpr int gzip_window_bits = 15 + 16;
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, gzip_window_bits), Z_OK);
  base::Bytes out(1024 * 1024, '\0');
  base::Bytes in = packed;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

Response answer(base::Bytes body, unsigned status = 200) {
  return {.status = status, .body = std::move(body)};
}

TEST(Pack, WhoReadsGzipGetsTheSameInLess) {
  const base::Bytes body(100'000, 'a');
  const Response packed = http::packed(answer(body), true);
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_EQ(packed.header("Vary"), "Accept-Encoding");
  EXPECT_LT(packed.body.size(), 1'000U);
  EXPECT_EQ(gunzipped(packed.body), body);
}

TEST(Pack, WhoDoesNotGetsItAsItIs) {
  const base::Bytes body(100'000, 'a');
  const Response plain = packed(answer(body), false);
  EXPECT_EQ(plain.header("Content-Encoding"), "");
  EXPECT_EQ(plain.header("Vary"), "Accept-Encoding") << "a cache must not give it to both";
  EXPECT_EQ(plain.body, body);
}

TEST(Pack, LeavesAloneWhatDoesNotPay) {
  EXPECT_EQ(packed(answer(base::Bytes(1'000, 'a')), true).header("Content-Encoding"), "");
  EXPECT_EQ(packed(answer(base::Bytes(5'000, 'a'), 500), true).header("Content-Encoding"), "");
  base::Random random(1);
  base::Bytes noise(5'000, '\0');
  for (char& byte : noise) byte = static_cast<char>(random.below(256));
  EXPECT_EQ(packed(answer(noise), true).body, noise);
}

TEST(Pack, AsksTheAskersOwnWords) {
  Request request;
  EXPECT_FALSE(reads_gzip(request));
  request.headers.push_back({"accept-encoding", "br, GZIP"});
  EXPECT_TRUE(reads_gzip(request));
  request.headers.front().value = "br, gzip;q=0";
  EXPECT_FALSE(reads_gzip(request));
}

}  // namespace
}  // namespace tablee::http
