// The process's log: standard error, one line an entry, as text for people or as JSON for machines. Entries hold no
// names, codes, tokens or addresses; who writes one sees to that.
#pragma once

#include <string>

namespace tablee::app {

/// `level` and `format` as the settings log_level and log_format allow them. Also while threads write.
void open_log(const std::string& level, const std::string& format);

}  // namespace tablee::app
