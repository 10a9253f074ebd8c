// The Beast and Asio types that the sources of net and dial share. Included by sources only, never by a header: each source
// that includes it costs 15 seconds and more. In the house's own namespace, so that both name them alike.
//
// Executors are named as they are, not type-erased: one io_context a thread, no strands.
#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/rate_policy.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>

namespace tablee {

namespace asio = boost::asio;
namespace beast = boost::beast;

using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Error = boost::system::error_code;

}  // namespace tablee
