# SPDX-FileCopyrightText: Switchback contributors
# SPDX-License-Identifier: Apache-2.0
# What `cmake --install` puts beside the programs, and the Debian package that cpack makes of it.
install(FILES LICENSES/Apache-2.0.txt README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES resources/man/switchback-cli.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
if(SWITCHBACK_GUI)
    install(FILES resources/man/switchback.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(FILES resources/switchback.desktop DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
    install(FILES resources/org.switchback.Switchback.metainfo.xml DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
    install(FILES resources/switchback.svg DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME switchback)
set(CPACK_PACKAGE_VENDOR "Switchback contributors")
set(CPACK_PACKAGE_CONTACT "Switchback contributors <switchback@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "see, apply and roll back database migrations")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"A desktop application and a command line program that read a project's
 migrations and its database's history in the form the project's own tool
 gives them, show every statement before it runs, apply what is pending and
 roll back what was applied, on PostgreSQL, SQLite, MariaDB and MySQL.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION database)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Plugins are loaded at run time, so no link shows that they are needed; the servers' drivers bring their
# client libraries.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6sql6-psql, libqt6sql6-mysql, qt6-svg-plugins, libgit2-${LIBGIT2}")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-wayland, qt6-translations-l10n, sqlite3, postgresql-client, mariadb-client, openssh-client")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "minisign")
include(CPack)
