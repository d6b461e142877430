# Every library comes from a Debian package of platform/packages.txt.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(SDL2 REQUIRED)
find_package(ZXing REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(spdlog REQUIRED)
set(OpenGL_GL_PREFERENCE LEGACY)  # libGL alone, which libgl-dev brings; libOpenGL is another package
find_package(OpenGL REQUIRED)

pkg_check_modules(IMGUI REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(SDL2_IMAGE REQUIRED IMPORTED_TARGET SDL2_image)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(AV REQUIRED IMPORTED_TARGET libavdevice libavformat libavcodec libavutil libswscale)
pkg_check_modules(PQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)

# Debian ships no pkg-config or CMake file for these four.
find_library(SQLITECPP_LIBRARY SQLiteCpp REQUIRED)
add_library(ocop_sqlitecpp INTERFACE)
target_link_libraries(ocop_sqlitecpp INTERFACE ${SQLITECPP_LIBRARY} PkgConfig::SQLITE)

find_library(UTF8PROC_LIBRARY utf8proc REQUIRED)
add_library(ocop_utf8proc INTERFACE)
target_link_libraries(ocop_utf8proc INTERFACE ${UTF8PROC_LIBRARY})

find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
add_library(ocop_xlsxwriter INTERFACE)
target_link_libraries(ocop_xlsxwriter INTERFACE ${XLSXWRITER_LIBRARY})

find_library(CSV_LIBRARY csv REQUIRED)
add_library(ocop_csv INTERFACE)
target_link_libraries(ocop_csv INTERFACE ${CSV_LIBRARY})
