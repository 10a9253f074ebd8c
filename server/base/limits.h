// Every limit of the product that is not an operator's choice: its unit, and why it is what it is.
// Limits that an operator may change have their defaults here and their names in app/config.h. Relations between
// limits are asserted at the end of the file.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace tablee::limits {

using namespace std::chrono_literals;

// --- One batch -----------------------------------------------------------------------------------
/// Bytes of one encoded batch. A pasted page of text or a long stroke fits; a photograph does not.
inline constexpr std::size_t batch_bytes_max = 64 * 1024;
/// Ops in one batch: moving a selection of a whole large board.
inline constexpr std::size_t batch_ops_max = 4'096;
/// Code points that one insertion may add.
inline constexpr std::size_t insert_code_points_max = 16'384;
/// Code points of one object's text, deleted ones not counted.
inline constexpr std::size_t text_code_points_max = 200'000;
/// Numbers in one stroke (three for a point). About two minutes of drawing at 60 Hz.
inline constexpr std::size_t stroke_numbers_max = 24'576;
/// Bytes of one fractional z key.
inline constexpr std::size_t z_key_bytes_max = 128;
/// Bytes of one byte-string field.
inline constexpr std::size_t field_bytes_max = 1'024;
/// Coordinates and sizes lie within ± this, in board units (1 unit = 1 CSS pixel at 100 %).
inline constexpr std::int64_t coordinate_max = 1'000'000;
/// How far ahead of the board's greatest counter a batch may start (DESIGN, invariant 8).
inline constexpr std::uint64_t counter_lead_max = std::uint64_t{1} << 20;
/// Counters that one batch may take: no more than the longest text has, whatever an op of a newer version says it takes.
inline constexpr std::uint64_t batch_counters_max = batch_bytes_max;
/// Steps (core/work.h) that one batch may cost whoever reads it, 10 ns each: 20 ms, a frame and a bit of a slow tablet's
/// screen. Moving 4,096 objects takes 230,000, erasing 50,000 pieces of a text a million.
inline constexpr std::uint64_t batch_work_max = 2'000'000;
/// What one op of the rate (ops_per_second_max) may cost; a batch that costs more is counted as more ops, also when it
/// is refused.
inline constexpr std::uint64_t op_work = 1'000;
/// Frames around an object. People nest eight at most; each one more is climbed by whoever moves what lies in it.
inline constexpr std::uint32_t frames_around_max = 64;
/// Objects on one board, deleted ones counted.
inline constexpr std::size_t objects_per_board_max = 50'000;
/// Bytes of a board's keyframe, from which on nothing new is taken. The fullest board of a four-hour day has 6.5 MB: ten
/// people who each draw for 45 minutes, 60 points a second of 4 bytes. Ten of those.
inline constexpr std::size_t board_bytes_max = 64 * 1024 * 1024;
/// This part of it is kept for erasing and for dots on a full board; deleting and moving need no room.
inline constexpr std::size_t board_reserve_part = 4;
/// This part of its objects and of its bytes is for moderators alone: for those who clean up and who go on with the day.
inline constexpr std::size_t board_part_for_moderators = 16;
/// What a moderator deletes on a board that is as full as this (percent) is let go of so long after: time to undo a slip of the hand.
inline constexpr std::uint32_t fullness_freed_from = 95;
inline constexpr auto freed_after = 5s;
/// What one person may have of a board however full it is, as long as there is room: what a diligent hand writes in a day,
/// ten times, and two hours of ink. Beyond it nobody has more than what is left to all the others.
inline constexpr std::size_t share_objects_assured = 1'000;
inline constexpr std::size_t share_bytes_assured = 4 * 1024 * 1024;
/// How full a board is, percent, is told to people from here on.
inline constexpr std::uint32_t fullness_told_from = 70;
/// Replicas that one board may know in its life: a class of forty, two tabs each, for a year.
inline constexpr std::uint32_t replicas_per_board_max = 65'536;
/// Those that one participant's batches have used up; whoever goes on takes an old one of theirs.
inline constexpr std::uint32_t replicas_per_participant_max = 4'096;
/// Those that each person of a full event can have, whatever others take: devices, tabs, new numbers after a restore.
inline constexpr std::uint32_t replicas_assured = 8;
/// The last ones are for moderators, so that those who clean up can write.
inline constexpr std::uint32_t replicas_for_moderators = 1'024;
/// Bytes that a board keeps of what its version does not understand.
inline constexpr std::size_t kept_bytes_max = 4 * 1024 * 1024;
/// Acts that a participant can undo: a day of one person.
inline constexpr std::size_t undo_acts_max = 1'000;
/// Bytes of what they remember: as many objects as one batch moves, moved two dozen times, or all text of a long pad
/// erased twenty times. One act alone may take more: the board bounds it.
inline constexpr std::size_t undo_bytes_max = 16 * 1024 * 1024;
/// Changes that typing joins to one act; a longer one begins another.
inline constexpr std::size_t undo_joined_items_max = 4'096;
/// Own acknowledged batches that a client keeps for a server that was restored from a backup: one person's long day.
inline constexpr std::size_t returnable_batches_max = 4'096;
inline constexpr std::size_t returnable_bytes_max = 1024 * 1024;
/// Numbers that a restored board leaves to those who were issued them after the backup.
inline constexpr std::uint32_t returning_replicas_max = 1'024;
/// A restored board's replica 1 goes on from the counter that is this times the seconds since this day: above what a board can
/// have used that took fewer a second (forty people who paste twenty-five pages each, every second). 2^53 is reached in 2288.
inline constexpr std::uint64_t counters_a_second_max = std::uint64_t{1} << 20;
inline constexpr std::chrono::sys_seconds counters_began{
    std::chrono::sys_days{std::chrono::year{2016} / std::chrono::January / 1}};

