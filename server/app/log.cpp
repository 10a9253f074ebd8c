#include "app/log.h"

#include <spdlog/details/os.h>
#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <memory>

namespace tablee::app {
namespace {

namespace json = boost::json;

// {"time":"2016-11-17T14:30:00.000Z","level":"info","message":"…"}
class JsonLines final : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& entry, spdlog::memory_buf_t& out) override {
    using std::chrono::floor;
    const auto time = floor<std::chrono::milliseconds>(entry.time);
    const auto second = floor<std::chrono::seconds>(time);
    const std::tm utc = spdlog::details::os::gmtime(std::chrono::system_clock::to_time_t(second));
    const std::string stamp = fmt::format(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", utc.tm_year + 1900, utc.tm_mon + 1,
        utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, (time - second).count());
    const auto level = spdlog::level::to_string_view(entry.level);
    const json::object line{
        {"time", stamp},
        {"level", json::string_view{level.data(), level.size()}},
        {"message", json::string_view{entry.payload.data(), entry.payload.size()}}};
    const std::string text = json::serialize(line) + "\n";
    out.append(text.data(), text.data() + text.size());
  }
  [[nodiscard]] std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonLines>();
  }
};

}  // namespace

void open_log(const std::string& level, const std::string& format) {
  auto logger = std::make_shared<spdlog::logger>(
      "tablee", std::make_shared<spdlog::sinks::stderr_color_sink_mt>());
  if (format == "json") {
    logger->set_formatter(std::make_unique<JsonLines>());
  } else {
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e %^%l%$ %v");
  }
  logger->set_level(spdlog::level::from_str(level));
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace tablee::app
