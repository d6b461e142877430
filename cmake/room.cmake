# A room is a folder, a namespace and a static library. ocop_room() names the only
# neighbours it may see, so breaking the dependency rule fails to build or link.
#
#   ocop_room(db SOURCES ... USES core PRIVATE_LIBRARIES SQLiteCpp ...)
function(ocop_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;PRIVATE_LIBRARIES" ${ARGN})
  add_library(ocop_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(ocop_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  foreach(neighbour IN LISTS ROOM_USES)
    target_link_libraries(ocop_${name} PUBLIC ocop_${neighbour})
  endforeach()
  target_link_libraries(ocop_${name} PRIVATE ocop_options ${ROOM_PRIVATE_LIBRARIES})
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
