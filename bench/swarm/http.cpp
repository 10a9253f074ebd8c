#include "http.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <sstream>

namespace tablee::swarm {
namespace {

namespace json = boost::json;

std::expected<std::string, std::string> talk(std::uint16_t port, const std::string& request) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    if (fd >= 0) ::close(fd);
    return std::unexpected("no server at 127.0.0.1:" + std::to_string(port));
  }
  std::string answer;
  if (::send(fd, request.data(), request.size(), MSG_NOSIGNAL) ==
      static_cast<ssize_t>(request.size())) {
    char buffer[16'384];
    for (ssize_t got = 0; (got = ::recv(fd, buffer, sizeof buffer, 0)) > 0;) {
      answer.append(buffer, static_cast<std::size_t>(got));
    }
  }
  ::close(fd);
  return answer;
}

std::expected<json::object, std::string> call(std::uint16_t port, const std::string& head,
                                              const std::string& body) {
  auto answer = talk(port, head + "\r\nHost: 127.0.0.1:" + std::to_string(port) +
                               "\r\nConnection: close\r\nContent-Type: application/json"
                               "\r\nContent-Length: " +
                               std::to_string(body.size()) + "\r\n\r\n" + body);
  if (!answer) return std::unexpected(answer.error());
  const auto end = answer->find("\r\n\r\n");
  boost::system::error_code error;
  const auto value =
      json::parse(end == std::string::npos ? std::string{} : answer->substr(end + 4), error);
  if (error || !value.is_object() || !answer->starts_with("HTTP/1.1 200")) {
    return std::unexpected(head + ": " + answer->substr(0, 400));
  }
  return value.as_object();
}

}  // namespace

std::expected<Joined, std::string> join(std::uint16_t port, const std::string& code,
                                        const std::string& name) {
  const json::value wish{{"code", code}, {"name", name}};
  const auto joined = call(port, "POST /api/v1/join HTTP/1.1", json::serialize(wish));
  if (!joined) return std::unexpected(joined.error());
  Joined result;
  result.token = joined->at("token").as_string().c_str();
  const auto event =
      call(port, "GET /api/v1/event HTTP/1.1\r\nAuthorization: Bearer " + result.token, "");
  if (!event) return std::unexpected(event.error());
  for (const auto& table : event->at("tables").as_array()) {
    result.boards.emplace_back(table.at("board").as_string().c_str());
  }
  return result;
}

std::optional<std::vector<double>> metrics(std::uint16_t port,
                                           const std::vector<std::string>& names) {
  const auto answer =
      talk(port, "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
  if (!answer || !answer->starts_with("HTTP/1.1 200")) return std::nullopt;
  std::vector<double> values(names.size(), 0);
  std::istringstream lines(*answer);
  for (std::string line; std::getline(lines, line);) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      const bool named = line.starts_with(names[i] + ' ') || line.starts_with(names[i] + '{');
      if (named) values[i] += std::strtod(line.c_str() + line.rfind(' '), nullptr);
    }
  }
  return values;
}

}  // namespace tablee::swarm
