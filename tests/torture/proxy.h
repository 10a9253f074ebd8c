// A bad network between clients and a server: a TCP proxy on 127.0.0.1 that delays, resets, swallows and forgets on
// demand. Bytes are never changed and never come out of order: TCP would not do that either.
//
// Runs on a thread of its own; every function may be called from any thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <list>
#include <string>
#include <thread>

namespace tablee::torture {

enum class Weather : std::uint8_t {
  fair,
  delay,      ///< Nothing moves; later it does.
  half_open,  ///< Nothing moves and nothing ever will: the connections end when the weather does.
  one_way,    ///< The server hears, the clients do not; ends like half_open.
  reset,      ///< Every connection of the moment is reset, and each that comes.
};

class Proxy {
 public:
  Proxy();
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }
  void lead_to(std::uint16_t server) { server_ = server; }
  void turn(Weather weather) { weather_ = weather; }

 private:
  struct Pair {
    int client = -1;
    int server = -1;
    std::string to_server{};
    std::string to_client{};
    bool spoilt = false;  ///< Bytes are missing: never to be used again.
    bool over = false;
  };

  void run();
  void change(Weather weather);
  void accept_all();
  void wait(Weather weather);
  void serve(Pair& pair, Weather weather, short client_events, short server_events);
  static void read(int from, std::string& into, Pair& pair);
  static void write(int to, std::string& what, Pair& pair);
  static void end(Pair& pair, bool reset);

  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::list<Pair> pairs_;
  std::atomic<std::uint16_t> server_{0};
  std::atomic<Weather> weather_{Weather::fair};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};

}  // namespace tablee::torture
