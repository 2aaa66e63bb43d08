// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0

// Runs a fuzz target over the files of folders, once each, with the compiler at hand.

#include "fuzz.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

int main(int count, char **arguments)
{
    int files = 0;
    for (int i = 1; i < count; ++i) {
        QDirIterator folder(
            QString::fromLocal8Bit(arguments[i]), QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext()) {
            QFile file(folder.next());
            if (!file.open(QIODevice::ReadOnly)) {
                return 1;
            }
            const auto bytes = file.readAll();
            std::printf(
                "%s\n", qPrintable(file.fileName())); // the last line names a file that crashes
            std::fflush(stdout);
            LLVMFuzzerTestOneInput(
                reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
            ++files;
        }
    }
    return files > 0 ? 0 : 1;
}
