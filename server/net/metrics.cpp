#include "net/metrics.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>
#include <unistd.h>

#include <cstdio>
#include <sstream>
#include <string>

#include "wire/close.h"

namespace tablee::net {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;
using Families = std::vector<MetricFamily>;

ClientMetric sample(MetricType type, double value, std::vector<ClientMetric::Label> labels = {}) {
  ClientMetric metric;
  metric.label = std::move(labels);
  if (type == MetricType::Counter) metric.counter.value = value;
  if (type == MetricType::Gauge) metric.gauge.value = value;
  return metric;
}

MetricFamily& add(Families& families, const char* name, const char* help, MetricType type) {
  families.push_back({name, help, type, {}});
  return families.back();
}

void add_sum(Families& families, const char* name, const char* help, MetricType type,
             const MetricsSources& sources,
             shard::ShardCounters::Count shard::ShardCounters::*count) {
  std::uint64_t sum = 0;
  for (const auto* const shard : sources.shards) {
    sum += (shard->*count).load(std::memory_order_relaxed);
  }
  add(families, name, help, type).metric.push_back(sample(type, static_cast<double>(sum)));
}

void add_number(Families& families, const char* name, const char* help, MetricType type,
                std::uint64_t value) {
  add(families, name, help, type).metric.push_back(sample(type, static_cast<double>(value)));
}

void add_boards(Families& families, const MetricsSources& from) {
  constexpr auto counter = MetricType::Counter;
  constexpr auto gauge = MetricType::Gauge;
  using S = shard::ShardCounters;
  add_sum(families, "tablee_sessions", "Open WebSockets.", gauge, from, &S::sessions);
  add_sum(families, "tablee_followers",
          "Sessions that another shard than their board's carries, because the board has many.",
          gauge, from, &S::followers);
  add_sum(families, "tablee_watchers",
          "Sessions that only show a board on a list or a wall: nobody is there.", gauge, from,
          &S::watchers);
  add_sum(families, "tablee_boards_open", "Boards in memory.", gauge, from, &S::boards);
  add_sum(families, "tablee_frames_received_total", "Messages from clients.", counter, from,
          &S::frames_in);
  add_sum(families, "tablee_received_bytes_total", "Bytes of those.", counter, from, &S::bytes_in);
  add_sum(families, "tablee_messages_sent_total",
          "Messages to clients, each joined from all that was pending.", counter, from,
          &S::messages_out);
  add_sum(families, "tablee_sent_bytes_total", "Bytes of those.", counter, from, &S::bytes_out);
  add_sum(families, "tablee_batches_total", "Batches admitted.", counter, from, &S::batches);
  add_sum(families, "tablee_operations_total", "Operations in them.", counter, from, &S::ops);
  add_sum(families, "tablee_batches_repeated_total", "Batches that came twice.", counter, from,
          &S::batches_repeated);
  add_sum(families, "tablee_deliveries_total", "Entries handed to sessions.", counter, from,
          &S::deliveries);
  add_sum(families, "tablee_keyframes_sent_total", "Whole boards sent to those who come.", counter,
          from, &S::keyframes_out);
}

void add_refusals(Families& families, const MetricsSources& sources) {
  constexpr const char* reasons[] = {"none",           "malformed",   "too_large",   "bad_text",
                                     "target_unknown", "target_gone", "bad_counter", "not_allowed",
                                     "board_full",     "over_budget", "wrong_kind",  "disk_full",
                                     "not_now",        "share_full"};
  auto& family = add(families, "tablee_batches_refused_total", "Batches without effect, by reason.",
                     MetricType::Counter);
  for (std::size_t i = 1; i < std::size(reasons); ++i) {
    std::uint64_t sum = 0;
    for (const auto* const shard : sources.shards) sum += shard->refused.at(i).load();
    family.metric.push_back(
        sample(MetricType::Counter, static_cast<double>(sum), {{"reason", reasons[i]}}));
  }
}

void add_closings(Families& families, const MetricsSources& sources) {
  auto& family = add(families, "tablee_sessions_closed_total",
                     "Sessions that the server ended, by close code.", MetricType::Counter);
  for (std::size_t i = 0; i < shard::ShardCounters{}.closings.size(); ++i) {
    std::uint64_t sum = 0;
    for (const auto* const shard : sources.shards) sum += shard->closings.at(i).load();
    const std::string_view code = wire::name(static_cast<wire::Close>(4000 + i));
    if (code == "UNKNOWN") continue;
    family.metric.push_back(
        sample(MetricType::Counter, static_cast<double>(sum), {{"code", std::string{code}}}));
  }
}

void add_commits(Families& families, const store::CommitCounters& commits) {
  constexpr auto counter = MetricType::Counter;
  add_number(families, "tablee_commits_total", "Writes to the store, each with one fsync.", counter,
             commits.commits);
  add_number(families, "tablee_commit_appends_total", "Boards' appends joined in them.", counter,
             commits.appends);
  add_number(families, "tablee_log_entries_total", "Log entries made durable.", counter,
             commits.entries);
  add_number(families, "tablee_log_bytes_total", "Bytes made durable, keys not counted.", counter,
             commits.bytes);
  add_number(families, "tablee_commit_failures_total", "Writes that failed.", counter,
             commits.failures);
  add_number(families, "tablee_store_retries_total",
             "Attempts to open the store again after a write that failed.", counter,
             commits.reopenings);
  add_number(families, "tablee_commits_pending", "Appends waiting for the disk.", MetricType::Gauge,
             commits.pending);
  auto& family = add(families, "tablee_commit_seconds", "How long a write with its fsync took.",
                     MetricType::Histogram);
  ClientMetric metric;
  std::uint64_t cumulative = 0;
  for (std::size_t i = 0; i < commits.latency.size(); ++i) {
    cumulative += commits.latency.at(i).load();
    const bool last = i >= store::CommitCounters::bounds.size();
    const double bound =
        last ? std::numeric_limits<double>::infinity()
             : static_cast<double>(store::CommitCounters::bounds.at(i).count()) / 1e6;
    metric.histogram.bucket.push_back({cumulative, bound});
  }
  metric.histogram.sample_count = cumulative;
  metric.histogram.sample_sum = static_cast<double>(commits.micros.load()) / 1e6;
  family.metric.push_back(std::move(metric));
}

void add_fan_out(Families& families, const MetricsSources& from) {
  auto& family =
      add(families, "tablee_fan_out_seconds",
          "From the end of a commit to when every session that could take it was given it.",
          MetricType::Histogram);
  ClientMetric metric;
  std::uint64_t cumulative = 0;
  std::uint64_t micros = 0;
  for (std::size_t i = 0; i <= shard::Durations::bounds.size(); ++i) {
    for (const auto* const shard : from.shards) cumulative += shard->fan_out.buckets.at(i).load();
    const double bound = i == shard::Durations::bounds.size()
                             ? std::numeric_limits<double>::infinity()
                             : static_cast<double>(shard::Durations::bounds.at(i).count()) / 1e6;
    metric.histogram.bucket.push_back({cumulative, bound});
  }
  for (const auto* const shard : from.shards) micros += shard->fan_out.micros.load();
  metric.histogram.sample_count = cumulative;
  metric.histogram.sample_sum = static_cast<double>(micros) / 1e6;
  family.metric.push_back(std::move(metric));
}

void add_doors(Families& families, const MetricsSources& sources) {
  constexpr auto counter = MetricType::Counter;
  add_number(families, "tablee_http_connections",
             "Connections that are no session yet: HTTP, handshakes, WebSockets before Hello.",
             MetricType::Gauge, sources.http_connections);
  add_number(families, "tablee_event_pages",
             "Pages on the event socket, those that have not said Hello too.", MetricType::Gauge,
             sources.event_pages);
  add_number(families, "tablee_answers_made_total",
             "Answers over HTTP that read the store; one that several asked for counts once.",
             counter, sources.answers_made);
  add_number(families, "tablee_answer_bytes", "Bytes of answers that their readers have not taken.",
             MetricType::Gauge, sources.answer_bytes);
  add_number(families, "tablee_connections_accepted_total", "Connections that were let in.",
             counter, sources.doors.accepted);
  auto& refused = add(families, "tablee_connections_refused_total",
                      "Connections that were ended or not let in, by reason.", counter);
  for (std::size_t i = 0; i < door_refusal_names.size(); ++i) {
    refused.metric.push_back(sample(counter,
                                    static_cast<double>(sources.doors.refused.at(i).load()),
                                    {{"reason", door_refusal_names.at(i)}}));
  }
  auto& answers =
      add(families, "tablee_http_answers_total",
          "HTTP answers by status: 403 other origin, 421 other host, 429 guessed codes.", counter);
  for (std::size_t i = 0; i < sources.doors.answers.size(); ++i) {
    const auto count = sources.doors.answers.at(i).load();
    if (count == 0) continue;
    answers.metric.push_back(
        sample(counter, static_cast<double>(count), {{"status", std::to_string(i)}}));
  }
}

// Pages that are in memory, from /proc: what a person means by "how much memory does it use".
std::uint64_t resident_bytes() {
  std::FILE* const file = std::fopen("/proc/self/statm", "r");
  if (file == nullptr) return 0;
  unsigned long total = 0;
  unsigned long resident = 0;
  const int read = std::fscanf(file, "%lu %lu", &total, &resident);
  std::fclose(file);
  return read == 2 ? resident * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) : 0;
}

}  // namespace

