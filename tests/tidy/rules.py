"""What the house asks of its tree: the directions, the bounds, the words. Data only; checks.py reads it.

A new folder or a new arrow is a line here, and the reason for it belongs in the commit's message.
"""

# Each folder of server/ and the folders it may include from. What those may include is allowed as well.
SERVER_USES = {
    "base": [],
    "core": ["base"],
    "wire": ["core"],
    "store": ["base"],
    "room": ["wire", "store"],
    "replica": ["core", "wire"],
    "event": ["room", "store"],
    "render": ["core"],
    "http": ["event", "render"],
    "shard": ["event", "room", "store"],
    "beast": [],
    "dial": ["beast", "http", "replica"],
    "net": ["beast", "http", "shard"],
    "cluster": ["store"],
    "demo": ["dial", "event", "net", "replica"],
    "app": ["net", "demo", "cluster", "dial"],
}

# The same for client-web/src. `wire` holds the generated frames and their codec.
CLIENT_USES = {
    "core": [],
    "wire": [],
    "sync": ["core", "wire"],
    "day": ["sync"],
    "scene": ["core"],
    "render": ["scene"],
    "input": ["scene"],
    "tools": ["input", "scene"],
    "app": ["day", "sync", "tools"],
    "ui": ["app", "render"],
}

# What of others only some folders may include: (pattern of the include, folders, why).
OUTSIDE_ONLY = [
    (r"boost/beast|beast/types\.h", ["server/beast", "server/net", "server/dial", "tests/net", "bench/swarm"], "Beast stays behind net and dial"),
    (r"boost/asio", ["server/beast", "server/net", "server/dial", "server/app", "server/demo", "server/cluster", "tests/net", "tests/app", "tests/demo",
                      "tests/tools", "tests/torture", "bench/swarm", "bench/hostile"],
     "sockets and executors stay behind net"),
    (r"rocksdb/", ["server/store", "tests/store", "tests/contract"], "RocksDB stays behind store"),
    (r"google/protobuf/|.*\.pb\.h$", ["server/wire", "tests/wire", "tests/core"],
     "only wire and the codec tests see generated code"),
    (r"prometheus/", ["server/net", "server/app"], "metrics leave the process in net"),
]

# Words that a folder must not contain outside comments: (folder, pattern, why).
BANNED_WORDS = [
    ("server/core", r"#include <(iostream|fstream|thread|mutex|atomic|chrono|filesystem|random|future)>",
     "core has no I/O, threads or clock"),
    ("server/core", r"\b(throw|try)\b|#include <boost/", "core has no exceptions and no Boost"),
    ("server/room", r"#include <(fstream|thread|mutex|filesystem|future)>", "room is a state machine without I/O"),
    ("server/shard", r"#include <(fstream|thread|mutex|filesystem|future)>|boost/", "shard has no thread, socket or disk"),
    ("server/replica", r"#include <(fstream|thread|mutex|filesystem|future)>", "replica is a state machine without I/O"),
    ("client-web/src/core", r"\b(window|HTMLElement|localStorage)\b|\bdocument\.(createElement|querySelector|body)",
     "core never touches the DOM"),
    ("client-web/src/scene", r"\b(window|HTMLElement|localStorage)\b|\bdocument\.(createElement|querySelector|body)",
     "scene never touches the DOM"),
]
# The machine's clocks are read in base/clock.h and handed down from app.
CLOCK_FREE = ["core", "wire", "store", "room", "replica", "event", "render", "http"]
CLOCK_WORDS = r"\b(system_clock|steady_clock|high_resolution_clock)::now\b|\b(gettimeofday|clock_gettime)\b|\btime\(nullptr\)"

# Names that make a literal a limit of the product; those live in server/base/limits.h.
LIMIT_NAME = r"\w+_(?:max|limit|timeout|interval)"
# Names that bound nothing from outside: the shape of a data structure, or a fact of a format.
NOT_LIMITS = {
    "server/core/text_tree.h:children_max": "fan-out of the tree",
    "server/core/text_leaf.h:spans_max": "size of a leaf",
    "server/core/text_leaf.h:leaf_bytes_max": "size of a leaf",
    "server/core/text_insert.cpp:piece_bytes_max": "follows from the size of a leaf",
    "server/core/text_index.cpp:block_entries_max": "size of a block of the index",
    "server/core/editor_order.cpp:key_bytes_max": "where siblings get new keys, long before the limit of a key",
    "server/core/editor_order.cpp:spread_bytes_max": "length of those keys",
    "server/core/editor_order.cpp:window_max": "how many siblings get new keys at once",
    "server/core/fields.h:field_max": "a fact of the format",
    "server/core/undo.cpp:successions_max": "when a side table is folded in",
    "server/replica/confirmed.cpp:log_max": "when the log is folded into its keyframe",
    "server/core/paint_order.cpp:touched_max": "where one algorithm becomes cheaper than another",
    "server/core/op.h:counter_max": "a fact of the format: sums stay within 64 bits",
    "server/core/op.h:board_counter_max": "a fact of the format: exact in a browser's numbers",
    "server/core/stroke.cpp:pressure_max": "a fact of the format",
    "server/room/feed.cpp:block_bytes_max": "size of an arena's block",
    "server/net/shard.cpp:parcels_kept_max": "size of a pool of buffers",
    "server/net/halls.cpp:parcels_kept_max": "size of a pool of buffers",
    "server/http/api.cpp:segments_max": "the deepest address that the API has",
}

# As long as there are limits: a table of one idea.
UNBOUNDED = {"server/base/limits.h"}

# Lines: (suffixes, told from here on, refused from here on).
SIZES = [
    ((".h",), 150, 180),
    ((".cpp", ".ts", ".tsx", ".py", ".mjs"), 300, 450),
]
