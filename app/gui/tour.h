// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// The demo, driven through open, read, up and roll back in the real window; a picture of each
// stage is left in a folder.

#include "app/gui/application.h"

namespace Switchback {

struct TourWish {
    QString pictures; // folder
    Demo demo = Demo::Sqlite;
    QString project; // instead of the demo: everything pending is applied, the last one rolled back
};

/// The program's exit status: 0 only when every stage succeeded.
int runTour(Application &application, const TourWish &wish);

/// Opens the demo and every page, without pictures.
int runSelfTest(Application &application);

} // namespace Switchback