namespace {

Families families_of(const MetricsSources& sources) {
  Families families;
  add_boards(families, sources);
  add_refusals(families, sources);
  add_closings(families, sources);
  add_commits(families, sources.commits);
  add_fan_out(families, sources);
  add_doors(families, sources);
  add_number(families, "tablee_store_bytes", "Bytes of the data folder on the disk.",
             MetricType::Gauge, sources.store_bytes);
  add_number(families, "tablee_stores_set_aside",
             "Damaged stores kept in the data folder: acknowledged work was lost once.",
             MetricType::Gauge, sources.stores_set_aside);
  add_number(families, "tablee_damage_found",
             "Places of the store that can not be read any more, as far as they were met.",
             MetricType::Gauge, sources.damage_found);
  add_number(families, "tablee_writable", "1 when the store takes writes.", MetricType::Gauge,
             sources.writable ? 1 : 0);
  add_number(families, "tablee_disk_low",
             "1 when the disk is nearly full and only deleting and moderating works.",
             MetricType::Gauge, sources.space == store::Space::low ? 1 : 0);
  add_number(families, "process_resident_memory_bytes", "Resident memory.", MetricType::Gauge,
             resident_bytes());
  return families;
}

}  // namespace

base::Bytes metrics_text(const MetricsSources& sources) {
  std::ostringstream text;
  prometheus::TextSerializer{}.Serialize(text, families_of(sources));
  return text.str();
}

std::vector<MetricMeaning> metric_meanings() {
  const store::CommitCounters commits;
  const DoorCounters doors;
  const shard::ShardCounters shard;
  std::vector<MetricMeaning> meanings;
  for (const auto& family : families_of({.shards = {&shard}, .commits = commits, .doors = doors})) {
    const char* const type = family.type == MetricType::Counter ? "counter"
                             : family.type == MetricType::Gauge ? "gauge"
                                                                : "histogram";
    meanings.push_back({family.name, type, family.help});
  }
  return meanings;
}

}  // namespace tablee::net
