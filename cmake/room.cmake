# A room is a folder, a namespace and a static library. ocop_room() names the only
# neighbours it may see, so breaking the dependency rule fails to build or link.
#
#   ocop_room(db SOURCES ... USES core PRIVATE_LIBRARIES SQLiteCpp ... PRECOMPILE "db/shop_store.h")
#
# PRECOMPILE: the headers nearly every file of the room reads, read once. The preset `sanitize`
# builds without them, so an #include that is missing shows there.
function(ocop_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_LIBRARIES;PRECOMPILE" ${ARGN})
  add_library(ocop_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(ocop_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  foreach(neighbour IN LISTS ROOM_USES)
    target_link_libraries(ocop_${name} PUBLIC ocop_${neighbour})
  endforeach()
  target_link_libraries(ocop_${name} PRIVATE ocop_options ${ROOM_PRIVATE_LIBRARIES})
  ocop_precompile(ocop_${name} ${ROOM_PRECOMPILE})
endfunction()

# ocop_precompile(TARGET [HEADER ...]): headers of ours by their path from the root, or <system>.
function(ocop_precompile target)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/" REGEX "^[^<]" OUTPUT_VARIABLE headers)
  if(headers)
    target_precompile_headers(${target} PRIVATE <algorithm> ${headers})
  endif()
endfunction()

# Warnings and sanitizers of our own code, never of the libraries' headers.
add_library(ocop_options INTERFACE)
target_compile_options(ocop_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(OCOP_WERROR)
  target_compile_options(ocop_options INTERFACE -Werror)
endif()
if(OCOP_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(OCOP_SANITIZE)
  add_compile_options(-fsanitize=${OCOP_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${OCOP_SANITIZE})
  # Into programs only: what is known of other people's libraries.
  target_sources(ocop_options INTERFACE
    $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:${PROJECT_SOURCE_DIR}/cmake/sanitizer_defaults.cpp>)
endif()
