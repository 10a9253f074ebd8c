// /api/v1/people/forget and /me/forget: a person's name is erased, because people have the right to ask for that.
//
// The record, the day and the token go at once, before anything is answered. Pages that were published and files of the store follow on a
// thread of its own; what of that is cut off is finished later (event/erasing.h).
#include <algorithm>

#include "event/erasing.h"
#include "http/api.h"
#include "http/body.h"
#include "render/page.h"

namespace tablee::http {
namespace {

Response unknown_person() {
  return error_answer(409, "unknown_person", "There is no such person. Look at the list again.");
}

Response last_moderator() {
  return error_answer(409, "last_moderator",
                      "You are the last moderator here: let another one come in first, who does it "
                      "for you.");
}

}  // namespace

Answer Api::forget(const Request& request, const event::Grant& grant, Live& live) {
  const auto who = number_or(request, "participant", 0);
  if (!who || *who == 0) return bad_body(R"({"participant":2})");
  return forget_person(grant, base::ParticipantId{*who}, live);
}

Answer Api::forget_person(const event::Grant& grant, base::ParticipantId who, Live& live) {
  const bool moderates = grant.role == event::Role::moderator;
  if (who == grant.participant && moderates &&
      events_.places(grant.event, event::Role::moderator).taken < 2) {
    return last_moderator();
  }
  if (const auto done = events_.forget(grant.event, who); !done) {
    return done.error() == event::ForgetError::nobody ? unknown_person() : store_failed();
  }
  live.revoked(grant.event, {who});
  live.people_changed(grant.event);
  return Deferred{
      .who = asker(grant),
      .same = "forget/" + base::to_hex(grant.event.value) + "/" + std::to_string(who.value),
      .begin =
          [store = &store_, who] {
            return Work{[store, who](const std::stop_token&) {
              const auto wiped = event::finish_erasing(*store, render::without_name, {});
              return json_answer({{"participant", who.value}, {"wiped", wiped.has_value()}});
            }};
          },
      .end = {}};
}

// What a moderator is shown before it is done.
Response Api::would_forget(const Request& request, const event::Grant& grant) const {
  const auto asked = request.parameter("participant").value_or("");
  const auto people = events_.attendance(grant.event);
  const auto is_they = [&](const auto& one) {
    return std::to_string(one.person.participant.value) == asked;
  };
  const auto found = std::ranges::find_if(people, is_they);
  if (found == people.end()) return unknown_person();
  std::size_t unnamed = 0;
  std::size_t taken_back = 0;
  for (const auto& one : events_.publications().of(grant.event)) {
    if (!one.record.has_names()) continue;
    ++(one.record.marked ? unnamed : taken_back);
  }
  return json_answer({{"participant", found->person.participant.value},
                      {"name", found->person.name},
                      {"changes", found->batches},
                      {"pages", unnamed},
                      {"taken_back", taken_back}});
}

}  // namespace tablee::http