// --- The wire ------------------------------------------------------------------------------------
/// Bytes of one frame from a client.
inline constexpr std::size_t frame_bytes_max = 256 * 1024;
/// The same before Hello has been answered: a stranger holds no more than this of our memory. A Hello has a token, a witness
/// and 256 hashes.
inline constexpr std::size_t hello_bytes_max = 8 * 1024;
/// Batches in one Submit.
inline constexpr std::size_t submit_batches_max = 256;
/// Bytes that the kernel keeps for one socket before it may send them; those on their way are not counted. More would
/// hide who is slow: what is not sent waits as a cursor, not in the kernel's megabytes.
inline constexpr int socket_unsent_bytes = 128 * 1024;
/// Bytes of entries that are gathered into one message to one session.
inline constexpr std::size_t gather_bytes_max = 256 * 1024;
/// Bytes of one presence state of one client.
inline constexpr std::size_t presence_bytes_max = 2 * 1024;
/// Objects that one presence state may name as selected, and as dragged.
inline constexpr int presence_refs_max = 64;
/// Numbers in the live ink of one presence state.
inline constexpr int presence_ink_numbers_max = 300;
/// Bytes of a session token in Hello; ours have 26.
inline constexpr std::size_t token_bytes_max = 256;
/// How far apart a shard's commits begin by what it uses of its core, in proportion between these, and down to nothing at rest. A
/// delivery waits at most so long to share a commit and a message with others. From a twentieth on a commit that is shared
/// is worth two milliseconds in the mean; up to a quarter there is no need to save more. One picture of a screen is 17 ms: up to there nobody
/// can tell. Above half a core the other half is for what may come, and people do not notice 40 ms either.
inline constexpr auto beat_at_twentieth = 4ms;
inline constexpr auto beat_at_quarter = 5ms;
inline constexpr auto beat_at_half = 17ms;
inline constexpr auto beat_at_full = 40ms;
/// What is ready is done for at most so long before news is sent, and in between so many of those who have come are sent the
/// board: together a few milliseconds, whoever floods and however many come at once.
inline constexpr auto round_max = 4ms;
inline constexpr std::size_t welcomes_a_round = 4;
/// How often a shard looks how much of its core it uses, and what it remembers of it: long enough that latency does not leap
/// when a crowd comes in, short enough that a lasting one is met before it hurts.
inline constexpr auto load_interval = 100ms;
inline constexpr auto load_memory = 1s;
/// Presence reaches one receiver at most this often.
inline constexpr auto presence_interval = 50ms;
/// So long it waits for entries that are being committed, to share their message.
inline constexpr auto presence_wait_max = 20ms;
/// A client that says nothing for so long is dead. Clients ping each 5 s.
inline constexpr auto silence_max = 15s;
/// A client pings this often, and gives a connection up after two missed answers.
inline constexpr auto ping_interval = 5s;
/// Time from accept to a complete HTTP head.
inline constexpr auto http_head_timeout = 10s;
/// Time for the body after the head, and for the client to take the next window of an answer.
inline constexpr auto http_body_timeout = 10s;
inline constexpr auto http_write_timeout = 30s;
/// Time from the WebSocket handshake to Hello.
inline constexpr auto hello_timeout = 10s;
/// A session that takes nothing for so long is closed with TOO_SLOW.
inline constexpr auto no_progress_max = 20s;
/// Connections that are no session yet (HTTP, handshakes, WebSockets without Hello) of one address: a venue shares
/// one, with a browser's six connections for each of its people.
inline constexpr std::size_t connections_per_address_max = 2'048;
/// Connections that have not sent one whole request yet, TLS handshakes included. Above it the stillest is dropped for
/// the newest: who means it needs milliseconds, who holds a place open needs seconds.
inline constexpr std::size_t handshakes_max = 1'024;
/// Bytes of an HTTP request head, and of a JSON body: a code and a name. All who are connected may leave one unfinished.
inline constexpr std::size_t http_head_bytes_max = 16 * 1024;
inline constexpr std::size_t http_body_bytes_max = 16 * 1024;
/// Headers of one request. A browser sends twenty; each costs memory beyond its bytes.
inline constexpr std::size_t http_headers_max = 128;
/// Bytes of one picture as it is uploaded: the client makes them 2,048 pixels wide at most, which is 1 MB of a photograph.
inline constexpr std::size_t picture_bytes_max = 4 * 1024 * 1024;
/// Pixels of a side: decoded it takes 64 MiB on whoever's tablet shows it.
inline constexpr std::uint32_t picture_side_max = 4'096;
/// Bytes of what a picture says of its colours; a profile of a camera has 3 KiB.
inline constexpr std::size_t picture_colours_bytes_max = 16 * 1024;
/// Bytes and number of the pictures of an event: forty people, thirty photographs each.
inline constexpr std::uint64_t picture_bytes_per_event_max = std::uint64_t{1} << 30;
inline constexpr std::size_t pictures_per_event_max = 10'000;
/// Nobody brings more bytes of pictures than are left to all the others, but so many as long as there is room: thirty photographs.
inline constexpr std::uint64_t picture_bytes_per_person = std::uint64_t{32} << 20;
/// That part of an event's pictures is for moderators alone.
inline constexpr std::uint64_t picture_part_for_moderators = 16;
/// Pictures whose bytes are on their way to us, in all and from one person: what they hold of our memory. Each may take so long.
inline constexpr std::size_t uploads_max = 16;
inline constexpr std::size_t uploads_per_person_max = 2;
inline constexpr auto upload_timeout = 60s;
/// Bytes of answers over HTTP that wait for their readers, in all; above it, who has taken nothing for longest goes.
inline constexpr std::size_t answer_bytes_max = 64 * 1024 * 1024;
/// The same of one person, before the next answer is made for them: two dumps of a full board.
inline constexpr std::size_t answer_bytes_of_one_max = 16 * 1024 * 1024;
/// Questions of one person that wait for their turn: a browser has six connections, a replay asks for tables and pages.
inline constexpr std::size_t answers_waiting_max = 64;
/// Boards of which is kept when what is deleted was deleted: a replay of an event opens some bins, again and again.
inline constexpr std::size_t bins_kept_max = 8;
/// Pings and pongs of the WebSocket itself between two messages: proxies send one each minute, ours are messages.
inline constexpr std::size_t control_frames_max = 1'000;
/// Pixels of a side and of all of a picture that is drawn of a board: 64 MiB while it is drawn. A wall of ten metres, printed.
inline constexpr std::uint32_t drawing_side_max = 16'384;
inline constexpr std::uint64_t drawing_pixels_max = std::uint64_t{16} * 1024 * 1024;
/// Bytes of one that is made of lines and letters (SVG): ten times a board of 10,000 notes.
inline constexpr std::size_t drawing_bytes_max = 64 * 1024 * 1024;
/// How long a browser remembers that this house has TLS: over the holidays, and not so long that going back to a
/// network without it is a catastrophe.
inline constexpr auto tls_remembered = std::chrono::seconds{std::chrono::days{180}};

