// Asio and Beast, compiled once: whoever links tablee_beast sees declarations only.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
