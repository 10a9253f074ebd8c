cmake_minimum_required(VERSION 3.25)
# Turns a folder of web files into assets.S (the bytes, by .incbin) and assets_table.cpp (the table), with
# gzip and brotli variants. Runs at each build; does its work only when a file has changed.
#
# cmake -DDIST=folder -DPLACEHOLDER=page.html -DOUT=folder -DBROTLI=program -DZOPFLI=program -P embed.cmake
set(files "")
if(DIST AND EXISTS "${DIST}/index.html")
  set(root "${DIST}")
  file(GLOB_RECURSE files LIST_DIRECTORIES false RELATIVE "${DIST}" "${DIST}/*")
  list(FILTER files EXCLUDE REGEX "\\.map$")
else()
  get_filename_component(root "${PLACEHOLDER}" DIRECTORY)
  get_filename_component(files "${PLACEHOLDER}" NAME)
endif()
list(SORT files)

file(SHA256 "${CMAKE_CURRENT_LIST_FILE}" fingerprint)
foreach(file IN LISTS files)
  file(SHA256 "${root}/${file}" hash)
  string(APPEND fingerprint "\n${hash} ${root}/${file}")
endforeach()
if(EXISTS "${OUT}/assets.fingerprint" AND EXISTS "${OUT}/assets.S" AND EXISTS "${OUT}/assets_table.cpp")
  file(READ "${OUT}/assets.fingerprint" before)
  if(before STREQUAL fingerprint)
    return()
  endif()
endif()
if(NOT BROTLI OR NOT ZOPFLI)
  message(FATAL_ERROR "The programs brotli and zopfli are needed to embed the web client: apt install brotli zopfli")
endif()

# Compressed copies and identity lie in OUT/packed, so that .incbin has stable paths; by what is in them, so that a file that has not
# changed is not compressed again.
file(MAKE_DIRECTORY "${OUT}/packed")
set(kept "")

function(type_of name result)
  get_filename_component(extension "${name}" LAST_EXT)
  # serve_asset() adds the charset to text: a semicolon would split CMake's lists.
  set(types .html text/html .js text/javascript .css text/css .json application/json .txt text/plain
    .webmanifest application/manifest+json .wasm application/wasm .svg image/svg+xml .png image/png
    .ico image/x-icon .woff2 font/woff2)
  list(FIND types "${extension}" index)
  if(index EQUAL -1)
    message(FATAL_ERROR "${name}: no content type is known for ${extension}; add it to ${CMAKE_CURRENT_LIST_FILE}")
  endif()
  math(EXPR index "${index} + 1")
  list(GET types ${index} type)
  set(${result} "${type}" PARENT_SCOPE)
endfunction()

# One blob in assets.S; `symbol`_begin and `symbol`_end enclose it.
set(assembly "    .section .rodata\n")
function(blob symbol path)
  set(assembly "${assembly}    .balign 16\n    .global ${symbol}_begin\n    .global ${symbol}_end\n${symbol}_begin:\n    .incbin \"${path}\"\n${symbol}_end:\n    .byte 0\n" PARENT_SCOPE)
endfunction()

set(declarations "")
set(rows "")
set(number 0)
foreach(file IN LISTS files)
  file(SHA256 "${root}/${file}" hash)
  string(SUBSTRING "${hash}" 0 32 hash)
  set(source "${OUT}/packed/${hash}")
  if(NOT EXISTS "${source}")
    file(COPY_FILE "${root}/${file}" "${source}.part")
    file(RENAME "${source}.part" "${source}")
  endif()
  list(APPEND kept "${source}" "${source}.gzip" "${source}.brotli")
  file(SIZE "${source}" size)
  type_of("${file}" type)
  set(variants "")
  set(symbols "identity")
  blob(tablee_asset_${number}_identity "${source}")
  foreach(encoding gzip brotli)
    if(NOT EXISTS "${source}.${encoding}")
      if(encoding STREQUAL "gzip")
        execute_process(COMMAND ${ZOPFLI} -c "${source}" OUTPUT_FILE "${source}.part" COMMAND_ERROR_IS_FATAL ANY)
      else()
        execute_process(COMMAND ${BROTLI} -q 11 -f -o "${source}.part" "${source}" COMMAND_ERROR_IS_FATAL ANY)
      endif()
      file(RENAME "${source}.part" "${source}.${encoding}")
    endif()
    file(SIZE "${source}.${encoding}" packed)
    if(packed LESS size)
      blob(tablee_asset_${number}_${encoding} "${source}.${encoding}")
      list(APPEND symbols ${encoding})
      set(${encoding} "view(tablee_asset_${number}_${encoding}_begin, tablee_asset_${number}_${encoding}_end)")
    else()
      set(${encoding} "{}")
    endif()
  endforeach()
  foreach(symbol IN LISTS symbols)
    string(APPEND declarations "extern const char tablee_asset_${number}_${symbol}_begin[];\nextern const char tablee_asset_${number}_${symbol}_end[];\n")
  endforeach()
  set(immutable false)
  # Vite's names: assets/NAME-HASH.EXT.
  if(file MATCHES "^assets/.*-[A-Za-z0-9_-]+\\.[a-z0-9]+$")
    set(immutable true)
  endif()
  set(path "/${file}")
  if(path STREQUAL "/index.html")
    set(path "/")
  endif()
  list(APPEND rows "${path} |      {\"${path}\", \"${type}\", \"W/\\\"${hash}\\\"\", ${immutable}, view(tablee_asset_${number}_identity_begin, tablee_asset_${number}_identity_end), ${gzip}, ${brotli}},")
  math(EXPR number "${number} + 1")
endforeach()
file(GLOB left "${OUT}/packed/*")
list(REMOVE_ITEM left ${kept})
if(left)
  file(REMOVE_RECURSE ${left})
endif()
list(SORT rows)
list(TRANSFORM rows REPLACE "^[^|]*\\|" "")
list(JOIN rows "\n" rows)

file(WRITE "${OUT}/assets.S" "${assembly}    .section .note.GNU-stack,\"\",@progbits\n")
file(WRITE "${OUT}/assets_table.cpp" "// Made by server/http/cmake/embed.cmake.
#include \"http/assets.h\"

extern \"C\" {
${declarations}}

namespace tablee::http {

std::span<const Asset> embedded_assets() {
  const auto view = [](const char* begin, const char* end) {
    return std::string_view{begin, static_cast<std::size_t>(end - begin)};
  };
  static const Asset table[] = {
${rows}
  };
  return table;
}

}  // namespace tablee::http
")
file(WRITE "${OUT}/assets.fingerprint" "${fingerprint}")