// --- The room ------------------------------------------------------------------------------------
/// Bytes of encoded entries that a board's feed keeps in memory.
inline constexpr std::size_t feed_bytes_max = 1024 * 1024;
/// Entries that wait for their commit in one room; beyond it, sessions are not read.
inline constexpr std::size_t uncommitted_entries_max = 8'192;
/// The same in bytes: a slow disk costs memory up to here.
inline constexpr std::size_t uncommitted_bytes_max = 4 * 1024 * 1024;
/// How long a replica may be away and still name all that it knew (P32): a tablet in a cupboard over the holidays.
inline constexpr auto lease = std::chrono::days{30};
/// By how much the clock must have gone back before the operator is told; less is a clock that is kept right.
inline constexpr auto clock_told_from = 10s;
/// How often it is written down how long the server has been running in its life: what a crash may take of that makes
/// leases so much longer.
inline constexpr auto running_time_interval = 10min;
/// A keyframe is made after so many entries or so many bytes of log, at least: one of a large board costs seconds, and
/// waits until the log since the last one costs about as much to read as the keyframe itself.
inline constexpr std::uint64_t keyframe_entries = 2'048;
inline constexpr std::size_t keyframe_log_bytes = 256 * 1024;
/// For so many bytes of keyframe one more entry, and of so many one more byte.
inline constexpr std::size_t keyframe_bytes_per_entry = 1'024;
inline constexpr std::size_t keyframe_bytes_per_log_byte = 8;
/// Bytes of one keyframe, inflated: what a reader is ready to allocate for one that was sent to it.
inline constexpr std::size_t keyframe_bytes_max = 256 * 1024 * 1024;
/// Connections of the process that speak plain HTTP, pending handshakes included.
inline constexpr std::size_t http_connections_max = 4'096;
/// Entries in one answer to a reader of the past.
inline constexpr std::size_t http_entries_max = 8'192;
/// Time for a client to answer a close frame.
inline constexpr auto close_timeout = 5s;
/// Sessions of one board, and of the process.
inline constexpr std::size_t sessions_per_board_max = 12'000;
inline constexpr std::size_t sessions_max = 16'000;
/// Sessions of one board that the board's own shard carries; those who come after are spread over all shards.
inline constexpr std::size_t followers_from = 2'000;
/// Operations per second of one participant on a board, sustained, and the burst above it (an outbox after a day
/// offline is paced by the client's window, not by this).
inline constexpr std::uint32_t ops_per_second_max = 2'000;
inline constexpr std::uint32_t ops_burst_max = 20'000;
/// Bytes of a batch that are charged like one op: a day of ink leaves an outbox within the burst.
inline constexpr std::size_t charge_bytes = 256;
/// Batches of one participant that may be refused a second, sustained and at once; beyond it, the session is closed. What a
/// tablet brings from a cupboard is mostly refused, and gets through with a few pauses.
inline constexpr std::uint32_t refusals_per_second_max = 32;
inline constexpr std::uint32_t refusals_burst_max = 1'024;
/// A room without sessions is closed after this.
inline constexpr auto room_idle_max = 60s;
/// Time-outs of a room's sessions are looked at this often, parked sessions more often: they wait for us.
inline constexpr auto round_interval = 1s;
inline constexpr auto parked_interval = 50ms;
/// A board that could not be read is not tried again before this.
inline constexpr auto quarantine_interval = 10s;
/// A store that failed is opened again after this, and again.
inline constexpr auto store_retry_interval = 1s;
/// People who come in quick succession are told to everybody at most this often.
inline constexpr auto people_interval = 100ms;
/// Who is here on an event's socket is told this often at most: what one person costs does not grow with how many come.
inline constexpr auto here_interval = std::chrono::milliseconds{1s};
/// Sockets of one person, boards and pages together: a wall of 64 tables on two screens, and what a bad network has left behind.
inline constexpr std::size_t sockets_per_person_max = 256;
/// The last places of a board and of the house are for moderators.
inline constexpr std::size_t sessions_for_moderators = 16;
/// Pages of one person on the event's socket: tabs and devices, and those that a bad network has left behind for a moment.
inline constexpr std::size_t pages_per_person_max = 16;
/// Frames of one page on the event's socket, sustained and at once: buttons, a ping each 5 s, an outbox that comes back.
inline constexpr std::uint32_t event_frames_per_second_max = 20;
inline constexpr std::uint32_t event_frames_burst_max = 200;
/// Answers to commands that wait for a page which takes nothing.
inline constexpr std::size_t answers_owed_max = 256;
/// Pieces of news of names and of who is here that are kept for pages that are behind: a minute of them. Later ones read all.
inline constexpr std::size_t told_pieces_max = 64;
/// What clients are told on shutdown: a restart takes about so long.
inline constexpr auto come_back_after_stop = 1s;

