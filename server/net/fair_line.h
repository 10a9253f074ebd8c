// Who goes first when there are too many: of the network that has most in line, the one that has been still longest. So one
// address that fills the house empties its own places, and others get in.
//
// Not here: what going means. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace tablee::net {

class FairLine {
 public:
  using Id = std::uint64_t;
  enum class Stand : std::uint8_t {
    still,  ///< Nothing is being done for it: of its network it goes first.
    busy,   ///< It is being served, or takes an answer.
  };

  /// To the end of its network's line, and so again whenever it has moved.
  void put(Id id, const std::string& network, Stand stand);
  /// Nothing when it is not in line.
  void take(Id id);
  [[nodiscard]] std::size_t size() const { return members_.size(); }
  [[nodiscard]] std::size_t size_of(const std::string& network) const;
  /// Nothing when nobody is in line.
  [[nodiscard]] std::optional<Id> first() const;
  [[nodiscard]] std::optional<Id> first_of(const std::string& network) const;

 private:
  struct Place {
    Id id;
    std::uint64_t moved;  // the later, the greater
  };
  struct Network {
    const std::string* name = nullptr;
    std::list<Place> still{};
    std::list<Place> busy{};

    [[nodiscard]] std::size_t size() const { return still.size() + busy.size(); }
    [[nodiscard]] const Place& front() const {
      return still.empty() ? busy.front() : still.front();
    }
  };
  /// The first of them has most in line, and of several that have as many the one who is still, longest.
  struct ByShare {
    bool operator()(const Network* a, const Network* b) const;
  };
  struct Member {
    Network* network;
    Stand stand;
    std::list<Place>::iterator place;
  };

  void remove(const Member& member);

  std::uint64_t moves_ = 0;
  std::unordered_map<std::string, Network> networks_;  // with somebody in line
  std::set<Network*, ByShare> by_share_;               // a network is changed outside of it
  std::unordered_map<Id, Member> members_;
};

}  // namespace tablee::net
