# What `cmake --install` puts where, and the Debian package: `cpack -B build/package` in the build
# folder, or the target `package`. tests/packaging checks what comes out.
include(GNUInstallDirs)

set(packaging ${PROJECT_SOURCE_DIR}/platform/packaging)
set(packaged ${PROJECT_BINARY_DIR}/packaged)
configure_file(${packaging}/changelog.in ${packaged}/changelog @ONLY)

# Debian's documentation is compressed, without a time in it: the same package every time.
function(ocop_compress from to)
  add_custom_command(OUTPUT ${packaged}/${to} DEPENDS ${from}
    COMMAND sh -c "gzip -9nc '${from}' > '${packaged}/${to}'" VERBATIM)
  list(APPEND ocop_compressed ${packaged}/${to})
  set(ocop_compressed ${ocop_compressed} PARENT_SCOPE)
endfunction()
ocop_compress(${packaging}/ocop-kiosk.1 ocop-kiosk.1.gz)
ocop_compress(${packaged}/changelog changelog.gz)
add_custom_target(ocop_documents ALL DEPENDS ${ocop_compressed})

install(TARGETS ocop-kiosk RUNTIME)
install(FILES ${packaged}/ocop-kiosk.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${packaged}/changelog.gz ${packaging}/copyright ${PROJECT_SOURCE_DIR}/README.md
  ${PROJECT_SOURCE_DIR}/assets/LICENSES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${packaging}/ocop-kiosk.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${packaging}/ocop-kiosk-session.desktop
  DESTINATION ${CMAKE_INSTALL_DATADIR}/xsessions RENAME ocop-kiosk.desktop)
install(FILES ${PROJECT_SOURCE_DIR}/assets/drawings/mark.svg
  DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps RENAME ocop-kiosk.svg)
# systemd and udev look below /usr/lib wherever libraries live.
install(FILES ${packaging}/ocop-kiosk.service DESTINATION lib/systemd/system)
install(FILES ${packaging}/70-ocop-kiosk.rules DESTINATION lib/udev/rules.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ocop-kiosk)
set(CPACK_PACKAGE_CONTACT "The ocop-kiosk authors <maintainers@ocop-kiosk.example>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
  "Scans a product's code, shows its origin, stars and certificate, sells it,
keeps every sale in a signed journal and delivers it to a PostgreSQL centre.
Vietnamese and English, by touch or by keyboard, with or without a network.")
# Libraries come from dpkg-shlibdeps; these are what it cannot see: the font, what SDL opens while
# running, and the tool that makes the kiosk's user.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, fonts-inter, libegl1, libgl1, libgl1-mesa-dri")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${packaging}/postinst ${packaging}/prerm ${packaging}/postrm)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