// --- The store -------------------------------------------------------------------------------------
/// Bytes of one group commit: enough to pay for an fsync, little enough not to hold up what comes behind.
inline constexpr std::size_t commit_group_bytes_max = 8 * 1024 * 1024;
/// Room on the disk that is kept for deleting and moderating, MiB: what the store grows by before it has merged files.
inline constexpr std::size_t reserve_mib = 64;
/// How fast what lies on the disk is read through behind the start, to find what a disk has damaged before somebody needs it:
/// a gigabyte in two minutes, a tenth of what a slow disk reads. In pieces, each a few milliseconds.
inline constexpr std::size_t check_bytes_per_second = std::size_t{8} << 20;
inline constexpr std::size_t check_piece_bytes = std::size_t{1} << 20;
/// Descriptors kept for the database when the process has none left: a log and a table for each column family, and some that
/// others are quicker to take.
inline constexpr std::size_t spare_descriptors = 32;
/// How often it is synced how far writes were acknowledged: what power loss may take of that is what a log that is cut short
/// may then lose unnoticed.
inline constexpr auto watermark_interval = 1s;
/// How often the disk's room is looked at.
inline constexpr auto disk_look_interval = 1s;

// --- People --------------------------------------------------------------------------------------
/// Wrong codes from one network that are looked at without a pause (a venue shares one address: thirty people who mistype ten
/// times each; of 31^6 codes it is nothing), and the time that one more of them costs.
inline constexpr int guesses_per_network_max = 300;
inline constexpr auto guess_network_interval = 2s;
/// The same for what is wider than a network (an IPv6 /48, which one customer gets with its 65,536 networks).
inline constexpr int guesses_per_site_max = 1'200;
inline constexpr auto guess_site_interval = 500ms;
/// The first of a network's, and the last of what it may try at once, count for the mark of all networks together; in between
/// is a room that mistypes.
inline constexpr int guesses_counted_at_ends = 30;
/// Wrong codes of all networks together that are nothing unusual. Beyond them somebody guesses from many places: then a
/// network from which nobody came in has so many tries, and one more after each interval.
inline constexpr int guesses_max = 300;
inline constexpr auto guess_interval = 1s;
inline constexpr int guesses_of_stranger_max = 5;
inline constexpr auto guess_stranger_interval = 60s;
/// Networks that are remembered for that: those that owe, and those from which somebody came in.
inline constexpr std::size_t guess_networks_max = 65'536;
inline constexpr std::size_t known_networks_max = 8'192;
/// Requests of one person at once, and the time that one more of them costs: a page that starts asks for five, a desk that is
/// looked at for one each few seconds.
inline constexpr int asks_max = 120;
inline constexpr auto ask_interval = 100ms;
/// Characters of the number by which a join that is sent again is known: 128 bits in hexadecimal, and room for other spellings.
inline constexpr std::size_t nonce_length_min = 20;
inline constexpr std::size_t nonce_length_max = 64;
/// What `tablee doctor` waits for an answer.
inline constexpr auto probe_timeout = 5s;
/// Letters of a first name, as people count them; a face with a skin and a job is one, of eight code points.
inline constexpr std::size_t name_letters_max = 40;
inline constexpr std::size_t name_code_points_max = 160;
/// Marks on one of its letters. Every language does with so many; above it they are piled up to cover what is around them.
inline constexpr int name_marks_max = 4;
/// Bytes of one as it is typed, with what nobody sees in it.
inline constexpr std::size_t name_typed_bytes_max = 4 * 1024;
/// Code points of an event's title, of a table's question.
inline constexpr std::size_t title_code_points_max = 300;
inline constexpr std::size_t tables_per_event_max = 64;
/// Principles of an event: what fits on a sheet on the wall.
inline constexpr std::size_t principles_per_event_max = 32;
/// Code points of an event's introduction, of its closing words: a page that somebody still reads.
inline constexpr std::size_t words_code_points_max = 4'000;
/// Places of an event for those who take part or watch, and those that are kept for moderators: who has a code alone
/// can not fill them.
inline constexpr std::size_t participants_per_event_max = 5'000;
inline constexpr std::size_t moderators_per_event_max = 200;
/// People who share one device, and those who ever were added on it: a large family at one table; whoever adds more fills the event.
inline constexpr std::size_t people_per_tablet_max = 12;
inline constexpr std::size_t people_per_tablet_ever_max = 64;
/// People who were put out and whose names stand at what they wrote: beyond it the oldest names go.
inline constexpr std::size_t people_out_max = 5'000;
/// A place is kept for so long after its holder was last connected: tablets sleep and come back, and what a shard has to say
/// of them is on its way.
inline constexpr auto seat_kept = 60s;
/// Tokens that ended, of which it is remembered why: for the sentence to whoever comes with one.
inline constexpr std::size_t ended_tokens_max = 8'192;
/// Links of an event; those that are revoked go first.
inline constexpr std::size_t links_per_event_max = 256;
/// Published versions of an event that are not revoked, and bytes of one: 64 tables with 200 propositions and as many notes each.
inline constexpr std::size_t publications_per_event_max = 64;
/// Of the versions that were revoked, so many are told apart from addresses that never were.
inline constexpr std::size_t revoked_per_event_max = 256;
inline constexpr std::size_t publication_bytes_max = 16 * 1024 * 1024;
/// Photos of the room in what is published, and code points of what is said of one: all that is said fits into a request
/// (http_body_bytes_max), and as many photos of a tablet (half a megabyte) into a page.
inline constexpr std::size_t photos_per_event_max = 12;
inline constexpr std::size_t photo_words_max = 250;
/// Bytes of an event file to import.
inline constexpr std::size_t import_bytes_max = 4 * 1024 * 1024;
/// Bytes of a file with a whole event, as an export makes it: boards of a day with sixteen tables, and pictures. Of these, bytes of
/// pictures before they are written in base64; what is beyond is named in the file as left out.
inline constexpr std::size_t whole_event_bytes_max = 32 * 1024 * 1024;
inline constexpr std::size_t whole_pictures_bytes_max = 12 * 1024 * 1024;
/// Phases of such a file that took place: each of an agenda's a few times over, for tables too.
inline constexpr std::size_t whole_phases_max = 1'024;
/// Greatest number of a person in such a file: far from the end of numbers, since those who come later have greater ones.
inline constexpr std::uint32_t whole_person_max = 1'000'000;
/// Bytes of an event that is made on the screen: its texts, the questions of all tables and an agenda, all of them long.
inline constexpr std::size_t event_body_bytes_max = 256 * 1024;
/// Events that a server holds: a big house's days of many years.
inline constexpr std::size_t events_max = 10'000;
/// Events that one network makes at once where anybody may make them, and the time that one more costs.
inline constexpr int creations_per_network_max = 20;
inline constexpr auto creation_interval = 60s;
/// Characters of the key with which events are made: what nobody guesses within the tries that there are.
inline constexpr std::size_t create_key_length_min = 12;
inline constexpr std::size_t create_key_length_max = 128;

