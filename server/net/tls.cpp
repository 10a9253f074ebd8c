#include "net/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <ctime>
#include <string_view>

namespace tablee::net {
namespace {

std::string reason() {
  const unsigned long error = ERR_peek_last_error();
  const char* const text = ERR_reason_error_string(error);
  ERR_clear_error();
  return text == nullptr ? "unknown reason" : text;
}

std::unexpected<std::string> refused(std::string_view what, const std::filesystem::path& file) {
  return std::unexpected{std::string{what} + " " + file.string() + ": " + reason() + "."};
}

// A server that speaks only HTTP/1.1 says so, so that nobody tries HTTP/2 and fails.
int choose_protocol(SSL*, const unsigned char** out, unsigned char* out_size,
                    const unsigned char* in, unsigned in_size, void*) {
  constexpr std::string_view ours{"\x08http/1.1"};
  unsigned char* chosen = nullptr;
  const int found =
      SSL_select_next_proto(&chosen, out_size, reinterpret_cast<const unsigned char*>(ours.data()),
                            static_cast<unsigned>(ours.size()), in, in_size);
  *out = chosen;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

// Mozilla's "intermediate" recommendation, without what has no forward secrecy or no authenticated cipher.
bool configure(SSL_CTX* context) {
  SSL_CTX_set_options(context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE |
                                SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 &&
         SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") == 1;
}

std::chrono::sys_seconds end_of(SSL_CTX* context) {
  std::tm time{};
  const X509* const certificate = SSL_CTX_get0_certificate(context);
  if (certificate == nullptr || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &time) != 1) {
    return {};
  }
  return std::chrono::sys_seconds{std::chrono::seconds{::timegm(&time)}};
}

}  // namespace

void FreeSsl::operator()(ssl_st* ssl) const {
  SSL_free(ssl);
}

std::expected<std::shared_ptr<const Certificate>, std::string> Certificate::load(
    const TlsFiles& files) {
  if (files.certificate.empty() || files.key.empty()) {
    return std::unexpected{std::string{
        "TLS needs both a certificate and its key: --tls-certificate FILE --tls-key FILE."}};
  }
  ERR_clear_error();
  const std::shared_ptr<SSL_CTX> context{SSL_CTX_new(TLS_server_method()), SSL_CTX_free};
  if (!context || !configure(context.get())) {
    return std::unexpected{"OpenSSL does not do what TLS needs here: " + reason() + "."};
  }
  if (SSL_CTX_use_certificate_chain_file(context.get(), files.certificate.c_str()) != 1) {
    return refused("The certificate can not be read from", files.certificate);
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), files.key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return refused("The key can not be read from, or is not the certificate's,", files.key);
  }
  if (SSL_CTX_check_private_key(context.get()) != 1) {
    return refused("This is not the key of the certificate:", files.key);
  }
  std::shared_ptr<Certificate> certificate{new Certificate{context}};
  certificate->ends_ = end_of(context.get());
  return certificate;
}

Ssl Certificate::accept(int socket) const {
  Ssl ssl{SSL_new(context_.get())};
  if (!ssl || SSL_set_fd(ssl.get(), socket) != 1) return nullptr;
  SSL_set_accept_state(ssl.get());
  return ssl;
}

}  // namespace tablee::net
