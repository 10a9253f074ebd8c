// Cairo's objects with their owners, and what is done with them wherever something is drawn. For the sources that draw.
#pragma once

#include <cairo.h>

#include <memory>

#include "base/bytes.h"
#include "render/picture/canvas.h"

namespace tablee::render::picture {

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* what) const {
    Free(what);
  }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_destroy>>;
using CairoPtr = std::unique_ptr<cairo_t, Freed<cairo_destroy>>;

inline void set_paint(cairo_t* cairo, const Paint& paint) {
  const auto channel = [&](unsigned shift) {
    return static_cast<double>(paint.colour >> shift & 0xFFU) / 255;
  };
  cairo_set_source_rgba(cairo, channel(16), channel(8), channel(0), paint.alpha);
}

/// Of a surface that is written as a stream: `out` are its base::Bytes.
inline cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned int length) {
  static_cast<base::Bytes*>(out)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace tablee::render::picture
