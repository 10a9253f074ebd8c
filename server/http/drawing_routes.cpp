// /api/v1/boards/{id}/picture: a board, or a region of it, as SVG or PNG, for moderators.
#include "http/api.h"
#include "http/body.h"
#include "http/drawing.h"
#include "http/pack.h"

namespace tablee::http {
namespace {

Response drawn(const store::Store& store, const DrawingOf& of, const DrawingWish& wish,
               const std::stop_token& stop) {
  auto bytes = draw_board(store, of, wish, stop);
  if (!bytes && bytes.error().fault) {
    return error_answer(422, "too_large", bytes.error().sentence);
  }
  if (!bytes) return damaged("this table");
  Response response{.body = std::move(*bytes)};
  response.set("Content-Type", media_type(wish.form));
  // Inert wherever it is opened: nothing in it runs, nothing is fetched.
  response.set("Content-Security-Policy", "default-src 'none'; sandbox");
  response.set("Content-Disposition", "attachment; filename=\"tablee-table-" +
                                          std::to_string(of.table) + "." +
                                          std::string{drawing_name(wish.form)} + '"');
  return response;
}

}  // namespace

Answer Api::drawing(const Request& request, const event::Grant& grant, base::BoardId board) const {
  if (grant.role != event::Role::moderator) {
    return error_answer(403, "not_allowed", "Only moderators export and publish an event.");
  }
  const auto wish = drawing_wish(request);
  if (!wish) {
    return error_answer(
        400, "bad_parameter",
        "The parameter format is svg, png or pdf; width is a number of pixels; x, y, w "
        "and h are a region of the board, all four or none; names is first or "
        "nobody; dots is yes or no.");
  }
  const bool gzip = reads_gzip(request);
  return Deferred{
      .who = asker(grant),
      .same = base::to_hex(board.value) + "/picture/" + request.query + (gzip ? "/gzip" : ""),
      .begin = [=, this, event = grant.event]() -> Work {
        const auto* const found = events_.overview(event);
        if (found == nullptr) return event_gone();
        const event::Overview& overview = *found;
        DrawingOf of{.board = board, .names = names_of(event)};
        of.language = overview.language;
        for (const auto& table : overview.tables) {
          if (table.board != board) continue;
          of.table = table.number;
          of.question = table.question;
        }
        return Work{
            [store = &store_, of = std::move(of), wish = *wish, gzip](const std::stop_token& stop) {
              auto response = drawn(*store, of, wish, stop);
              // A PNG is as small as it gets.
              return packed(std::move(response), gzip && wish.form == DrawingForm::svg);
            }};
      },
      .end = {}};
}

}  // namespace tablee::http
