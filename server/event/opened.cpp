#include "event/opened.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace tablee::event {

std::expected<Opened, std::string> open_events(const CommandOptions& options,
                                               store::OpenMode mode) {
  Opened opened;
  auto store = store::open_rocks_store({.folder = options.data, .mode = mode});
  if (!store) return std::unexpected(store.error().message);
  opened.store = std::move(*store);
  const auto key = LinkKey::load_or_create(link_key_file(options.data));
  if (!key) return std::unexpected(key.error());
  auto events = Events::open(*opened.store, *opened.clock, *key);
  if (!events) return std::unexpected(events.error().message);
  opened.events.emplace(std::move(*events));
  return opened;
}

std::expected<std::string, std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  errno = 0;
  if (!file || !(bytes << file.rdbuf())) {
    return std::unexpected("Could not read " + path.string() + ": " +
                           (errno != 0 ? std::strerror(errno) : "it is empty") + ".");
  }
  return bytes.str();
}

std::expected<base::EventId, std::string> choose(const Events& events,
                                                 std::optional<base::EventId> wanted) {
  const auto all = events.list();
  if (wanted) {
    if (events.overview(*wanted) != nullptr) return *wanted;
    return std::unexpected("There is no event " + base::to_hex(wanted->value) + ".");
  }
  if (all.size() == 1) return all.front();
  return std::unexpected(all.empty() ? "There is no event yet: import one."
                                     : "There are several events: say which one by its id.");
}

}  // namespace tablee::event
