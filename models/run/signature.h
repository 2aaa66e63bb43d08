// SPDX-FileCopyrightText: Switchback contributors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Signatures by the tools that people have: ssh-keygen -Y (with an SSH key or the agent) and
// minisign. Which one, the key's own first line says. Keys and pass phrases are the tools' affair.

#include "core/error.h"

namespace Switchback {

/// The file beside FILE that holds its signature; empty where there is none.
QString signatureBeside(const QString &file);

/// Writes the signature beside the file, in the place of an earlier one; returns its path. With
/// `terminal` the tool may ask for a pass phrase there; without, the agent or SSH_ASKPASS must do.
Result<QString> signFile(const QString &file, const QString &key, bool terminal);

/// Who signed these bytes, as the list of those who may calls them: an OpenSSH allowed_signers file
/// or a minisign public key. An Error says why nobody on the list did.
Result<QString> signerOf(
    const QByteArray &bytes, const QString &signature, const QString &allowedSigners);

} // namespace Switchback