// --- The day --------------------------------------------------------------------------------------
/// Phases of an agenda: a day in pieces of ten minutes.
inline constexpr std::size_t phases_per_agenda_max = 64;
/// Code points of a phase's instruction: a sentence and an example.
inline constexpr std::size_t instruction_code_points_max = 1'000;
/// A timer runs so long at least, and at most.
inline constexpr auto timer_min = std::chrono::milliseconds{1s};
inline constexpr auto timer_max = std::chrono::milliseconds{24h};
/// A table's number is at most this.
inline constexpr std::uint32_t table_number_max = 9'999;
/// Tables of an event that ever were: those that are open are at most tables_per_event_max.
inline constexpr std::size_t tables_ever_max = 256;
/// Days for which an event may say that it is kept: a hundred years.
inline constexpr std::uint32_t retention_days_max = 36'500;
/// Code points of a note that is written in private.
inline constexpr std::size_t draft_code_points_max = 16'000;
/// Drafts of one person and of an event that were not revealed yet, and bytes of all their texts: they are held in memory.
inline constexpr std::size_t drafts_per_person_max = 200;
inline constexpr std::size_t drafts_per_event_max = 20'000;
inline constexpr std::size_t drafts_bytes_max = 64U << 20U;
/// Of these, one person's: a quarter of an hour of fast typing.
inline constexpr std::size_t drafts_bytes_per_person_max = 256U << 10U;
/// When people are told how much is written in private: at whole multiples of this, so that nobody's rhythm is seen; and where
/// names are hidden.
inline constexpr auto drafts_told_each = std::chrono::milliseconds{5'000};
inline constexpr auto nameless_drafts_told_each = std::chrono::milliseconds{15'000};
/// So many people must have written before those who are no moderators reveal what hides its authors.
inline constexpr std::size_t nameless_authors_min = 3;
/// How long pages have to close their fields before a reveal.
inline constexpr auto reveal_called_for = std::chrono::milliseconds{1'500};
/// What somebody chooses to send to another table at once, and all that goes with it.
inline constexpr std::size_t parcel_things_max = 200;
inline constexpr std::size_t parcel_copies_max = 600;
/// What an event remembers of what was sent: parcels, and copies in them. All of it is in each snapshot.
inline constexpr std::size_t parcels_per_event_max = 2'000;
inline constexpr std::size_t parcel_copies_per_event_max = 10'000;
/// Of these, those that wait.
inline constexpr std::size_t parcels_on_their_way_max = 100;
/// How long "everyone here" is worth following.
inline constexpr auto call_lasts = 2min;
/// Things that one vote is about: what a hand can go through, and an entry can carry.
inline constexpr std::size_t candidates_per_vote_max = 300;
inline constexpr std::uint32_t dots_per_person_max = 99;
/// Votes of an event that were not removed.
inline constexpr std::size_t votes_per_event_max = 128;
/// Of these, those that people other than moderators may open on one board, and in all: so that nobody uses up everybody's.
inline constexpr std::size_t votes_per_board_max = 16;
inline constexpr std::size_t votes_of_tables_max = 96;
/// Lines of who gave what that the close of a vote tells.
inline constexpr std::size_t given_told_max = 1'024;
/// Commands of one person, sustained and at once: a moderator who presses buttons, and an outbox that comes back.
inline constexpr std::uint32_t commands_per_second_max = 8;
inline constexpr std::uint32_t commands_burst_max = 64;
/// Commands of one person by which a repeat is known: four bursts of as many devices.
inline constexpr std::size_t commands_remembered_max = 256;
/// Commands of a day that wait to be told; more are put off.
inline constexpr std::size_t commands_waiting_max = 4'096;
/// Bytes of encoded entries that a day keeps in memory for those who come back.
inline constexpr std::size_t day_feed_bytes_max = 256 * 1024;
/// A day's snapshot is made after so many entries: what an opening reads is bounded by it.
inline constexpr std::uint64_t day_snapshot_entries = 512;

// --- Relations -----------------------------------------------------------------------------------
static_assert(batch_bytes_max + 1'024 <= frame_bytes_max, "any legal batch fits a frame");
static_assert(stroke_numbers_max * 2 <= batch_bytes_max, "a stroke fits its batch");
static_assert(insert_code_points_max * 4 <= batch_bytes_max, "an insertion fits its batch");
static_assert(replicas_assured * participants_per_event_max + replicas_for_moderators +
                      replicas_per_participant_max <
                  replicas_per_board_max,
              "each person of a full event can write, whatever others take");
static_assert(replicas_per_participant_max + replicas_for_moderators < replicas_per_board_max,
              "no single person uses a board up");
static_assert(keyframe_log_bytes < feed_bytes_max, "the feed reaches back to the last keyframe");
static_assert(2 * (board_bytes_max + board_bytes_max / board_reserve_part) <= keyframe_bytes_max,
              "a full board's keyframe can be read");
static_assert(gather_bytes_max <= feed_bytes_max, "one message is served from the feed");
static_assert(batch_bytes_max <= gather_bytes_max, "any entry fits one message");
static_assert(draft_code_points_max <= insert_code_points_max, "a draft is one insertion");
static_assert(name_code_points_max * 4 <= name_typed_bytes_max, "a name that is kept can be typed");
static_assert(no_progress_max > silence_max, "a dead client is noticed before it counts as slow");
static_assert(answer_bytes_of_one_max < answer_bytes_max, "one reader does not take what all have");
static_assert(commands_remembered_max >= 4 * commands_burst_max, "a repeat is known after a burst");
static_assert(picture_bytes_max <= answer_bytes_of_one_max, "a picture can be answered");
static_assert(handshakes_max <= http_connections_max, "handshakes are connections");
static_assert(connections_per_address_max < http_connections_max,
              "one address does not fill the house");
static_assert(beat_at_twentieth < beat_at_quarter && beat_at_quarter < beat_at_half &&
                  beat_at_half < beat_at_full,
              "the beat grows with the load");
static_assert(load_interval > beat_at_full, "what is looked at is not one beat");
static_assert(silence_max >= 2 * ping_interval, "one lost ping does not end a session");

}  // namespace tablee::limits
