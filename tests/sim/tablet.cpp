#include "sim/tablet.h"

#include "base/limits.h"
#include "wire/client_frame.h"
#include "wire/server_frame.h"

namespace tablee::sim {

template <typename F>
void Tablet::later(milliseconds delay, F&& act) {
  world_.after(delay, [this, life = life_, act = std::forward<F>(act)]() mutable {
    if (life == life_) act();
  });
}

Tablet::Tablet(World& world, const Weather& weather, Tally& tally, Oracle& oracle, Server& server,
               const room::Grant& grant, replica::Parts parts)
    : world_(world),
      weather_(weather),
      tally_(tally),
      oracle_(oracle),
      server_(server),
      grant_(grant) {
  for (const replica::Numbered& numbered : parts.kept) keep(numbered.batch);
  open(std::move(parts));
}

// --- A tab's life ----------------------------------------------------------------------------------

void Tablet::open(replica::Parts parts) {
  ++life_;
  replica_.emplace("token", world_.random.next() | 1, std::move(parts));
  replica_->on_acknowledged([this](base::Seq seq, const base::Bytes& batch, core::Refusal refusal) {
    ++tally_.acknowledged;
    oracle_.acknowledged(grant_.participant, replica_->replica(), seq, batch, refusal, epoch_);
    keep(batch);
  });
  remember();
  later(world_.between(0, 500), [this] { connect(); });
  later(world_.between(0, 1'000), [this] { work(); });
  beat();
}

void Tablet::keep(const base::Bytes& batch) {
  for (const std::int32_t serial : serials(batch)) kept_.insert(serial);
}

void Tablet::remember() {
  remembered_ = replica_->parts();
  made_since_ = 0;
}

void Tablet::reload() {
  ++tally_.reloads;
  replica::Parts parts = replica_->parts();
  // Batches are written down before they are sent, acknowledgements whenever there is time.
  // What waits was written down when it began to.
  const bool same_number = remembered_ && remembered_->replica == parts.replica &&
                           remembered_->epoch == parts.epoch && remembered_->postponed.empty() &&
                           parts.postponed.empty();
  if (same_number && world_.random.chance(0.4)) {
    ++tally_.forgotten_acks;
    replica::Parts old = std::move(*remembered_);
    const std::size_t kept = std::min(made_since_, parts.outbox.size());
    const bool whole =
        made_since_ == kept;  // else some of what was made since is acknowledged already
    if (whole) {
      old.outbox.insert(old.outbox.end(), parts.outbox.end() - static_cast<std::ptrdiff_t>(kept),
                        parts.outbox.end());
      old.tray = parts.tray;
      parts = std::move(old);
    }
  }
  if (world_.random.chance(weather_.tomorrows)) write_tomorrows(parts);
  if (line_ && world_.random.chance(0.7)) {
    line_->close_by_client();
  } else if (line_) {
    line_->client = {};
    line_->cut(false, false);
  }
  line_.reset();
  open(std::move(parts));
}

// The tab comes back as a newer client than the server, and its person has done something with it that nobody here knows: an
// unknown field beside a known op, an unknown op, and an unknown field of the batch (P25).
void Tablet::write_tomorrows(replica::Parts& parts) {
  constexpr std::string_view unknown_field = "\xA0\x06\x2A";
  core::Document copy;
  bool good = parts.keyframe.empty() || copy.load(parts.keyframe).has_value();
  for (const replica::Logged& logged : parts.log) {
    good &= copy.apply_bytes(logged.batch, logged.replica.value, nullptr, core::Admission::accepted)
                .has_value();
  }
  for (const replica::Numbered& numbered : parts.outbox) {
    good &= copy.apply_bytes(numbered.batch, parts.replica.value, nullptr).has_value();
  }
  if (!good) return;  // Something in the outbox will be refused.
  core::Editor editor(copy, parts.replica.value);
  editor.create({.kind = core::ObjectKind::note,
                 .w = serial_base + oracle_.make(grant_.participant.value),
                 .h = 100});
  base::Bytes batch = editor.commit(nullptr);
  batch += "\x12\x03";
  batch += unknown_field;
  batch += unknown_field;
  const base::Seq before = parts.outbox.empty() ? parts.acked_seq : parts.outbox.back().seq;
  parts.outbox.push_back({base::Seq{before.value + 1}, batch});
  ++tally_.tomorrows;
}

// --- The connection --------------------------------------------------------------------------------

void Tablet::connect() {
  if (!server_.up()) {
    later(world_.between(200, 2'000), [this] { connect(); });
    return;
  }
  line_ = std::make_shared<Line>(world_, weather_);
  line_->client.message = [this](const base::Bytes& frame) { received(frame); };
  line_->client.closed = [this](std::uint16_t code) { lost(code); };
  server_.accept(line_, oracle_.board(), grant_);
  line_->send_to_server(replica_->connected(world_.now().mono));
}

void Tablet::received(const base::Bytes& bytes) {
  if (wire::decode_server_frame(bytes, frame_)) {
    if (frame_.welcome) {
      epoch_ = frame_.welcome->epoch;
      tally_.expired += frame_.welcome->lease_expired;
    }
    oracle_.arrives(frame_, replica_->replica(), epoch_);
  }
  const base::ReplicaId before = replica_->replica();
  const replica::Verdict verdict = replica_->received(bytes, world_.now().mono);
  if (replica_->replica() != before) {
    if (before.value != 0) ++tally_.renumbered;
    oracle_.forgone(kept_);
    kept_.clear();
    remember();
  }
  if (world_.random.chance(0.02)) remember();
  obey(verdict);
  pump();
  observe();
}

void Tablet::obey(replica::Verdict verdict) {
  if (verdict == replica::Verdict::go_on) return;
  if (line_) line_->close_by_client();
  lost(1000);
}

void Tablet::lost(std::uint16_t code) {
  line_.reset();
  if (replica_->disconnected(code) == replica::Verdict::stop) {
    oracle_.complain("an honest tablet was turned away: " + replica_->stop_reason());
    return;
  }
  later(world_.between(100, 1'500), [this] { connect(); });
}

void Tablet::pump() {
  while (line_) {
    const base::Bytes frame = replica_->take_outgoing();
    if (frame.empty()) return;
    line_->send_to_server(frame);
    if (world_.random.chance(0.01)) line_->send_to_server(frame);  // twice does no harm (P8)
  }
}

void Tablet::beat() {
  later(milliseconds{500}, [this] {
    if (line_) obey(replica_->tick(world_.now().mono));
    pump();
    beat();
  });
}

void Tablet::cut() {
  if (!line_) return;
  ++tally_.cuts;
  const bool half = world_.random.chance(weather_.half_open);
  tally_.half_open += half;
  const bool client_notices = !half || world_.random.chance(0.5);
  line_->cut(client_notices, !half || !client_notices);
}

void Tablet::sever() {
  if (!line_) return;
  line_->client = {};
  line_->cut(false, false);
  lost(1000);
}

void Tablet::stall(milliseconds span) {
  if (!line_) return;
  ++tally_.stalls;
  line_->stall(span);
}

// --- The person ------------------------------------------------------------------------------------

void Tablet::work() {
  if (weather_.edits_per_minute == 0) return;
  const double mean = 60'000 / weather_.edits_per_minute;
  later(milliseconds{1 + static_cast<std::int64_t>(2 * mean * world_.random.unit())},
        [this] { work(); });
  // A long text comes as several batches.
  const std::size_t before = replica_->unacknowledged() + replica_->postponed();
  if (replica_->edit([this](core::Editor& editor) { edit(editor); }))
    made_since_ += replica_->unacknowledged() + replica_->postponed() - before;
  if (world_.random.chance(0.1)) {
    wire::Presence presence;
    presence.pointer = wire::Point{world_.random.between(0, 1'000), 0};
    replica_->present(presence);
  }
  pump();
}

void Tablet::edit(core::Editor& editor) {
  base::Random& random = world_.random;
  const core::Document& document = replica_->document();
  const auto any = [&] {
    return document.size() == 0 ? core::handle_none
                                : static_cast<core::Handle>(random.below(document.size()));
  };
  const core::Handle handle = any();
  const std::uint64_t what = handle == core::handle_none ? 0 : random.below(100);
  const auto place = [&] { return static_cast<std::int32_t>(random.between(-5'000, 5'000)); };
  if (what < 25) {
    const bool frame = random.chance(0.2);
    const bool inside =
        handle != core::handle_none && document.object(handle).kind == core::ObjectKind::frame;
    const core::Handle made =
        editor.create({.kind = frame ? core::ObjectKind::frame : core::ObjectKind::note,
                       .parent = inside ? handle : core::handle_none,
                       .x = place(),
                       .y = place(),
                       .w = serial_base + oracle_.make(grant_.participant.value),
                       .h = 100});
    write_text(editor, made);
  } else if (what < 50) {
    const core::Handle parent = any();
    const bool frame = document.object(parent).kind == core::ObjectKind::frame;
    editor.move(handle, frame ? parent : core::handle_none, place(), place());
  } else if (what < 70) {
    write_text(editor, handle);
  } else if (what < 76) {
    const std::uint32_t length = document.text_length(handle);
    editor.erase_text(handle, length == 0 ? 0 : static_cast<std::uint32_t>(random.below(length)),
                      5);
  } else if (what < 81) {
    editor.vote(handle, static_cast<std::uint32_t>(random.below(4)));
  } else if (what < 86) {
    editor.set_alive(handle, random.chance(0.4));
  } else if (what < 90) {
    editor.set_number(handle, core::NumberField::colour, random.between(0, 9));
  } else if (what < 93) {
    editor.raise(handle);
  } else if (what < 96) {
    editor.undo();
  } else if (what < 97) {
    editor.redo();
  } else if (grant_.role == wire::Role::moderator || random.chance(0.1)) {
    editor.set_number(handle, core::NumberField::lock, random.between(0, 1));
  }
}

void Tablet::write_text(core::Editor& editor, core::Handle handle) {
  base::Random& random = world_.random;
  const std::uint32_t length = replica_->document().text_length(handle);
  const auto at = static_cast<std::uint32_t>(random.below(length + std::uint64_t{1}));
  const std::string words[] = {"é", "idée ", "vote", "🎉", "a longer thought, written down "};
  editor.insert_text(handle, at, words[random.below(5)]);
  if (weather_.long_texts && random.chance(0.5))
    editor.insert_text(handle, at, std::string(12'000, 'x'));
}

// --- The end ---------------------------------------------------------------------------------------

bool Tablet::settled() const {
  const bool same_log = epoch_ == oracle_.epoch() || oracle_.was_put_back();
  return line_ && same_log && replica_->caught_up() && replica_->unacknowledged() == 0 &&
         replica_->postponed() == 0 &&
         replica_->cursor() == *server_.disk().store().head(oracle_.board());
}

void Tablet::observe() {
  const auto some = [](std::size_t n) { return n < 2 ? n : n < 8 ? 2U : n < 64 ? 3U : 4U; };
  const Disk& disk = server_.disk();
  std::uint64_t state = 0;
  for (const std::uint64_t fact :
       {std::uint64_t{line_ != nullptr}, std::uint64_t{replica_->caught_up()},
        std::uint64_t{some(replica_->unacknowledged())},
        std::uint64_t{replica_->replica().value != 0}, std::uint64_t{replica_->lease_expired()},
        std::uint64_t{some(kept_.size())}, std::uint64_t{some(made_since_)},
        std::uint64_t{some(disk.store().head(oracle_.board())->value - replica_->cursor().value)},
        std::uint64_t{server_.up()}, std::uint64_t{server_.writable()}, std::uint64_t{disk.busy()},
        std::uint64_t{disk.failed()}, std::uint64_t{weather_.shards},
        std::uint64_t{weather_.load > 0}, std::uint64_t{epoch_ == oracle_.epoch()}}) {
    state = state * 5 + fact;
  }
  tally_.states.insert(state);
}

void Tablet::tell_refused() {
  const wire::Role role = grant_.role;
  if (role == wire::Role::observer) tally_.set_aside += replica_->parts().tray.size();
  for (const replica::Refused& refused : replica_->parts().tray) oracle_.refused(refused.batch);
}

void Tablet::report(const std::string& name) {
  oracle_.compare(name + "'s confirmed log", replica_->confirmed_keyframe());
  oracle_.compare(name + "'s document", replica_->document().keyframe());
}

}  // namespace tablee::sim
