#include "shard/hall.h"

#include <algorithm>
#include <utility>

#include "base/limits.h"

namespace tablee::shard {

namespace day = event::day;
namespace frames = wire::day;

Hall::Hall(day::Day opened, HallHost& host, bool writable)
    : day_(std::move(opened)), host_(host), writable_(writable) {
  here_told_ = looked_ = host_.now().mono;
}

// --- Pages -------------------------------------------------------------------------------------------

Hall::Standing* Hall::find(Page::Id page) {
  const auto found = pages_.find(page);
  return found == pages_.end() ? nullptr : &found->second;
}

void Hall::enter(Page& page, const frames::Hello& hello, const room::Grant& grant) {
  const bool same = hello.epoch == day_.epoch() && hello.cursor <= day_.head();
  const base::MonoTime now = host_.now().mono;
  pages_.insert_or_assign(page.id(), Standing{.page = &page,
                                              .who = grant.participant,
                                              .role = grant.role,
                                              .watcher = hello.watcher,
                                              .cursor = same ? hello.cursor : base::Offset{},
                                              .whole = !same || hello.cursor == base::Offset{},
                                              .heard = now,
                                              .frames = {now, limits::event_frames_per_second_max,
                                                         limits::event_frames_burst_max}});
  pages_of_[grant.participant].push_back(page.id());
  if (!writable_) pages_.at(page.id()).notice = {frames::Notice::Kind::read_only, {}};
  look(grant.participant);
  wake(pages_.at(page.id()));
  arm();
}

void Hall::receive(Page::Id id, base::BytesView bytes) {
  Standing* const page = find(id);
  if (page == nullptr) return;
  const room::Now now = host_.now();
  page->heard = now.mono;
  page->frames.spend(1, now.mono);
  if (page->frames.in_debt(now.mono)) return end(id, wire::Close::refused);
  auto frame = frames::decode_client_frame(bytes);
  if (!frame || std::holds_alternative<frames::Hello>(*frame)) {
    return end(id, wire::Close::bad_frame);
  }
  if (const auto* const command = std::get_if<frames::Command>(&*frame)) {
    if (page->answers.size() >= limits::answers_owed_max) return end(id, wire::Close::too_slow);
    if (stopping_) return;  // It is sent again to whoever comes next.
    if (!writable_) {
      page->answers.push_back({command->id, frames::Reason::store_failed, {}});
      return wake(*page);
    }
    day_.receive(id, page->who, *command, now);
    settle();
  } else if (const auto* const ping = std::get_if<frames::Ping>(&*frame)) {
    page->ping = ping->nonce;
    wake(*page);
  } else if (const auto* const view = std::get_if<frames::View>(&*frame)) {
    page->view = *view;
    // Told to everybody are this event's boards, and no number that somebody thinks of.
    if (!day_.policy(view->board)) page->view.board = {};
    look(page->who);
    arm();
  }
}

void Hall::leave(Page::Id id) {
  Standing* const page = find(id);
  if (page == nullptr) return;
  const base::ParticipantId who = page->who;
  pages_.erase(id);
  if (auto& theirs = pages_of_[who]; std::erase(theirs, id) > 0 && theirs.empty())
    pages_of_.erase(who);
  day_.leave(id);
  look(who);
  settle();
  arm();
}

void Hall::end(Page::Id id, wire::Close code) {
  Standing* const standing = find(id);
  if (standing == nullptr) return;
  Page* const page = standing->page;
  leave(id);
  page->close(code);
}

void Hall::end_all(wire::Close code) {
  std::vector<Page::Id> ids;
  for (const auto& [id, page] : pages_) ids.push_back(id);
  for (const auto id : ids) end(id, code);
}

// --- What a page is sent -----------------------------------------------------------------------------

bool Hall::owes(const Standing& page) const {
  return page.welcome || page.cursor < day_.head() || page.names < names_tail_.head() ||
         page.here < here_tail_.head() || !page.answers.empty() || !page.ballots.empty() ||
         !page.drafts.empty() || page.all_drafts || page.ping || page.notice;
}

void Hall::pull(Page::Id id, room::Gather& out) {
  Standing* const page = find(id);
  if (page == nullptr) return;
  page->owed_since.reset();
  if (page->welcome) welcome(*page, out);
  give_news(*page, out);
}

void Hall::welcome(Standing& page, room::Gather& out) {
  page.welcome = false;
  base::Bytes fields;
  if (page.whole) {
    frames::append_welcome_snapshot(fields, day_.told().snapshot());
    page.cursor = day_.head();
    page.whole = false;
  }
  for (const auto& [who, name] : day_.names()) frames::append_welcome_name(fields, {who, name});
  for (const auto& [who, here] : here_) {
    if (here.here) frames::append_welcome_here(fields, here);
  }
  page.names = names_tail_.head();
  page.here = here_tail_.head();
  const frames::Welcome welcome{.epoch = day_.epoch(),
                                .head = day_.head(),
                                .now = day_.clock(host_.now().mono),
                                .participant = page.who,
                                .role = page.role,
                                .event = day_.event(),
                                .agora = day_.agora()};
  frames::append_welcome(out.own(), welcome, fields);
  keep_all_ballots(page);
  keep_all_drafts(page);
  out.end_own();
}

// Names come before the entries that speak of them, answers behind the entries that they made.
void Hall::give_news(Standing& page, room::Gather& out) {
  if (!names_tail_.read(page.names, out)) out.own() += all_names();
  page.names = names_tail_.head();
  if (page.cursor < day_.head()) {
    auto portion = day_.read(page.cursor, limits::gather_bytes_max);
    if (!portion) {  // It is further behind than what is kept.
      out.end_own();
      page.welcome = page.whole = true;
      return welcome(page, out);
    }
    out.own() += portion->fields;
    page.cursor = portion->upto;
  }
  if (page.cursor == day_.head()) {
    for (const auto& [key, ballot] : std::exchange(page.ballots, {}))
      frames::append_ballot(out.own(), ballot);
    give_drafts(page, out.own());
    for (const auto& answer : std::exchange(page.answers, {}))
      frames::append_answer(out.own(), answer);
  }
  out.end_own();
  if (!here_tail_.read(page.here, out)) out.own() += all_here();
  page.here = here_tail_.head();
  if (const auto notice = std::exchange(page.notice, {})) frames::append_notice(out.own(), *notice);
  if (const auto ping = std::exchange(page.ping, {})) {
    frames::append_pong(out.own(), {*ping, day_.head(), day_.clock(host_.now().mono)});
  }
  out.end_own();
}

void Hall::keep_all_ballots(Standing& page) const {
  page.ballots.clear();
  const auto keep = [&](base::ParticipantId voter) {
    for (auto& ballot : day_.ballots().all_of(voter)) {
      page.ballots.insert_or_assign({ballot.vote, voter}, std::move(ballot));
    }
  };
  keep(page.who);
  for (const auto beside : day_.told().beside(page.who)) keep(beside);
  if (page.role == wire::Role::moderator) keep({});
}

void Hall::tell_ballot(const frames::Ballot& ballot) {
  const std::pair key{ballot.vote, ballot.participant};
  if (ballot.participant.value != 0) {
    for (const auto id : pages_for(ballot.participant)) {
      pages_.at(id).ballots.insert_or_assign(key, ballot);
    }
    return;
  }
  for (auto& [id, page] : pages_) {
    if (page.role == wire::Role::moderator) page.ballots.insert_or_assign(key, ballot);
  }
}

// Drafts of one person are bounded; what a page is behind with is one of each.
void Hall::give_drafts(Standing& page, base::Bytes& out) {
  if (std::exchange(page.all_drafts, false)) frames::append_all_drafts(out);
  for (const auto& [id, draft] : std::exchange(page.drafts, {})) frames::append_draft(out, draft);
}

void Hall::keep_all_drafts(Standing& page) const {
  page.drafts.clear();
  page.all_drafts = true;
  const auto keep = [&](base::ParticipantId author) {
    for (auto& draft : day_.drafts().all_of(author)) page.drafts.insert({draft.id, draft});
  };
  keep(page.who);
  for (const auto beside : day_.told().beside(page.who)) keep(beside);
}

void Hall::tell_draft(const day::Draft& draft) {
  for (const auto id : pages_for(draft.participant)) {
    pages_.at(id).drafts.insert_or_assign(draft.id, draft);
  }
}

base::Bytes Hall::all_names() const {
  base::Bytes fields;
  for (const auto& [who, name] : day_.names()) frames::append_name(fields, {who, name});
  return fields;
}

base::Bytes Hall::all_here() const {
  base::Bytes fields;
  for (const auto& [who, here] : here_) frames::append_here(fields, here);
  return fields;
}

void Hall::wake(Standing& page) {
  if (!owes(page)) return;
  if (!page.owed_since) page.owed_since = host_.now().mono;
  page.page->flush();
}

void Hall::wake_all() {
  std::vector<Page::Id> ids;
  ids.reserve(pages_.size());
  for (const auto& [id, page] : pages_) ids.push_back(id);
  for (const auto id : ids) {
    if (Standing* const page = find(id)) wake(*page);
  }
}

// --- The day's effects -------------------------------------------------------------------------------

void Hall::settle() {
  if (std::exchange(settling_, true)) return;
  day::Effects effects;
  day_.take(effects);
  carry_out(effects);
  settling_ = false;
  if (effects.dropped && !std::exchange(forsaken_, true)) {
    end_all(wire::Close::going_away);
    return host_.forsaken(day_.event());  // Ends *this.
  }
  if (stopping_ && day_.idle() && !std::exchange(rested_, true)) {
    end_all(wire::Close::going_away);
  }
  arm();
}

void Hall::carry_out(day::Effects& effects) {
  const std::weak_ptr<bool> alive = alive_;
  for (auto& commit : effects.commits) {
    host_.write(std::move(commit.append), [this, alive, number = commit.number](bool durable) {
      if (alive.expired()) return;
      if (durable) {
        day_.committed(number);
      } else {
        day_.commit_failed();
      }
      settle();
    });
  }
  for (const auto& order : effects.orders) {
    host_.order(order.board, order.allowed, [this, alive, serial = order.serial] {
      if (alive.expired()) return;
      day_.obeyed(serial);
      settle();
    });
  }
  for (const auto& table : effects.tables) host_.know(day_.event(), table);
  if (effects.described) host_.described(day_.event(), day_.told());
  for (const auto who : effects.moved) look(who);
  if (!effects.names.empty()) {
    base::Bytes fields;
    for (const auto& name : effects.names) frames::append_name(fields, name);
    names_tail_.append(std::move(fields));
  }
  for (auto& handover : effects.handovers) {
    host_.reveal(handover.board, day_.event(), std::move(handover.drafts),
                 [this, alive, reveal = handover.reveal](std::vector<day::DraftId> left) {
                   if (alive.expired()) return;
                   day_.handed(reveal, left, host_.now());
                   settle();
                 });
  }
  for (auto& carriage : effects.carriages) {
    const base::Offset parcel = carriage.parcel;
    host_.carry(std::move(carriage), day_.event(),
                [this, alive, parcel](wire::day::Arrival arrival) {
                  if (alive.expired()) return;
                  day_.arrived(parcel, std::move(arrival), host_.now());
                  settle();
                });
  }
  for (const auto& ballot : effects.ballots) tell_ballot(ballot);
  for (const auto& draft : effects.drafts) tell_draft(draft);
  for (const auto& told : effects.answers) {
    if (Standing* const page = find(told.asker)) page->answers.push_back(told.answer);
  }
  if (effects.news || !effects.names.empty() || !effects.drafts.empty()) {
    wake_all();
  } else {
    for (const auto& told : effects.answers) {
      if (Standing* const page = find(told.asker)) wake(*page);
    }
  }
}

void Hall::people_changed(std::span<const day::Registered> people) {
  if (takes()) day_.register_people(people, host_.now());
  settle();
}

void Hall::person_changed(const day::Registered& person) {
  if (takes()) day_.register_person(person, host_.now());
  settle();
}

void Hall::revoke(std::span<const base::ParticipantId> people) {
  std::vector<Page::Id> ids;
  for (const auto& [id, page] : pages_) {
    if (std::ranges::binary_search(people, page.who)) ids.push_back(id);
  }
  for (const auto id : ids) end(id, wire::Close::revoked);
}

void Hall::set_writable(bool writable) {
  using Kind = frames::Notice::Kind;
  writable_ = writable;
  for (auto& [id, page] : pages_) page.notice = {writable ? Kind::writable : Kind::read_only, {}};
  wake_all();
  arm();
}

void Hall::stop(std::chrono::milliseconds come_back_in) {
  for (auto& [id, page] : pages_) page.notice = {frames::Notice::Kind::shutdown, come_back_in};
  stopping_ = true;
  wake_all();
  settle();
}

}  // namespace tablee::shard
