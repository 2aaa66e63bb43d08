<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: Switchback contributors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Switchback</name>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weitere</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 cannot be compared.</source>
        <translation>%1 und %2 lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>%1 begins or ends a transaction.</source>
        <translation>%1 beginnt oder beendet eine Transaktion.</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2.</source>
        <translation>%1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>%1 lässt sich nicht lesen: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 commits nearly every schema statement by itself: what runs before a failure stays.</source>
        <translation>%1 bestätigt fast jede Schemaanweisung von selbst: Was vor einem Fehler lief, bleibt.</translation>
    </message>
    <message>
        <source>%1 crashed.</source>
        <translation>%1 ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 did not end in time and was stopped.</source>
        <translation>%1 wurde nicht rechtzeitig fertig und wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 errors, %2 warnings, %3 notes</source>
        <translation>%1 Fehler, %2 Warnungen, %3 Hinweise</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 ist gescheitert.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 schlug fehl: %2</translation>
    </message>
    <message>
        <source>%1 files N_name.up.sql, %2 files N_name.down.sql</source>
        <translation>%1 Dateien N_name.up.sql, %2 Dateien N_name.down.sql</translation>
    </message>
    <message>
        <source>%1 for %2 s</source>
        <translation>%1 seit %2 s</translation>
    </message>
    <message>
        <source>%1 has no file for the way up.</source>
        <translation>%1 hat keine Datei für den Hinweg.</translation>
    </message>
    <message>
        <source>%1 has no number above 0 before an underscore; goose refuses the folder.</source>
        <translation>%1 hat vor einem Unterstrich keine Zahl über 0; goose verweigert den Ordner.</translation>
    </message>
    <message>
        <source>%1 holds a NUL byte in line %2, at offset %3.</source>
        <translation>%1 enthält ein NUL-Byte in Zeile %2, Stelle %3.</translation>
    </message>
    <message>
        <source>%1 is %2, not a file.</source>
        <translation>%1 ist %2, keine Datei.</translation>
    </message>
    <message>
        <source>%1 is UTF-16 text; migrations are read as UTF-8.</source>
        <translation>%1 ist UTF-16-Text; Migrationen werden als UTF-8 gelesen.</translation>
    </message>
    <message>
        <source>%1 is a %2, not the history table of %3.</source>
        <translation>%1 ist ein Objekt der Art %2, nicht die Verlaufstabelle von %3.</translation>
    </message>
    <message>
        <source>%1 is a callback that Flyway runs around its migrations; Switchback runs only beforeEachMigrate and afterEachMigrate.</source>
        <translation>%1 ist ein Callback, den Flyway rund um seine Migrationen ausführt; Switchback führt nur beforeEachMigrate und afterEachMigrate aus.</translation>
    </message>
    <message>
        <source>%1 is a callback that only Flyway runs.</source>
        <translation>%1 ist ein Callback, den nur Flyway ausführt.</translation>
    </message>
    <message>
        <source>%1 is a command of the mysql program; the server does not know it.</source>
        <translation>%1 ist ein Befehl des Programms mysql; der Server kennt ihn nicht.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a SQLite database file.</source>
        <translation>%1 ist ein Ordner, keine SQLite-Datenbankdatei.</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file; dbmate would pass over it.</source>
        <translation>%1 ist ein Ordner, keine Datei; dbmate würde ihn übergehen.</translation>
    </message>
    <message>
        <source>%1 is a link that leads nowhere.</source>
        <translation>%1 ist eine Verknüpfung, die ins Leere führt.</translation>
    </message>
    <message>
        <source>%1 is a link that leads to itself.</source>
        <translation>%1 ist eine Verknüpfung, die auf sich selbst führt.</translation>
    </message>
    <message>
        <source>%1 is a link that leaves the project.</source>
        <translation>%1 ist eine Verknüpfung, die aus dem Projekt hinausführt.</translation>
    </message>
    <message>
        <source>%1 is a migration in Go, which only goose can run.</source>
        <translation>%1 ist eine Migration in Go, die nur goose ausführen kann.</translation>
    </message>
    <message>
        <source>%1 is larger than 1 MiB.</source>
        <translation>%1 ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>%1 is larger than the limit of %2.</source>
        <translation>%1 ist größer als die Grenze von %2.</translation>
    </message>
    <message>
        <source>%1 is no regular file and can not be a database.</source>
        <translation>%1 ist keine gewöhnliche Datei und kann keine Datenbank sein.</translation>
    </message>
    <message>
        <source>%1 is not a SQLite database, or it is malformed.</source>
        <translation>%1 ist keine SQLite-Datenbank oder ist beschädigt.</translation>
    </message>
    <message>
        <source>%1 is not a file.</source>
        <translation>%1 ist keine Datei.</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 ist kein Ordner.</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 in line %2, at offset %3.</source>
        <translation>%1 ist in Zeile %2, Stelle %3, kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>%1 is the name of two pending migrations; Ecto refuses to run.</source>
        <translation>%1 ist der Name zweier ausstehender Migrationen; Ecto führt dann keine aus.</translation>
    </message>
    <message>
        <source>%1 lock on %2</source>
        <translation>Sperre %1 auf %2</translation>
    </message>
    <message>
        <source>%1 lock on %2, given back before indexes are built concurrently</source>
        <translation>Sperre %1 auf %2, zurückgegeben, bevor Indizes nebenher gebaut werden</translation>
    </message>
    <message>
        <source>%1 looks like a migration, but Flyway passes over it: its name must be like %2.</source>
        <translation>%1 sieht wie eine Migration aus, aber Flyway übergeht sie: Der Name muss wie %2 sein.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 of %2 migrations are complete, history included.</source>
        <translation>%1 von %2 Migrationen sind vollständig, samt Verlauf.</translation>
    </message>
    <message>
        <source>%1 of %2 statements of %3 are in; it is not recorded in the history.</source>
        <translation>%1 von %2 Anweisungen von %3 sind ausgeführt; im Verlauf steht sie nicht.</translation>
    </message>
    <message>
        <source>%1 rolls back in its own order; %2 is not next.</source>
        <translation>%1 rollt in eigener Reihenfolge zurück; %2 ist nicht an der Reihe.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 suppressed</source>
        <translation>%1 unterdrückt</translation>
    </message>
    <message>
        <source>%1 undoes a version that has no file.</source>
        <translation>%1 nimmt eine Version zurück, die keine Datei hat.</translation>
    </message>
    <message>
        <source>%1 was not rewritten. %2</source>
        <translation>%1 wurde nicht neu geschrieben. %2</translation>
    </message>
    <message>
        <source>%1 was rewritten.</source>
        <translation>%1 wurde neu geschrieben.</translation>
    </message>
    <message>
        <source>%1 · %2 %3 · history table %4
</source>
        <translation>%1 · %2 %3 · Verlaufstabelle %4
</translation>
    </message>
    <message>
        <source>%1.conf asks for the encoding %2; only UTF-8 is read.</source>
        <translation>%1.conf verlangt die Kodierung %2; gelesen wird nur UTF-8.</translation>
    </message>
    <message>
        <source>%1.conf decides by shouldExecute whether to run, which only Flyway can do.</source>
        <translation>%1.conf entscheidet mit shouldExecute, ob sie läuft; das kann nur Flyway.</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>%1:%2:%3 h</source>
        <translation>%1:%2:%3 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) named V1__name.sql or R__name.sql</source>
        <translation>
            <numerusform>%n Datei namens V1__name.sql oder R__name.sql</numerusform>
            <numerusform>%n Dateien namens V1__name.sql oder R__name.sql</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with '-- +goose Up'</source>
        <translation>
            <numerusform>%n Datei mit '-- +goose Up'</numerusform>
            <numerusform>%n Dateien mit '-- +goose Up'</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with '-- migrate:up'</source>
        <translation>
            <numerusform>%n Datei mit '-- migrate:up'</numerusform>
            <numerusform>%n Dateien mit '-- migrate:up'</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): </source>
        <translation>
            <numerusform>%n Datei: </numerusform>
            <numerusform>%n Dateien: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of Ecto</source>
        <translation>
            <numerusform>%n Ecto-Migration</numerusform>
            <numerusform>%n Ecto-Migrationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>vor %n Monat</numerusform>
            <numerusform>vor %n Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbered SQL file(s) without the marks of a tool</source>
        <translation>
            <numerusform>%n nummerierte SQL-Datei ohne Merkmale eines Werkzeugs</numerusform>
            <numerusform>%n nummerierte SQL-Dateien ohne Merkmale eines Werkzeugs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>vor %n Jahr</numerusform>
            <numerusform>vor %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>'%1' is a file, not a folder of migrations.</source>
        <translation>'%1' ist eine Datei, kein Ordner mit Migrationen.</translation>
    </message>
    <message>
        <source>'%1' is a file, not a project folder.</source>
        <translation>'%1' ist eine Datei, kein Projektordner.</translation>
    </message>
    <message>
        <source>'%1' is no TLS mode.</source>
        <translation>'%1' ist kein TLS-Modus.</translation>
    </message>
    <message>
        <source>'%1' is no event of a run.</source>
        <translation>'%1' ist kein Ereignis eines Laufs.</translation>
    </message>
    <message>
        <source>'%1' must be %2.</source>
        <translation>'%1' muss %2 sein.</translation>
    </message>
    <message>
        <source>'-- +goose Down' must follow '-- +goose Up'.</source>
        <translation>'-- +goose Down' muss auf '-- +goose Up' folgen.</translation>
    </message>
    <message>
        <source>'-- +goose StatementBegin' must follow '-- +goose Up' or '-- +goose Down'.</source>
        <translation>'-- +goose StatementBegin' muss auf '-- +goose Up' oder '-- +goose Down' folgen.</translation>
    </message>
    <message>
        <source>'-- +goose StatementEnd' is missing.</source>
        <translation>'-- +goose StatementEnd' fehlt.</translation>
    </message>
    <message>
        <source>'-- +goose StatementEnd' stands without its StatementBegin.</source>
        <translation>'-- +goose StatementEnd' steht ohne sein StatementBegin.</translation>
    </message>
    <message>
        <source>'group' is set: Flyway would put all pending migrations into one transaction.</source>
        <translation>'group' ist gesetzt: Flyway würde alle ausstehenden Migrationen in eine Transaktion legen.</translation>
    </message>
    <message>
        <source>'status' lists the versions.</source>
        <translation>Die Versionen stehen in der Zeitleiste und in 'status'.</translation>
    </message>
    <message>
        <source>(data is lost)</source>
        <translation>(Daten gehen verloren)</translation>
    </message>
    <message>
        <source>A NUL byte at offset %1.</source>
        <translation>Ein NUL-Byte an Stelle %1.</translation>
    </message>
    <message>
        <source>A Run Is Going On</source>
        <translation>Ein Lauf ist im Gange</translation>
    </message>
    <message>
        <source>A byte order mark stands before the first line, and dbmate cannot read such files.</source>
        <translation>Vor der ersten Zeile steht eine Bytereihenfolge-Marke; solche Dateien kann dbmate nicht lesen.</translation>
    </message>
    <message>
        <source>A byte order mark stands before the first line, and goose cannot read such files.</source>
        <translation>Vor der ersten Zeile steht eine Bytereihenfolge-Marke; solche Dateien kann goose nicht lesen.</translation>
    </message>
    <message>
        <source>A connection pooler stands between %1 and the server; in transaction mode the migration lock would not hold.</source>
        <translation>Zwischen %1 und dem Server steht ein Verbindungspooler; im Transaktionsmodus würde die Migrationssperre nicht halten.</translation>
    </message>
    <message>
        <source>A copy of the schema is not the same as the original: %1</source>
        <translation>Eine Kopie des Schemas gleicht dem Original nicht: %1</translation>
    </message>
    <message>
        <source>A line is longer than goose reads (4 MiB).</source>
        <translation>Eine Zeile ist länger, als goose liest (4 MiB).</translation>
    </message>
    <message>
        <source>A line that begins with a backslash is a command of psql; the server does not know it.</source>
        <translation>Eine Zeile, die mit einem Rückstrich beginnt, ist ein Befehl von psql; der Server kennt ihn nicht.</translation>
    </message>
    <message>
        <source>A line that begins with a dot is a command of the sqlite3 shell, not SQL.</source>
        <translation>Eine Zeile, die mit einem Punkt beginnt, ist ein Befehl der sqlite3-Shell, kein SQL.</translation>
    </message>
    <message>
        <source>A lock was not given in time.</source>
        <translation>Eine Sperre wurde nicht rechtzeitig gewährt.</translation>
    </message>
    <message>
        <source>A new label can be used only after the transaction that adds it.</source>
        <translation>Ein neuer Wert ist erst nach der Transaktion verwendbar, die ihn hinzufügt.</translation>
    </message>
    <message>
        <source>A password with : / ? # or @ in it must be percent-encoded.</source>
        <translation>Ein Passwort mit : / ? # oder @ muss prozentkodiert sein.</translation>
    </message>
    <message>
        <source>A run is going on. What should become of it?</source>
        <translation>Ein Lauf ist im Gange. Was soll aus ihm werden?</translation>
    </message>
    <message>
        <source>A second '-- +goose Up' stands here.</source>
        <translation>Hier steht ein zweites '-- +goose Up'.</translation>
    </message>
    <message>
        <source>A second '-- migrate:down' line follows.</source>
        <translation>Es folgt eine zweite Zeile '-- migrate:down'.</translation>
    </message>
    <message>
        <source>A second '-- migrate:up' line follows: dbmate applies the first pair of blocks and then fails on its own history row.</source>
        <translation>Es folgt eine zweite Zeile '-- migrate:up': dbmate wendet das erste Blockpaar an und scheitert dann an seiner eigenen Verlaufszeile.</translation>
    </message>
    <message>
        <source>About Switchback</source>
        <translation>Über Switchback</translation>
    </message>
    <message>
        <source>Add --dialect postgresql, sqlite or mysql.</source>
        <translation>Ergänzen Sie --dialect postgresql, sqlite oder mysql.</translation>
    </message>
    <message>
        <source>An annotation may not be indented.</source>
        <translation>Eine Anmerkung darf nicht eingerückt sein.</translation>
    </message>
    <message>
        <source>An old transaction is open and may hold locks: %1.</source>
        <translation>Eine alte Transaktion ist offen und hält vielleicht Sperren: %1.</translation>
    </message>
    <message>
        <source>Another migrator waits for %1: %2.</source>
        <translation>Ein anderer Migrationslauf wartet auf %1: %2.</translation>
    </message>
    <message>
        <source>Apache License 2.0 · Qt %1 · KSyntaxHighlighting · SQLite, PostgreSQL and MariaDB client libraries</source>
        <translation>Apache-Lizenz 2.0 · Qt %1 · KSyntaxHighlighting · Client-Bibliotheken von SQLite, PostgreSQL und MariaDB</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Applied: %1, pending: %2
</source>
        <translation>Angewendet: %1, ausstehend: %2
</translation>
    </message>
    <message>
        <source>Apply them one at a time (--steps 1), or unset 'group'.</source>
        <translation>Einzeln anwenden (--steps 1) oder 'group' aufheben.</translation>
    </message>
    <message>
        <source>Arrived after %1 was applied.</source>
        <translation>Kam hinzu, nachdem %1 angewendet war.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Availability and locks</source>
        <translation>Verfügbarkeit und Sperren</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundlinie</translation>
    </message>
    <message>
        <source>Begin transaction</source>
        <translation>Transaktion beginnen</translation>
    </message>
    <message>
        <source>Both sides of a foreign key change one after the other.</source>
        <translation>Die beiden Seiten eines Fremdschlüssels ändern sich nacheinander.</translation>
    </message>
    <message>
        <source>Bring its file back, then try again.</source>
        <translation>Die Datei zurückholen, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Bring the file back as it was, or run 'flyway repair' if the change is meant.</source>
        <translation>Die Datei zurückholen, wie sie war, oder 'flyway repair' ausführen, wenn die Änderung gewollt ist.</translation>
    </message>
    <message>
        <source>Bring the file back, or run 'flyway repair'.</source>
        <translation>Die Datei zurückholen oder 'flyway repair' ausführen.</translation>
    </message>
    <message>
        <source>COMMIT or the like inside a wrapped transaction.</source>
        <translation>COMMIT oder Ähnliches innerhalb der umschließenden Transaktion.</translation>
    </message>
    <message>
        <source>COPY … FROM STDIN needs its data sent apart, which migrations can not do; use INSERT.</source>
        <translation>COPY … FROM STDIN braucht seine Daten getrennt gesendet, was Migrationen nicht können; INSERT verwenden.</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Check that it runs and listens on that address and port.</source>
        <translation>Prüfen, ob er läuft und an Adresse und Port lauscht.</translation>
    </message>
    <message>
        <source>Check that it runs, and the socket's folder.</source>
        <translation>Prüfen, ob er läuft, und den Ordner des Sockets.</translation>
    </message>
    <message>
        <source>Check the address, and the network.</source>
        <translation>Adresse und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>Check the name, and the network.</source>
        <translation>Name und Netzwerk prüfen.</translation>
    </message>
    <message>
        <source>Check the user's name.</source>
        <translation>Den Benutzernamen prüfen.</translation>
    </message>
    <message>
        <source>Check user and password.</source>
        <translation>Benutzer und Passwort prüfen.</translation>
    </message>
    <message>
        <source>Choose an applied version.</source>
        <translation>Eine angewendete Version wählen.</translation>
    </message>
    <message>
        <source>Columns that go are lost; values that do not fit a new type are cut or refused.</source>
        <translation>Entfernte Spalten gehen verloren; Werte, die nicht in einen neuen Typ passen, werden gekürzt oder abgelehnt.</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>Compact rows in the timeline</source>
        <translation>Kompakte Zeilen in der Zeitleiste</translation>
    </message>
    <message>
        <source>Compare it with the head hash noted after your last run.</source>
        <translation>Mit dem Kopf-Hash vergleichen, der nach dem letzten Lauf notiert wurde.</translation>
    </message>
    <message>
        <source>Compare the database with the file; then delete this version's rows from switchback_journal.</source>
        <translation>Die Datenbank mit der Datei vergleichen; dann die Zeilen dieser Version aus switchback_journal löschen.</translation>
    </message>
    <message>
        <source>Connect to the primary, or turn read_only off.</source>
        <translation>Mit dem Primärserver verbinden oder read_only ausschalten.</translation>
    </message>
    <message>
        <source>Connect to the primary.</source>
        <translation>Mit dem Primärserver verbinden.</translation>
    </message>
    <message>
        <source>Connected through a pooler in session mode.</source>
        <translation>Verbunden über einen Pooler im Sitzungsmodus.</translation>
    </message>
    <message>
        <source>Constraints</source>
        <translation>Bedingungen (Constraints)</translation>
    </message>
    <message>
        <source>Copy the file, or set allow_outside_links in switchback.toml.</source>
        <translation>Die Datei kopieren oder allow_outside_links in switchback.toml setzen.</translation>
    </message>
    <message>
        <source>Correct its name, or take it out.</source>
        <translation>Den Namen berichtigen oder die Datei herausnehmen.</translation>
    </message>
    <message>
        <source>Correct the file and try again.</source>
        <translation>Die Datei berichtigen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Create it, or correct its name.</source>
        <translation>Anlegen oder den Namen berichtigen.</translation>
    </message>
    <message>
        <source>Create the folder, or correct the path.</source>
        <translation>Den Ordner anlegen oder den Pfad berichtigen.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Data changes</source>
        <translation>Datenänderungen</translation>
    </message>
    <message>
        <source>Data loss</source>
        <translation>Datenverlust</translation>
    </message>
    <message>
        <source>Database %1 is read-only for user %2 (default_transaction_read_only is on).</source>
        <translation>Die Datenbank %1 ist für den Benutzer %2 nur lesbar (default_transaction_read_only ist an).</translation>
    </message>
    <message>
        <source>Did you mean '%1'?</source>
        <translation>Ist '%1' gemeint?</translation>
    </message>
    <message>
        <source>Dirty database version %1. Repair what the failed migration left, then set the version that is true now with 'migrate force VERSION'.</source>
        <translation>Unsaubere Datenbankversion %1. Reparieren, was die fehlgeschlagene Migration hinterließ, dann mit 'migrate force VERSION' die jetzt gültige Version setzen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Dropping a table must not delete rows of others; it has no effect inside a transaction.</source>
        <translation>Das Entfernen einer Tabelle darf keine Zeilen anderer löschen; innerhalb einer Transaktion wirkt dies nicht.</translation>
    </message>
    <message>
        <source>Ecto</source>
        <translation>Ecto</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>End it first: an index that is built concurrently would wait for it for ever.</source>
        <translation>Erst beenden: Ein nebenher gebauter Index würde ewig darauf warten.</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Everybody on this machine can write %1, and so choose the databases it names.</source>
        <translation>Jeder auf diesem Rechner kann %1 schreiben und so die Datenbanken wählen, die darin stehen.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>Find out who ended that connection, then run again.</source>
        <translation>Herausfinden, wer diese Verbindung beendet hat, dann erneut ausführen.</translation>
    </message>
    <message>
        <source>Find out who ended that session, then run again.</source>
        <translation>Herausfinden, wer diese Sitzung beendet hat, dann erneut ausführen.</translation>
    </message>
    <message>
        <source>Flyway undoes only versioned migrations.</source>
        <translation>Flyway nimmt nur versionierte Migrationen zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Found %n missing migration(s) below the current version %1: %2.</source>
        <translation>
            <numerusform>Unter der aktuellen Version %1 fehlt %n Migration: %2.</numerusform>
            <numerusform>Unter der aktuellen Version %1 fehlen %n Migrationen: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Functions may name what is made after them.</source>
        <translation>Funktionen dürfen nennen, was nach ihnen angelegt wird.</translation>
    </message>
    <message>
        <source>Give --url, or an environment with a url in switchback.toml.</source>
        <translation>--url angeben oder eine Umgebung mit url in switchback.toml.</translation>
    </message>
    <message>
        <source>Give it a migration of its own without a transaction.</source>
        <translation>Ihr eine eigene Migration ohne Transaktion geben.</translation>
    </message>
    <message>
        <source>Give it in the URL, in ~/.pgpass or by password_env.</source>
        <translation>In der URL, in ~/.pgpass oder durch password_env angeben.</translation>
    </message>
    <message>
        <source>Give the file a higher version, or set outOfOrder.</source>
        <translation>Der Datei eine höhere Version geben oder outOfOrder setzen.</translation>
    </message>
    <message>
        <source>Give the file a newer version, or unset DBMATE_STRICT.</source>
        <translation>Der Datei eine neuere Version geben oder DBMATE_STRICT aufheben.</translation>
    </message>
    <message>
        <source>Give the file a newer version.</source>
        <translation>Geben Sie der Datei eine neuere Version.</translation>
    </message>
    <message>
        <source>Give the files newer versions, or allow late migrations.</source>
        <translation>Den Dateien neuere Versionen geben oder verspätete Migrationen erlauben.</translation>
    </message>
    <message>
        <source>Have its owner run: %1</source>
        <translation>Vom Eigentümer ausführen lassen: %1</translation>
    </message>
    <message>
        <source>Have the user given its privileges.</source>
        <translation>Dem Benutzer die Rechte geben lassen.</translation>
    </message>
    <message>
        <source>Held by %1.</source>
        <translation>Gehalten von %1.</translation>
    </message>
    <message>
        <source>History row</source>
        <translation>Verlaufszeile</translation>
    </message>
    <message>
        <source>Index %1 is INVALID, left by a build that was cut short: it is dropped and built again.</source>
        <translation>Der Index %1 ist INVALID, Rest eines abgebrochenen Baus: Er wird gelöscht und neu gebaut.</translation>
    </message>
    <message>
        <source>Index %1 is gone already.</source>
        <translation>Der Index %1 ist schon fort.</translation>
    </message>
    <message>
        <source>Index %1 is there already, as the migration wants it: it is taken over.</source>
        <translation>Der Index %1 ist schon da, wie die Migration ihn will: Er wird übernommen.</translation>
    </message>
    <message>
        <source>Index %1 on %2 is INVALID after it was built.</source>
        <translation>Der Index %1 auf %2 ist nach dem Bau INVALID.</translation>
    </message>
    <message>
        <source>Index %1 on %2 is INVALID, and its definition is not the migration's.</source>
        <translation>Der Index %1 auf %2 ist INVALID, und seine Definition ist nicht die der Migration.</translation>
    </message>
    <message>
        <source>Index %1 on %2 is INVALID: a concurrent build was cut short. Queries do not use it.</source>
        <translation>Der Index %1 auf %2 ist INVALID: Ein nebenläufiger Bau wurde abgebrochen. Abfragen nutzen ihn nicht.</translation>
    </message>
    <message>
        <source>Index %1 on %2 is being built by another session.</source>
        <translation>Der Index %1 auf %2 wird gerade von einer anderen Sitzung gebaut.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>Indizes</translation>
    </message>
    <message>
        <source>Install the package that holds Qt's QMYSQL driver.</source>
        <translation>Das Paket mit Qts QMYSQL-Treiber installieren.</translation>
    </message>
    <message>
        <source>Install the package that holds Qt's QPSQL driver.</source>
        <translation>Das Paket mit Qts QPSQL-Treiber installieren.</translation>
    </message>
    <message>
        <source>It cannot be changed and is made anew, empty.</source>
        <translation>Lässt sich nicht ändern und wird leer neu angelegt.</translation>
    </message>
    <message>
        <source>It cannot be changed in place and is made anew, empty.</source>
        <translation>Lässt sich nicht an Ort und Stelle ändern und wird leer neu angelegt.</translation>
    </message>
    <message>
        <source>It cannot be written: %1</source>
        <translation>Sie lässt sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>It failed, or was left half done.</source>
        <translation>Sie schlug fehl oder blieb halb fertig liegen.</translation>
    </message>
    <message>
        <source>It is a program in Go, which only goose can run.</source>
        <translation>Es ist ein Programm in Go, das nur goose ausführen kann.</translation>
    </message>
    <message>
        <source>It is made anew, empty.</source>
        <translation>Wird leer neu angelegt.</translation>
    </message>
    <message>
        <source>It starts again.</source>
        <translation>Sie beginnt von vorn.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Es blieb, wie es ist.</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>Es wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>Its rows were copied above; lost are the columns %1.</source>
        <translation>Die Zeilen wurden oben kopiert; verloren gehen die Spalten %1.</translation>
    </message>
    <message>
        <source>Its rows were copied to the new table above.</source>
        <translation>Die Zeilen wurden oben in die neue Tabelle kopiert.</translation>
    </message>
    <message>
        <source>Its values are computed, and computed again when asked for.</source>
        <translation>Die Werte sind berechnet und werden bei Bedarf neu berechnet.</translation>
    </message>
    <message>
        <source>Known dialects: %1</source>
        <translation>Bekannte Dialekte: %1</translation>
    </message>
    <message>
        <source>Known environments: %1</source>
        <translation>Bekannte Umgebungen: %1</translation>
    </message>
    <message>
        <source>Known formats: %1</source>
        <translation>Bekannte Formate: %1</translation>
    </message>
    <message>
        <source>Known keys: %1.</source>
        <translation>Bekannte Schlüssel: %1.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Leave It Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Left half done: %1 of %2 statements are in.</source>
        <translation>Halb fertig liegen geblieben: %1 von %2 Anweisungen sind ausgeführt.</translation>
    </message>
    <message>
        <source>Let the user create databases, or name a scratch_url in switchback.toml.</source>
        <translation>Erlauben Sie dem Benutzer, Datenbanken anzulegen, oder nennen Sie eine scratch_url in switchback.toml.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line ends changed</source>
        <translation>Zeilenenden</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Look at it; drop it with DROP INDEX CONCURRENTLY if nobody needs it.</source>
        <translation>Ansehen; mit DROP INDEX CONCURRENTLY löschen, wenn niemand ihn braucht.</translation>
    </message>
    <message>
        <source>Look at the new plan, then apply it.</source>
        <translation>Den neuen Plan ansehen, dann anwenden.</translation>
    </message>
    <message>
        <source>Make its folder writable for you alone, or set XDG_RUNTIME_DIR.</source>
        <translation>Den Ordner nur für sich selbst schreibbar machen oder XDG_RUNTIME_DIR setzen.</translation>
    </message>
    <message>
        <source>Make room or fix the folder's permissions, then run again.</source>
        <translation>Platz schaffen oder die Rechte des Ordners richten, dann erneut ausführen.</translation>
    </message>
    <message>
        <source>Make room or fix the folder's permissions, then try again.</source>
        <translation>Platz schaffen oder die Rechte des Ordners richten, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Make the file writable.</source>
        <translation>Die Datei schreibbar machen.</translation>
    </message>
    <message>
        <source>Make the folder writable.</source>
        <translation>Den Ordner schreibbar machen.</translation>
    </message>
    <message>
        <source>MariaDB's programs are not installed.</source>
        <translation>Die Programme von MariaDB sind nicht installiert.</translation>
    </message>
    <message>
        <source>May have been %1 before: all else is the same. Renaming would keep what it holds.</source>
        <translation>Hieß vielleicht vorher %1: alles andere ist gleich. Umbenennen würde den Inhalt behalten.</translation>
    </message>
    <message>
        <source>May have been renamed to %1: all else is the same.</source>
        <translation>Heißt vielleicht jetzt %1: alles andere ist gleich.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Migration %1 (%2) failed and left a mark in %3. Remove what it left half done, then run 'flyway repair'.</source>
        <translation>Die Migration %1 (%2) schlug fehl und hinterließ einen Vermerk in %3. Halb Fertiges entfernen, dann 'flyway repair' ausführen.</translation>
    </message>
    <message>
        <source>Migration %1 cannot be rolled back: %2</source>
        <translation>Die Migration %1 lässt sich nicht zurückrollen: %2</translation>
    </message>
    <message>
        <source>Migration %1 cannot be shown exactly: %2</source>
        <translation>Die Migration %1 lässt sich nicht genau zeigen: %2</translation>
    </message>
    <message>
        <source>Migration %1 failed at statement %2 of %3: %4</source>
        <translation>Die Migration %1 schlug bei Anweisung %2 von %3 fehl: %4</translation>
    </message>
    <message>
        <source>Migration %1 is late: newer ones are applied already.</source>
        <translation>Die Migration %1 ist verspätet: Neuere sind schon angewendet.</translation>
    </message>
    <message>
        <source>Migration %1 is lower than the current version %2.</source>
        <translation>Die Migration %1 ist niedriger als die aktuelle Version %2.</translation>
    </message>
    <message>
        <source>Migration %1 is older than the newest applied one, %2, and DBMATE_STRICT is set.</source>
        <translation>Die Migration %1 ist älter als die neueste angewendete, %2, und DBMATE_STRICT ist gesetzt.</translation>
    </message>
    <message>
        <source>Migration %1 is older than the newest applied one, %2, and strict version order is set.</source>
        <translation>Die Migration %1 ist älter als die neueste angewendete, %2, und die strenge Versionsreihenfolge ist eingestellt.</translation>
    </message>
    <message>
        <source>Migration %1 was applied by another run meanwhile.</source>
        <translation>Die Migration %1 wurde inzwischen von einem anderen Lauf angewendet.</translation>
    </message>
    <message>
        <source>Migration %1 was applied, but its file is not here.</source>
        <translation>Die Migration %1 wurde angewendet, aber ihre Datei ist nicht da.</translation>
    </message>
    <message>
        <source>Migration %1 was cancelled at statement %2 of %3.</source>
        <translation>Die Migration %1 wurde bei Anweisung %2 von %3 abgebrochen.</translation>
    </message>
    <message>
        <source>Migration %1 was left half done: %2</source>
        <translation>Die Migration %1 blieb halb fertig liegen: %2</translation>
    </message>
    <message>
        <source>Migration %1 was not committed: %2</source>
        <translation>Die Migration %1 wurde nicht bestätigt: %2</translation>
    </message>
    <message>
        <source>Migration %1, statement %2 of %3: the lock it waits for was not given in time.</source>
        <translation>Migration %1, Anweisung %2 von %3: Die Sperre, auf die sie wartet, wurde nicht rechtzeitig gewährt.</translation>
    </message>
    <message>
        <source>Migration %1: %2</source>
        <translation>Migration %1: %2</translation>
    </message>
    <message>
        <source>Migration %1: %2 of %3 statements are in from an earlier run; it goes on with the next.</source>
        <translation>Migration %1: %2 von %3 Anweisungen sind aus einem früheren Lauf schon ausgeführt; es geht mit der nächsten weiter.</translation>
    </message>
    <message>
        <source>Must find nothing.</source>
        <translation>Darf nichts finden.</translation>
    </message>
    <message>
        <source>MySQL and MariaDB</source>
        <translation>MySQL und MariaDB</translation>
    </message>
    <message>
        <source>Name a database URL, an .sql file or a migrations folder.</source>
        <translation>Nennen Sie eine Datenbank-URL, eine .sql-Datei oder einen Ordner mit Migrationen.</translation>
    </message>
    <message>
        <source>Name a server with --url or scratch_url in switchback.toml.</source>
        <translation>Nennen Sie einen Server mit --url oder mit scratch_url in switchback.toml.</translation>
    </message>
    <message>
        <source>Name an existing folder of migrations.</source>
        <translation>Einen vorhandenen Ordner mit Migrationen angeben.</translation>
    </message>
    <message>
        <source>Name an existing folder.</source>
        <translation>Einen vorhandenen Ordner angeben.</translation>
    </message>
    <message>
        <source>Name another history table, or rename this one.</source>
        <translation>Eine andere Verlaufstabelle angeben oder diese umbenennen.</translation>
    </message>
    <message>
        <source>Name its root certificate with ssl-ca, or choose another ssl-mode knowingly.</source>
        <translation>Das Wurzelzertifikat mit ssl-ca angeben oder bewusst einen anderen ssl-mode wählen.</translation>
    </message>
    <message>
        <source>Name its root certificate with sslrootcert, or choose another sslmode knowingly.</source>
        <translation>Das Wurzelzertifikat mit sslrootcert angeben oder bewusst einen anderen sslmode wählen.</translation>
    </message>
    <message>
        <source>Name the folder that holds the project.</source>
        <translation>Den Ordner angeben, der das Projekt enthält.</translation>
    </message>
    <message>
        <source>Name the folder with --migrations, or add one of: %1</source>
        <translation>Den Ordner mit --migrations angeben oder eines davon hinzufügen: %1</translation>
    </message>
    <message>
        <source>Name the format with --format. Known: %1</source>
        <translation>Das Format mit --format angeben. Bekannt: %1</translation>
    </message>
    <message>
        <source>Names and files</source>
        <translation>Namen und Dateien</translation>
    </message>
    <message>
        <source>Neither mariadb-dump nor mysqldump was found on PATH.</source>
        <translation>Weder mariadb-dump noch mysqldump wurde im PATH gefunden.</translation>
    </message>
    <message>
        <source>Neither side says which kind of database it is for.</source>
        <translation>Keine der beiden Seiten sagt, für welche Art von Datenbank sie ist.</translation>
    </message>
    <message>
        <source>Nested deeper than %1 levels.</source>
        <translation>Tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>No connection to database %1 on the server at %2 as user %3.</source>
        <translation>Keine Verbindung zur Datenbank %1 auf dem Server %2 als Benutzer %3.</translation>
    </message>
    <message>
        <source>No database is named for this project.</source>
        <translation>Für dieses Projekt ist keine Datenbank angegeben.</translation>
    </message>
    <message>
        <source>No database is named yet.</source>
        <translation>Noch ist keine Datenbank angegeben.</translation>
    </message>
    <message>
        <source>No engine knows database URLs that begin with '%1:'.</source>
        <translation>Keine Datenbankart kennt URLs, die mit '%1:' beginnen.</translation>
    </message>
    <message>
        <source>No further statement was sent.</source>
        <translation>Es wurde keine weitere Anweisung gesendet.</translation>
    </message>
    <message>
        <source>No migration found for version %1, the current one.</source>
        <translation>Zur aktuellen Version %1 wurde keine Migration gefunden.</translation>
    </message>
    <message>
        <source>No migration was run.</source>
        <translation>Keine Migration wurde ausgeführt.</translation>
    </message>
    <message>
        <source>No migrations of a known format were found in %1.</source>
        <translation>In %1 wurden keine Migrationen eines bekannten Formats gefunden.</translation>
    </message>
    <message>
        <source>No migrations were found in '%1'.</source>
        <translation>In '%1' wurden keine Migrationen gefunden.</translation>
    </message>
    <message>
        <source>No private file could be written for %1.</source>
        <translation>Für %1 ließ sich keine private Datei schreiben.</translation>
    </message>
    <message>
        <source>No private server can be started: %1</source>
        <translation>Kein eigener Server lässt sich starten: %1</translation>
    </message>
    <message>
        <source>No scratch database can be made beside %1: %2</source>
        <translation>Neben %1 lässt sich keine Probedatenbank anlegen: %2</translation>
    </message>
    <message>
        <source>No server answers at %1.</source>
        <translation>Unter %1 antwortet kein Server.</translation>
    </message>
    <message>
        <source>No statement of %1 is in; it is not recorded in the history.</source>
        <translation>Keine Anweisung von %1 ist ausgeführt; im Verlauf steht sie nicht.</translation>
    </message>
    <message>
        <source>No value is provided for the placeholder ${%1}.</source>
        <translation>Für den Platzhalter ${%1} ist kein Wert angegeben.</translation>
    </message>
    <message>
        <source>No verified TLS connection to the server at %1.</source>
        <translation>Keine geprüfte TLS-Verbindung zum Server %1.</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing of %1 was kept.</source>
        <translation>Von %1 wurde nichts behalten.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde verändert.</translation>
    </message>
    <message>
        <source>Nothing was checked.</source>
        <translation>Es wurde nichts geprüft.</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Es wurde nichts verglichen.</translation>
    </message>
    <message>
        <source>Nothing was opened.</source>
        <translation>Nichts wurde geöffnet.</translation>
    </message>
    <message>
        <source>Nothing was read from it or written.</source>
        <translation>Nichts wurde daraus gelesen oder geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was read or run.</source>
        <translation>Nichts wurde gelesen oder ausgeführt.</translation>
    </message>
    <message>
        <source>Nothing was read.</source>
        <translation>Es wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Nothing was run, after waiting for %1 s.</source>
        <translation>Nichts wurde ausgeführt, nach %1 s Warten.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Older than the current version %1: this tool would never run it.</source>
        <translation>Älter als die aktuelle Version %1: Dieses Werkzeug würde sie nie ausführen.</translation>
    </message>
    <message>
        <source>On a scratch copy the script does not reach the wanted schema: %1</source>
        <translation>Auf einer Probekopie erreicht das Skript das gewünschte Schema nicht: %1</translation>
    </message>
    <message>
        <source>Only a scratch database was used.</source>
        <translation>Nur eine Probedatenbank wurde benutzt.</translation>
    </message>
    <message>
        <source>Only comments may stand before '-- +goose Up'.</source>
        <translation>Vor '-- +goose Up' dürfen nur Kommentare stehen.</translation>
    </message>
    <message>
        <source>Only line ends or the byte order mark changed since it was applied.</source>
        <translation>Nur Zeilenenden oder die Bytereihenfolge-Marke haben sich seit dem Anwenden geändert.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n folder(s) were searched for migrations.</source>
        <translation>
            <numerusform>Nur der erste Ordner wurde nach Migrationen durchsucht.</numerusform>
            <numerusform>Nur die ersten %n Ordner wurden nach Migrationen durchsucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the last project at the start</source>
        <translation>Beim Start das letzte Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the project as %1, or use another database.</source>
        <translation>Das Projekt als %1 öffnen oder eine andere Datenbank verwenden.</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Ausstehend</translation>
    </message>
    <message>
        <source>Plain SQL files</source>
        <translation>Schlichte SQL-Dateien</translation>
    </message>
    <message>
        <source>PostgreSQL refuses this statement inside a transaction.</source>
        <translation>PostgreSQL verweigert diese Anweisung innerhalb einer Transaktion.</translation>
    </message>
    <message>
        <source>PostgreSQL's programs are not installed.</source>
        <translation>Die Programme von PostgreSQL sind nicht installiert.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Qt's driver for MySQL and MariaDB is not installed.</source>
        <translation>Qts Treiber für MySQL und MariaDB ist nicht installiert.</translation>
    </message>
    <message>
        <source>Qt's driver for PostgreSQL is not installed.</source>
        <translation>Qts Treiber für PostgreSQL ist nicht installiert.</translation>
    </message>
    <message>
        <source>Qt's driver for SQLite is not installed.</source>
        <translation>Qts Treiber für SQLite ist nicht installiert.</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Vorgemerkt</translation>
    </message>
    <message>
        <source>Reading or writing the database file failed; its disk may be full or broken.</source>
        <translation>Lesen oder Schreiben der Datenbankdatei schlug fehl; der Datenträger ist vielleicht voll oder defekt.</translation>
    </message>
    <message>
        <source>Reading the schema was stopped.</source>
        <translation>Das Lesen des Schemas wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Remove the byte from the file.</source>
        <translation>Das Byte aus der Datei entfernen.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Benennen Sie eine von beiden um.</translation>
    </message>
    <message>
        <source>Repair the file, then try again.</source>
        <translation>Die Datei reparieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Roll back to the version before it.</source>
        <translation>Auf die Version davor zurückrollen.</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <source>Run 'status', then 'up' again.</source>
        <translation>Den Stand ansehen, dann erneut anwenden.</translation>
    </message>
    <message>
        <source>Run again: it is dropped and built anew.</source>
        <translation>Erneut ausführen: Er wird gelöscht und neu gebaut.</translation>
    </message>
    <message>
        <source>Run it with the project's own tool.</source>
        <translation>Mit dem eigenen Werkzeug des Projekts ausführen.</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>SQLite refuses this statement inside a transaction.</source>
        <translation>SQLite verweigert diese Anweisung innerhalb einer Transaktion.</translation>
    </message>
    <message>
        <source>SQLite rejected the statement.</source>
        <translation>SQLite hat die Anweisung abgelehnt.</translation>
    </message>
    <message>
        <source>SQLite silently ignores PRAGMA foreign_keys inside a transaction.</source>
        <translation>SQLite übergeht PRAGMA foreign_keys innerhalb einer Transaktion stillschweigend.</translation>
    </message>
    <message>
        <source>Schemas of %1 cannot be compared.</source>
        <translation>Schemas von %1 lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>Schemas of %1 cannot be read.</source>
        <translation>Schemas von %1 lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Scratch copies of %1 cannot be made.</source>
        <translation>Von %1 lassen sich keine Probekopien anlegen.</translation>
    </message>
    <message>
        <source>Scratch databases of %1 cannot be made.</source>
        <translation>Für %1 lassen sich keine Probedatenbanken anlegen.</translation>
    </message>
    <message>
        <source>Security and privileges</source>
        <translation>Sicherheit und Rechte</translation>
    </message>
    <message>
        <source>Sees where a database stands, brings it up and rolls it back, with the migrations and the history table of the tool you already use.</source>
        <translation>Zeigt, wo eine Datenbank steht, bringt sie voran und rollt sie zurück, mit den Migrationen und der Verlaufstabelle des gewohnten Werkzeugs.</translation>
    </message>
    <message>
        <source>Session setting</source>
        <translation>Sitzungseinstellung</translation>
    </message>
    <message>
        <source>Set it, or write the address without it.</source>
        <translation>Setzen oder die Adresse ohne sie schreiben.</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Skipped for ever</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Something else was opened meanwhile.</source>
        <translation>Inzwischen wurde etwas anderes geöffnet.</translation>
    </message>
    <message>
        <source>Statements stand before the '-- migrate:up' line.</source>
        <translation>Vor der Zeile '-- migrate:up' stehen Anweisungen.</translation>
    </message>
    <message>
        <source>Statements that need a transaction stand beside some that cannot be in one, and 'mixed' is not set.</source>
        <translation>Anweisungen, die eine Transaktion brauchen, stehen neben solchen, die in keiner sein können, und 'mixed' ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>Stop and Close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Stopped while waiting for the migration lock.</source>
        <translation>Beim Warten auf die Migrationssperre angehalten.</translation>
    </message>
    <message>
        <source>Stopping takes back the migration in progress where the database can do that. Left alone it goes on without the window, and its outcome is in the log.</source>
        <translation>Anhalten nimmt die laufende Migration zurück, wo die Datenbank das kann. Sonst läuft sie ohne das Fenster weiter, und ihr Ausgang steht im Protokoll.</translation>
    </message>
    <message>
        <source>Table rewrites</source>
        <translation>Neuschreiben von Tabellen</translation>
    </message>
    <message>
        <source>Take the statement out: the migration runs in one transaction already.</source>
        <translation>Die Anweisung herausnehmen: Die Migration läuft bereits in einer Transaktion.</translation>
    </message>
    <message>
        <source>Tell Flyway what is there with 'flyway baseline', then try again.</source>
        <translation>Flyway mit 'flyway baseline' sagen, was da ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>Die URL nennt keine Datenbank.</translation>
    </message>
    <message>
        <source>The audit log '%1' cannot be read.</source>
        <translation>Das Protokoll '%1' lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The audit log '%1' cannot be written.</source>
        <translation>Das Protokoll '%1' lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The audit log was changed: entry %1 does not follow from the one before.</source>
        <translation>Das Protokoll wurde verändert: Eintrag %1 folgt nicht aus dem vorigen.</translation>
    </message>
    <message>
        <source>The checksum of migration %1 is not the one it was applied with.</source>
        <translation>Die Prüfsumme der Migration %1 ist nicht die, mit der sie angewendet wurde.</translation>
    </message>
    <message>
        <source>The connection to the server at %1 was lost.</source>
        <translation>Die Verbindung zum Server %1 ging verloren.</translation>
    </message>
    <message>
        <source>The connection to the server was lost in migration %1, statement %2 of %3.</source>
        <translation>Die Verbindung zum Server ging in Migration %1, Anweisung %2 von %3, verloren.</translation>
    </message>
    <message>
        <source>The connection was lost while migration %1 was being committed.</source>
        <translation>Die Verbindung ging verloren, während Migration %1 bestätigt wurde.</translation>
    </message>
    <message>
        <source>The database URL has no '//' after '%1:'.</source>
        <translation>In der Datenbank-URL fehlt '//' nach '%1:'.</translation>
    </message>
    <message>
        <source>The database URL has no scheme.</source>
        <translation>Der Datenbank-URL fehlt das Schema.</translation>
    </message>
    <message>
        <source>The database URL names no SQLite file.</source>
        <translation>Die Datenbank-URL nennt keine SQLite-Datei.</translation>
    </message>
    <message>
        <source>The database URL names no database on %1.</source>
        <translation>Die Datenbank-URL nennt keine Datenbank auf %1.</translation>
    </message>
    <message>
        <source>The database URL names several hosts; MySQL takes one.</source>
        <translation>Die Datenbank-URL nennt mehrere Rechner; MySQL nimmt einen.</translation>
    </message>
    <message>
        <source>The database URL's parameter '%1' is not known.</source>
        <translation>Der Parameter '%1' der Datenbank-URL ist unbekannt.</translation>
    </message>
    <message>
        <source>The database URL's parameter '%1' is not one that PostgreSQL's client library knows.</source>
        <translation>Den Parameter '%1' der Datenbank-URL kennt PostgreSQLs Client-Bibliothek nicht.</translation>
    </message>
    <message>
        <source>The database URL's parameter '%1' may not hold a semicolon.</source>
        <translation>Der Parameter '%1' der Datenbank-URL darf kein Semikolon enthalten.</translation>
    </message>
    <message>
        <source>The database can only be read here.</source>
        <translation>Die Datenbank kann hier nur gelesen werden.</translation>
    </message>
    <message>
        <source>The database file %1 cannot be opened.</source>
        <translation>Die Datenbankdatei %1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The database file %1 is read-only.</source>
        <translation>Die Datenbankdatei %1 ist nur lesbar.</translation>
    </message>
    <message>
        <source>The database file is locked by another program.</source>
        <translation>Die Datenbankdatei ist von einem anderen Programm gesperrt.</translation>
    </message>
    <message>
        <source>The databases themselves were only read.</source>
        <translation>Die Datenbanken selbst wurden nur gelesen.</translation>
    </message>
    <message>
        <source>The demo project cannot be written to '%1'.</source>
        <translation>Das Demoprojekt lässt sich nicht nach '%1' schreiben.</translation>
    </message>
    <message>
        <source>The file '%1' cannot be read: %2</source>
        <translation>Die Datei „%1“ lässt sich nicht lesen: %2</translation>
    </message>
    <message>
        <source>The file changed; it will run again.</source>
        <translation>Die Datei hat sich geändert; sie wird erneut ausgeführt.</translation>
    </message>
    <message>
        <source>The file does not load; this statement failed: %1</source>
        <translation>Die Datei lässt sich nicht laden; diese Anweisung ist gescheitert: %1</translation>
    </message>
    <message>
        <source>The file is empty: it needs a '-- migrate:up' block.</source>
        <translation>Die Datei ist leer: Sie braucht einen Block '-- migrate:up'.</translation>
    </message>
    <message>
        <source>The file is named like a migration but ends in .ex; Ecto passes over it.</source>
        <translation>Die Datei heißt wie eine Migration, endet aber auf .ex; Ecto übergeht sie.</translation>
    </message>
    <message>
        <source>The file was edited after Switchback applied it. %1 itself does not notice.</source>
        <translation>Die Datei wurde geändert, nachdem Switchback sie angewendet hat. %1 selbst merkt das nicht.</translation>
    </message>
    <message>
        <source>The file was edited after it was applied.</source>
        <translation>Die Datei wurde nach dem Anwenden geändert.</translation>
    </message>
    <message>
        <source>The folder %1 cannot be listed: %2.</source>
        <translation>Der Ordner %1 lässt sich nicht auflisten: %2.</translation>
    </message>
    <message>
        <source>The folder %1 of the database file %2 does not exist.</source>
        <translation>Den Ordner %1 der Datenbankdatei %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder %1 of the database is read-only; SQLite writes its journal there.</source>
        <translation>Der Ordner %1 der Datenbank ist nur lesbar; SQLite schreibt dort sein Journal.</translation>
    </message>
    <message>
        <source>The history has this version, the folder has no file for it.</source>
        <translation>Der Verlauf kennt diese Version, im Ordner fehlt ihre Datei.</translation>
    </message>
    <message>
        <source>The history table %1 has other columns than those of %2: %3.</source>
        <translation>Die Verlaufstabelle %1 hat andere Spalten als die von %2: %3.</translation>
    </message>
    <message>
        <source>The history table %1 is not %2's: its columns (%3) are those of %4.</source>
        <translation>Die Verlaufstabelle %1 ist nicht die von %2: Ihre Spalten (%3) sind die von %4.</translation>
    </message>
    <message>
        <source>The host and port of the database URL cannot be read.</source>
        <translation>Rechner und Port der Datenbank-URL sind nicht lesbar.</translation>
    </message>
    <message>
        <source>The host name %1 cannot be resolved.</source>
        <translation>Der Rechnername %1 lässt sich nicht auflösen.</translation>
    </message>
    <message>
        <source>The host name in the database URL may not hold a semicolon.</source>
        <translation>Der Rechnername in der Datenbank-URL darf kein Semikolon enthalten.</translation>
    </message>
    <message>
        <source>The key ring did not give the password.</source>
        <translation>Der Schlüsselbund hat das Passwort nicht herausgegeben.</translation>
    </message>
    <message>
        <source>The last statement has no semicolon at the end of its line.</source>
        <translation>Die letzte Anweisung hat kein Semikolon am Zeilenende.</translation>
    </message>
    <message>
        <source>The lock file %1 cannot be made: %2.</source>
        <translation>Die Sperrdatei %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The log was only read.</source>
        <translation>Das Protokoll wurde nur gelesen.</translation>
    </message>
    <message>
        <source>The migration cannot be read.</source>
        <translation>Die Migration ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The migration lock is held by %1.</source>
        <translation>Die Migrationssperre wird gehalten von %1.</translation>
    </message>
    <message>
        <source>The migration lock was lost: its connection %1 no longer holds it.</source>
        <translation>Die Migrationssperre ging verloren: Ihre Verbindung %1 hält sie nicht mehr.</translation>
    </message>
    <message>
        <source>The migration lock was lost: its session %1 no longer holds it.</source>
        <translation>Die Migrationssperre ging verloren: Ihre Sitzung %1 hält sie nicht mehr.</translation>
    </message>
    <message>
        <source>The migrations after %1 were not started.</source>
        <translation>Die Migrationen nach %1 wurden nicht begonnen.</translation>
    </message>
    <message>
        <source>The migrations folder %1 cannot be opened: %2.</source>
        <translation>Der Migrationsordner %1 lässt sich nicht öffnen: %2.</translation>
    </message>
    <message>
        <source>The name %1 is also that of %2; Ecto runs neither while both are pending.</source>
        <translation>Den Namen %1 trägt auch %2; solange beide ausstehen, führt Ecto keine aus.</translation>
    </message>
    <message>
        <source>The password could not be put into the key ring.</source>
        <translation>Das Passwort ließ sich nicht in den Schlüsselbund legen.</translation>
    </message>
    <message>
        <source>The plan is out of date: files or history changed since it was made.</source>
        <translation>Der Plan ist veraltet: Dateien oder Verlauf haben sich seither geändert.</translation>
    </message>
    <message>
        <source>The port '%1' in the database URL is not a number from 1 to 65535.</source>
        <translation>Der Port '%1' in der Datenbank-URL ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The project names no environments.</source>
        <translation>Das Projekt nennt keine Umgebungen.</translation>
    </message>
    <message>
        <source>The run's journal '%1' cannot be written.</source>
        <translation>Das Journal '%1' des Laufs lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The running application</source>
        <translation>Die laufende Anwendung</translation>
    </message>
    <message>
        <source>The schema %1 is not empty and has no history table %2.</source>
        <translation>Das Schema %1 ist nicht leer und hat keine Verlaufstabelle %2.</translation>
    </message>
    <message>
        <source>The server at %1 asks for a password for user %2, and there is none.</source>
        <translation>Der Server %1 verlangt ein Passwort für den Benutzer %2, und es gibt keines.</translation>
    </message>
    <message>
        <source>The server at %1 did not answer in time.</source>
        <translation>Der Server %1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The server at %1 does not let user %2 in.</source>
        <translation>Der Server %1 lässt den Benutzer %2 nicht herein.</translation>
    </message>
    <message>
        <source>The server at %1 does not let user %2 use database %3.</source>
        <translation>Der Server %1 lässt den Benutzer %2 die Datenbank %3 nicht verwenden.</translation>
    </message>
    <message>
        <source>The server at %1 does not take the password of user %2.</source>
        <translation>Der Server %1 nimmt das Passwort des Benutzers %2 nicht an.</translation>
    </message>
    <message>
        <source>The server at %1 ended the connection.</source>
        <translation>Der Server %1 hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>The server at %1 has no database %2.</source>
        <translation>Der Server %1 hat keine Datenbank %2.</translation>
    </message>
    <message>
        <source>The server at %1 has no role %2.</source>
        <translation>Der Server %1 hat keine Rolle %2.</translation>
    </message>
    <message>
        <source>The server at %1 is a standby and can only be read.</source>
        <translation>Der Server %1 ist ein Standby und kann nur gelesen werden.</translation>
    </message>
    <message>
        <source>The server at %1 is read-only (read_only is on); it may be a replica.</source>
        <translation>Der Server %1 ist nur lesbar (read_only ist an); er ist vielleicht ein Replikat.</translation>
    </message>
    <message>
        <source>The server at %1 offers no TLS, and the URL requires it.</source>
        <translation>Der Server %1 bietet kein TLS, und die URL verlangt es.</translation>
    </message>
    <message>
        <source>The server at %1 refused the connection or does not answer.</source>
        <translation>Der Server %1 hat die Verbindung abgelehnt oder antwortet nicht.</translation>
    </message>
    <message>
        <source>The server at %1 refused the connection.</source>
        <translation>Der Server %1 hat die Verbindung abgelehnt.</translation>
    </message>
    <message>
        <source>The server ended a deadlock by stopping this statement.</source>
        <translation>Der Server hat eine Verklemmung gelöst, indem er diese Anweisung abbrach.</translation>
    </message>
    <message>
        <source>The server rejected the statement.</source>
        <translation>Der Server hat die Anweisung abgelehnt.</translation>
    </message>
    <message>
        <source>The server says: nothing of %1 was kept.</source>
        <translation>Der Server sagt: Von %1 wurde nichts behalten.</translation>
    </message>
    <message>
        <source>The server still works on %1. Look at 'status' before you run again.</source>
        <translation>Der Server arbeitet noch an %1. Vor dem nächsten Lauf den Stand ansehen.</translation>
    </message>
    <message>
        <source>The server's disk is full.</source>
        <translation>Der Datenträger des Servers ist voll.</translation>
    </message>
    <message>
        <source>The server's disk or table is full.</source>
        <translation>Datenträger oder Tabelle des Servers ist voll.</translation>
    </message>
    <message>
        <source>The statement before '-- +goose Down' has no semicolon at the end of its line.</source>
        <translation>Die Anweisung vor '-- +goose Down' hat kein Semikolon am Zeilenende.</translation>
    </message>
    <message>
        <source>The statement ended the migration's transaction.</source>
        <translation>Die Anweisung hat die Transaktion der Migration beendet.</translation>
    </message>
    <message>
        <source>The statement holds a NUL byte.</source>
        <translation>Die Anweisung enthält ein NUL-Byte.</translation>
    </message>
    <message>
        <source>The statement was cancelled before it began.</source>
        <translation>Die Anweisung wurde abgebrochen, bevor sie begann.</translation>
    </message>
    <message>
        <source>The statement was cancelled.</source>
        <translation>Die Anweisung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The statement was interrupted.</source>
        <translation>Die Anweisung wurde unterbrochen.</translation>
    </message>
    <message>
        <source>The url of environment '%1' holds a password. Put it into the key ring, or name a variable with password_env.</source>
        <translation>Die url der Umgebung '%1' enthält ein Passwort. In den Schlüsselbund legen oder mit password_env eine Variable nennen.</translation>
    </message>
    <message>
        <source>The user lacks a privilege.</source>
        <translation>Dem Benutzer fehlt ein Recht.</translation>
    </message>
    <message>
        <source>The variable '%1' is not set.</source>
        <translation>Die Variable '%1' ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>Der Rückweg</translation>
    </message>
    <message>
        <source>The worker was given no job.</source>
        <translation>Der Arbeitsprozess bekam keinen Auftrag.</translation>
    </message>
    <message>
        <source>There is no '-- +goose Down' part; goose would only delete its history row.</source>
        <translation>Es gibt keinen Teil '-- +goose Down'; goose würde nur die Verlaufszeile löschen.</translation>
    </message>
    <message>
        <source>There is no '-- +goose Up' line.</source>
        <translation>Es fehlt eine Zeile '-- +goose Up'.</translation>
    </message>
    <message>
        <source>There is no '-- migrate:down' line after '-- migrate:up'.</source>
        <translation>Nach '-- migrate:up' fehlt eine Zeile '-- migrate:down'.</translation>
    </message>
    <message>
        <source>There is no '-- migrate:up' line.</source>
        <translation>Es fehlt eine Zeile '-- migrate:up'.</translation>
    </message>
    <message>
        <source>There is no .down.sql file; golang-migrate would only move its version.</source>
        <translation>Es gibt keine Datei .down.sql; golang-migrate würde nur seine Version verschieben.</translation>
    </message>
    <message>
        <source>There is no database file %1.</source>
        <translation>Es gibt keine Datenbankdatei %1.</translation>
    </message>
    <message>
        <source>There is no dialect '%1'.</source>
        <translation>Es gibt keinen Dialekt '%1'.</translation>
    </message>
    <message>
        <source>There is no environment '%1'.</source>
        <translation>Es gibt keine Umgebung '%1'.</translation>
    </message>
    <message>
        <source>There is no file for the way back.</source>
        <translation>Es gibt keine Datei für den Rückweg.</translation>
    </message>
    <message>
        <source>There is no file or folder %1.</source>
        <translation>Es gibt keine Datei und keinen Ordner %1.</translation>
    </message>
    <message>
        <source>There is no file or folder '%1'.</source>
        <translation>Es gibt keine Datei und keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <source>There is no format '%1'.</source>
        <translation>Es gibt kein Format „%1“.</translation>
    </message>
    <message>
        <source>There is no key '%1' in [%2].</source>
        <translation>Es gibt keinen Schlüssel '%1' in [%2].</translation>
    </message>
    <message>
        <source>There is no key '%1'.</source>
        <translation>Es gibt keinen Schlüssel '%1'.</translation>
    </message>
    <message>
        <source>There is no migration format '%1'.</source>
        <translation>Es gibt kein Migrationsformat '%1'.</translation>
    </message>
    <message>
        <source>There is no migration with version '%1'.</source>
        <translation>Es gibt keine Migration mit der Version '%1'.</translation>
    </message>
    <message>
        <source>There is no migrations folder '%1'.</source>
        <translation>Es gibt keinen Migrationsordner '%1'.</translation>
    </message>
    <message>
        <source>There is no pg_dump for this server's version.</source>
        <translation>Es gibt kein pg_dump für die Version dieses Servers.</translation>
    </message>
    <message>
        <source>There is no project folder '%1'.</source>
        <translation>Es gibt keinen Projektordner '%1'.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the database file.</source>
        <translation>Auf dem Datenträger der Datenbankdatei ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no undo script U%1__….sql.</source>
        <translation>Es gibt kein Rückwegskript U%1__….sql.</translation>
    </message>
    <message>
        <source>This cannot be read as TOML: %1</source>
        <translation>Das ist nicht als TOML lesbar: %1</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>Das ist kein gültiges TOML: %1</translation>
    </message>
    <message>
        <source>This line is not valid UTF-8.</source>
        <translation>Diese Zeile ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>This statement failed on a scratch copy: %1</source>
        <translation>Diese Anweisung ist auf einer Probekopie gescheitert: %1</translation>
    </message>
    <message>
        <source>Transaction number</source>
        <translation>Transaktionsnummer</translation>
    </message>
    <message>
        <source>Transaction setting</source>
        <translation>Transaktionseinstellung</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Turn it off for this user or database, or use another user.</source>
        <translation>Für diesen Benutzer oder diese Datenbank ausschalten oder einen anderen Benutzer verwenden.</translation>
    </message>
    <message>
        <source>Types and table shape</source>
        <translation>Typen und Tabellenform</translation>
    </message>
    <message>
        <source>Use one of: %1</source>
        <translation>Eines davon verwenden: %1</translation>
    </message>
    <message>
        <source>Use the server's direct address, or set pooler = "session" for this environment if the pooler works in session mode.</source>
        <translation>Die direkte Adresse des Servers verwenden oder für diese Umgebung pooler = "session" setzen, wenn der Pooler im Sitzungsmodus arbeitet.</translation>
    </message>
    <message>
        <source>User %1 may not create anything in schema %2.</source>
        <translation>Der Benutzer %1 darf im Schema %2 nichts anlegen.</translation>
    </message>
    <message>
        <source>Values that do not fit %1 are cut, rounded or refused.</source>
        <translation>Werte, die nicht in %1 passen, werden gekürzt, gerundet oder abgelehnt.</translation>
    </message>
    <message>
        <source>Version %1 has no .up.sql file: on the way up only the version moves.</source>
        <translation>Die Version %1 hat keine Datei .up.sql: Auf dem Hinweg rückt nur die Version weiter.</translation>
    </message>
    <message>
        <source>Version %1 is also that of %2; Ecto runs neither while both are pending.</source>
        <translation>Die Version %1 trägt auch %2; solange beide ausstehen, führt Ecto keine aus.</translation>
    </message>
    <message>
        <source>Version %1 is in the history, but the folder has no file for it.</source>
        <translation>Die Version %1 steht im Verlauf, aber im Ordner fehlt ihre Datei.</translation>
    </message>
    <message>
        <source>Version %1 is not applied, so nothing can go back to it.</source>
        <translation>Die Version %1 ist nicht angewendet, also führt kein Weg zu ihr zurück.</translation>
    </message>
    <message>
        <source>Version %1 is that of two pending migrations; Ecto refuses to run.</source>
        <translation>Die Version %1 tragen zwei ausstehende Migrationen; Ecto führt dann keine aus.</translation>
    </message>
    <message>
        <source>Version %1 stands in two files: %2 and %3.</source>
        <translation>Die Version %1 steht in zwei Dateien: %2 und %3.</translation>
    </message>
    <message>
        <source>Wait until it is done, then try again.</source>
        <translation>Warten, bis es fertig ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Wait until the other run is done, then try again.</source>
        <translation>Warten, bis der andere Lauf fertig ist, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>What `switchback-cli lint` and the window look for: %1 rules. A rule marked ○ is off until it is enabled in `switchback.toml` or with `--enable`. This page is made from the table of rules.</source>
        <translation>Wonach `switchback-cli lint` und das Fenster suchen: %1 Regeln. Eine mit ○ markierte Regel ist aus, bis sie in `switchback.toml` oder mit `--enable` eingeschaltet wird. Diese Seite wird aus der Regeltabelle erzeugt.</translation>
    </message>
    <message>
        <source>What it holds is lost.</source>
        <translation>Der Inhalt geht verloren.</translation>
    </message>
    <message>
        <source>Whether %1 was kept is not known yet: 'status' will tell.</source>
        <translation>Ob %1 behalten wurde, ist noch nicht bekannt: Der Stand wird es zeigen.</translation>
    </message>
    <message>
        <source>Write %1://user@host:port/database.</source>
        <translation>%1://benutzer@rechner:port/datenbank schreiben.</translation>
    </message>
    <message>
        <source>Write it as plain SQL.</source>
        <translation>Als schlichtes SQL schreiben.</translation>
    </message>
    <message>
        <source>Write its way down, or restore a backup.</source>
        <translation>Den Rückweg schreiben oder eine Sicherung einspielen.</translation>
    </message>
    <message>
        <source>Write mysql://user@host/database.</source>
        <translation>mysql://benutzer@rechner/datenbank schreiben.</translation>
    </message>
    <message>
        <source>Write sqlite:path/to/file.db.</source>
        <translation>sqlite:pfad/zur/datei.db schreiben.</translation>
    </message>
    <message>
        <source>Your own projects are as they were.</source>
        <translation>Die eigenen Projekte sind, wie sie waren.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a duration such as "5s", "500ms" or "0"</source>
        <translation>eine Dauer wie "5s", "500ms" oder "0"</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>eine Liste von: %1</translation>
    </message>
    <message>
        <source>a list of tables, written [[diff.ignore]]</source>
        <translation>eine Liste von Tabellen, geschrieben [[diff.ignore]]</translation>
    </message>
    <message>
        <source>a lock file of Switchback; SQLite's write lock during each migration</source>
        <translation>eine Sperrdatei von Switchback; SQLites Schreibsperre während jeder Migration</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a private server</source>
        <translation>einem eigenen Server</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a table of environments</source>
        <translation>eine Tabelle von Umgebungen</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text or a list of texts</source>
        <translation>ein Text oder eine Liste von Texten</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>advisory lock %1 of the migration tool</source>
        <translation>Hinweissperre %1 des Migrationswerkzeugs</translation>
    </message>
    <message>
        <source>advisory lock (%1) of Switchback</source>
        <translation>Hinweissperre (%1) von Switchback</translation>
    </message>
    <message>
        <source>an empty db/migrations beside db/schema.sql</source>
        <translation>ein leeres db/migrations neben db/schema.sql</translation>
    </message>
    <message>
        <source>an empty migrations folder below priv</source>
        <translation>ein leerer Migrationsordner unter priv</translation>
    </message>
    <message>
        <source>another connection</source>
        <translation>eine andere Verbindung</translation>
    </message>
    <message>
        <source>another run of Switchback</source>
        <translation>ein anderer Lauf von Switchback</translation>
    </message>
    <message>
        <source>another run of Switchback, process %1, since %2 (%3 s)</source>
        <translation>ein anderer Lauf von Switchback, Prozess %1, seit %2 (%3 s)</translation>
    </message>
    <message>
        <source>another session</source>
        <translation>eine andere Sitzung</translation>
    </message>
    <message>
        <source>application %1</source>
        <translation>Anwendung %1</translation>
    </message>
    <message>
        <source>applied %1 in %2 ms</source>
        <translation>%1 angewendet in %2 ms</translation>
    </message>
    <message>
        <source>connection %1 (user %2, from %3, %4 for %5 s)</source>
        <translation>Verbindung %1 (Benutzer %2, von %3, %4 seit %5 s)</translation>
    </message>
    <message>
        <source>down</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>folders up and down</source>
        <translation>Ordner up und down</translation>
    </message>
    <message>
        <source>goose knows no annotation '%1'.</source>
        <translation>goose kennt keine Anmerkung '%1'.</translation>
    </message>
    <message>
        <source>it does not answer.</source>
        <translation>er antwortet nicht.</translation>
    </message>
    <message>
        <source>it has no way down.</source>
        <translation>sie hat keinen Rückweg.</translation>
    </message>
    <message>
        <source>it was on its way in the other direction.</source>
        <translation>sie war in der anderen Richtung unterwegs.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>line %1 needs Elixir: %2 (%3)</source>
        <translation>Zeile %1 braucht Elixir: %2 (%3)</translation>
    </message>
    <message>
        <source>lock: %1</source>
        <translation>Sperre: %1</translation>
    </message>
    <message>
        <source>named</source>
        <translation>angegeben</translation>
    </message>
    <message>
        <source>named in switchback.toml</source>
        <translation>in switchback.toml angegeben</translation>
    </message>
    <message>
        <source>named lock %1 of the migration tool</source>
        <translation>benannte Sperre %1 des Migrationswerkzeugs</translation>
    </message>
    <message>
        <source>named lock of Switchback for this database</source>
        <translation>benannte Sperre von Switchback für diese Datenbank</translation>
    </message>
    <message>
        <source>needs repair</source>
        <translation>muss repariert werden</translation>
    </message>
    <message>
        <source>no transaction</source>
        <translation>ohne Transaktion</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>kein Rückweg</translation>
    </message>
    <message>
        <source>no way down: %1</source>
        <translation>kein Rückweg: %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>pg_dump %1 is older than the server (%2).</source>
        <translation>pg_dump %1 ist älter als der Server (%2).</translation>
    </message>
    <message>
        <source>pg_dump could not copy the schema.</source>
        <translation>pg_dump konnte das Schema nicht kopieren.</translation>
    </message>
    <message>
        <source>pg_dump was not found on PATH.</source>
        <translation>pg_dump wurde im PATH nicht gefunden.</translation>
    </message>
    <message>
        <source>pid %1 (%2)</source>
        <translation>PID %1 (%2)</translation>
    </message>
    <message>
        <source>read-only server</source>
        <translation>nur lesbarer Server</translation>
    </message>
    <message>
        <source>repeatable</source>
        <translation>wiederholbar</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>rolled back %1 in %2 ms</source>
        <translation>%1 zurückgerollt in %2 ms</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>sqlite3 was not found on PATH.</source>
        <translation>sqlite3 wurde im PATH nicht gefunden.</translation>
    </message>
    <message>
        <source>statement %1 was edited since it ran.</source>
        <translation>Anweisung %1 wurde seit ihrer Ausführung geändert.</translation>
    </message>
    <message>
        <source>the local socket</source>
        <translation>der lokale Socket</translation>
    </message>
    <message>
        <source>the project's configuration of %1</source>
        <translation>die Konfiguration des Projekts für %1</translation>
    </message>
    <message>
        <source>the socket %1</source>
        <translation>der Socket %1</translation>
    </message>
    <message>
        <source>the socket in %1</source>
        <translation>der Socket in %1</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>unknown state</source>
        <translation>unbekannter Zustand</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>up</source>
        <translation>vor</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>auf dem neuesten Stand</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>whether statement %1 of %2 is in is not known.</source>
        <translation>ob Anweisung %1 von %2 ausgeführt ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>Switchback::ActivityStrip</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Idle</source>
        <extracomment>nothing is going on</extracomment>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Read at %1</source>
        <extracomment>when the files and the database were last read; %1 is a time of day</extracomment>
        <translation>Gelesen um %1</translation>
    </message>
    <message>
        <source>Running step %1 of %2…</source>
        <translation>Schritt %1 von %2 läuft …</translation>
    </message>
    <message>
        <source>Show the run</source>
        <translation>Den Lauf zeigen</translation>
    </message>
    <message>
        <source>Waiting for a lock: %1</source>
        <translation>Wartet auf eine Sperre: %1</translation>
    </message>
    <message>
        <source>Waiting for the migration lock…</source>
        <translation>Wartet auf die Migrationssperre …</translation>
    </message>
</context>
<context>
    <name>Switchback::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>What to do or where to go</source>
        <translation>Was tun oder wohin gehen</translation>
    </message>
    <message>
        <source>What to do, or where to go</source>
        <translation>Was tun oder wohin gehen</translation>
    </message>
</context>
<context>
    <name>Switchback::ConnectDialog</name>
    <message>
        <source>&amp;Database:</source>
        <translation>&amp;Datenbank:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>Da&amp;tei:</translation>
    </message>
    <message>
        <source>&amp;Host and port:</source>
        <translation>&amp;Rechner und Port:</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>&amp;Art:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>A name, an address, or the folder of a Unix socket</source>
        <translation>Ein Name, eine Adresse oder der Ordner eines Unix-Sockets</translation>
    </message>
    <message>
        <source>Choose a Database File</source>
        <translation>Datenbankdatei wählen</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Connect to a Database</source>
        <translation>Mit einer Datenbank verbinden</translation>
    </message>
    <message>
        <source>Connecting only reads. The password is never written to a file.</source>
        <translation>Verbinden liest nur. Das Passwort wird nie in eine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Database file</source>
        <translation>Datenbankdatei</translation>
    </message>
    <message>
        <source>Keep the password in the system's key ring</source>
        <translation>Das Passwort im Schlüsselbund des Systems behalten</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>U&amp;RL:</source>
        <translation>&amp;URL:</translation>
    </message>
    <message>
        <source>empty: as the project or the system says</source>
        <translation>leer: wie Projekt oder System es sagen</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
</context>
<context>
    <name>Switchback::DetailsView</name>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Applied as number</source>
        <translation>Angewendet als Nummer</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Details of the migration</source>
        <translation>Einzelheiten der Migration</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>File back</source>
        <translation>Datei zurück</translation>
    </message>
    <message>
        <source>In the history table %1</source>
        <translation>In der Verlaufstabelle %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No way back</source>
        <translation>Kein Rückweg</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Statements down</source>
        <translation>Anweisungen zurück</translation>
    </message>
    <message>
        <source>Statements up</source>
        <translation>Anweisungen vor</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>one around all statements</source>
        <translation>eine um alle Anweisungen</translation>
    </message>
</context>
<context>
    <name>Switchback::EnvironmentBar</name>
    <message>
        <source>Armed %1:%2</source>
        <translation>Freigegeben %1:%2</translation>
    </message>
    <message>
        <source>Changes are allowed. Press to go back to read-only.</source>
        <translation>Änderungen sind erlaubt. Drücken, um wieder nur zu lesen.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Find a command (Ctrl+K)</source>
        <translation>Befehl suchen (Strg+K)</translation>
    </message>
    <message>
        <source>More environments</source>
        <translation>Weitere Umgebungen</translation>
    </message>
    <message>
        <source>No project</source>
        <translation>Kein Projekt</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
        <source>PROTECTED</source>
        <translation>GESCHÜTZT</translation>
    </message>
    <message>
        <source>Press to allow changes for ten minutes.</source>
        <translation>Drücken, um zehn Minuten lang Änderungen zu erlauben.</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
</context>
<context>
    <name>Switchback::EnvironmentChip</name>
    <message>
        <source>%1: protected, opens read-only</source>
        <translation>%1: geschützt, öffnet nur lesend</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>Environment %1, protected</source>
        <translation>Umgebung %1, geschützt</translation>
    </message>
</context>
<context>
    <name>Switchback::FindBar</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>In diesem Text suchen</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
</context>
<context>
    <name>Switchback::GuardKeeper</name>
    <message>
        <source>Arm it first; it stays armed for ten minutes.</source>
        <translation>Erst freigeben; das gilt zehn Minuten.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>This environment is protected and open read-only.</source>
        <translation>Diese Umgebung ist geschützt und nur lesend geöffnet.</translation>
    </message>
</context>
<context>
    <name>Switchback::Inspector</name>
    <message>
        <source>Copy what is shown</source>
        <translation>Kopieren, was zu sehen ist</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Line %1 cannot be known without running the application: %2</source>
        <translation>Zeile %1 lässt sich nicht kennen, ohne die Anwendung auszuführen: %2</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>No statements.</source>
        <translation>Keine Anweisungen.</translation>
    </message>
    <message>
        <source>Plan applying this one alone</source>
        <translation>Nur diese anwenden: planen</translation>
    </message>
    <message>
        <source>Plan rolling back this one alone</source>
        <translation>Nur diese zurückrollen: planen</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Select a migration to read it.</source>
        <translation>Eine Migration auswählen, um sie zu lesen.</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>There is no way back.</source>
        <translation>Es gibt keinen Rückweg.</translation>
    </message>
    <message>
        <source>There is no way back. %1</source>
        <translation>Es gibt keinen Rückweg. %1</translation>
    </message>
    <message>
        <source>This migration is not to be run in this direction now.</source>
        <translation>Diese Migration steht in dieser Richtung jetzt nicht an.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>What to see of the migration</source>
        <translation>Was von der Migration zu sehen ist</translation>
    </message>
    <message>
        <source>What would be sent is known for what can run now.</source>
        <translation>Was gesendet würde, steht nur für das fest, was jetzt laufen kann.</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>Gesendet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::LogModel</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>whole run</source>
        <extracomment>an entry of the log about a run, not about one migration</extracomment>
        <translation>ganzer Lauf</translation>
    </message>
</context>
<context>
    <name>Switchback::LogPage</name>
    <message>
        <source>%1 of %2 entries</source>
        <translation>%1 von %2 Einträgen</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>A log cut off at its end is only found by comparing its last hash with one noted elsewhere.</source>
        <translation>Ein am Ende gekürztes Protokoll fällt nur auf, wenn sein letzter Hash mit einem anderswo notierten verglichen wird.</translation>
    </message>
    <message>
        <source>Check the chain</source>
        <translation>Kette prüfen</translation>
    </message>
    <message>
        <source>Each entry carries the hash of the one before: an entry that was changed is found</source>
        <translation>Jeder Eintrag trägt den Hash des vorigen: Ein veränderter Eintrag fällt auf</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Das Protokoll filtern</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing was run from this machine yet. Every run leaves its entries here.</source>
        <translation>Von diesem Rechner wurde noch nichts ausgeführt. Jeder Lauf hinterlässt hier seine Einträge.</translation>
    </message>
    <message numerus="yes">
        <source>The chain holds: %n entries follow from one another.</source>
        <translation>
            <numerusform>Die Kette hält: ein Eintrag.</numerusform>
            <numerusform>Die Kette hält: %n Einträge folgen auseinander.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::MainWindow</name>
    <message>
        <source>&amp;About Switchback</source>
        <translation>Ü&amp;ber Switchback</translation>
    </message>
    <message>
        <source>&amp;Allow Changes for Ten Minutes</source>
        <translation>Änderungen zehn Minuten lang &amp;erlauben</translation>
    </message>
    <message>
        <source>&amp;Back to Read-Only</source>
        <translation>Wieder nur &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden …</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>&amp;Find a Command…</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Open Folder…</source>
        <translation>Ordner ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>&amp;Plan</source>
        <translation>&amp;Plan</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Read Again</source>
        <translation>Erneut &amp;lesen</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Stop the Run</source>
        <translation>Den Lauf &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>&amp;Zeitleiste</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>A run goes on in process %1: step %2 of %3, %4</source>
        <translation>Im Prozess %1 ist ein Lauf im Gange: Schritt %2 von %3, %4</translation>
    </message>
    <message>
        <source>A run that applies migrations was cut short.</source>
        <translation>Ein Lauf, der Migrationen anwendet, wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A run that rolls back was cut short.</source>
        <translation>Ein Lauf, der zurückrollt, wurde abgebrochen.</translation>
    </message>
    <message>
        <source>C&amp;lose Project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Compare, then go on from there.</source>
        <translation>Vergleichen und von dort weitermachen.</translation>
    </message>
    <message>
        <source>Enter the Password…</source>
        <translation>Passwort eingeben …</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>In the run</source>
        <translation>Im Lauf</translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation>In der Zeitleiste</translation>
    </message>
    <message>
        <source>It began at %1 and got to step %2 of %3.</source>
        <translation>Er begann um %1 und kam bis Schritt %2 von %3.</translation>
    </message>
    <message>
        <source>It began at %1 and had not started its first step.</source>
        <translation>Er begann um %1 und hatte den ersten Schritt noch nicht begonnen.</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Open a Project Folder</source>
        <translation>Projektordner öffnen</translation>
    </message>
    <message>
        <source>Open the Project</source>
        <translation>Das Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the project and compare.</source>
        <translation>Das Projekt öffnen und vergleichen.</translation>
    </message>
    <message>
        <source>Pro&amp;blems</source>
        <translation>Pro&amp;bleme</translation>
    </message>
    <message>
        <source>Show or Hide the &amp;Inspector</source>
        <translation>&amp;Inspektor zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show or Hide the &amp;Sources</source>
        <translation>&amp;Quellen zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show the Run</source>
        <translation>Den Lauf zeigen</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>Zu %1 wechseln</translation>
    </message>
    <message>
        <source>The database was asked to commit and did not answer.</source>
        <translation>Die Datenbank sollte bestätigen und hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The run ended early.</source>
        <translation>Der Lauf endete vorzeitig.</translation>
    </message>
    <message numerus="yes">
        <source>The run is done: %n migration(s).</source>
        <translation>
            <numerusform>Der Lauf ist fertig: %n Migration.</numerusform>
            <numerusform>Der Lauf ist fertig: %n Migrationen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The timeline shows what the database says now.</source>
        <translation>Die Zeitleiste zeigt, was die Datenbank jetzt sagt.</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the &amp;Demo Shop</source>
        <translation>Den &amp;Demo-Laden ausprobieren</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
</context>
<context>
    <name>Switchback::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the whole message</source>
        <translation>Die ganze Meldung kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>The server's own words</source>
        <translation>Die Worte des Servers</translation>
    </message>
    <message>
        <source>What is true now: %1</source>
        <translation>Was jetzt gilt: %1</translation>
    </message>
    <message>
        <source>What you can do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::OutcomeCard</name>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zur Zeitleiste</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n migration(s) applied</source>
        <translation>
            <numerusform>Fertig: %n Migration angewendet</numerusform>
            <numerusform>Fertig: %n Migrationen angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n migration(s) rolled back</source>
        <translation>
            <numerusform>Fertig: %n Migration zurückgerollt</numerusform>
            <numerusform>Fertig: %n Migrationen zurückgerollt</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything in the plan is done, and the history table says so.</source>
        <translation>Alles im Plan ist getan, und die Verlaufstabelle sagt es auch.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Failed in %1</source>
        <translation>Fehlgeschlagen in %1</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>Open the log</source>
        <translation>Das Protokoll öffnen</translation>
    </message>
    <message>
        <source>Plan again…</source>
        <translation>Neu planen …</translation>
    </message>
    <message>
        <source>Show the statement</source>
        <translation>Die Anweisung zeigen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The server's words</source>
        <translation>Die Worte des Servers</translation>
    </message>
    <message>
        <source>What is true now</source>
        <translation>Was jetzt gilt</translation>
    </message>
</context>
<context>
    <name>Switchback::PeekCard</name>
    <message>
        <source>SQL of the selected migration</source>
        <translation>SQL der ausgewählten Migration</translation>
    </message>
    <message>
        <source>Space or Esc closes</source>
        <translation>Leertaste oder Esc schließt</translation>
    </message>
    <message>
        <source>This migration has no statements.</source>
        <translation>Diese Migration hat keine Anweisungen.</translation>
    </message>
</context>
<context>
    <name>Switchback::PlanDelegate</name>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>no transaction</source>
        <translation>ohne Transaktion</translation>
    </message>
    <message>
        <source>try %1</source>
        <translation>Versuch %1</translation>
    </message>
</context>
<context>
    <name>Switchback::PlanModel</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <extracomment>of one migration in a plan</extracomment>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>Switchback::PlanPage</name>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s)</source>
        <translation>
            <numerusform>%n Migration anwenden</numerusform>
            <numerusform>%n Migrationen anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zur Zeitleiste</translation>
    </message>
    <message>
        <source>Choose on the timeline how far to go.</source>
        <translation>In der Zeitleiste wählen, wie weit es gehen soll.</translation>
    </message>
    <message>
        <source>Copy as script</source>
        <translation>Als Skript kopieren</translation>
    </message>
    <message>
        <source>Copy the Plan as a Script</source>
        <translation>Den Plan als Skript kopieren</translation>
    </message>
    <message>
        <source>Everything that would be sent, as one script (%1)</source>
        <translation>Alles, was gesendet würde, als ein Skript (%1)</translation>
    </message>
    <message>
        <source>Making the plan …</source>
        <translation>Der Plan wird gemacht …</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation>
            <numerusform>%n Migration zurückrollen</numerusform>
            <numerusform>%n Migrationen zurückrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rolling back removes what these migrations made, and the data in it.</source>
        <translation>Zurückrollen entfernt, was diese Migrationen angelegt haben, samt den Daten darin.</translation>
    </message>
    <message>
        <source>Run the Plan</source>
        <translation>Den Plan ausführen</translation>
    </message>
    <message>
        <source>Runs exactly what is shown (%1)</source>
        <translation>Führt genau das aus, was zu sehen ist (%1)</translation>
    </message>
    <message>
        <source>Steps and statements of the plan</source>
        <translation>Schritte und Anweisungen des Plans</translation>
    </message>
    <message>
        <source>The database's name, to confirm</source>
        <translation>Der Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>The plan was made again, because files or history changed.</source>
        <translation>Der Plan wurde neu gemacht, weil sich Dateien oder Verlauf geändert haben.</translation>
    </message>
    <message>
        <source>There is nothing to apply.</source>
        <translation>Es gibt nichts anzuwenden.</translation>
    </message>
    <message>
        <source>There is nothing to roll back.</source>
        <translation>Es gibt nichts zurückzurollen.</translation>
    </message>
    <message>
        <source>This environment is protected and open read-only. Arm it first.</source>
        <translation>Diese Umgebung ist geschützt und nur lesend geöffnet. Erst freigeben.</translation>
    </message>
    <message>
        <source>This format is shown, not run.</source>
        <translation>Dieses Format wird gezeigt, nicht ausgeführt.</translation>
    </message>
    <message>
        <source>Tries when a lock is not free</source>
        <translation>Versuche, wenn eine Sperre nicht frei ist</translation>
    </message>
    <message>
        <source>Type the database's name, %1, to confirm.</source>
        <translation>Zur Bestätigung den Namen der Datenbank eingeben: %1</translation>
    </message>
    <message>
        <source>Wait for the migration lock</source>
        <translation>Auf die Migrationssperre warten</translation>
    </message>
</context>
<context>
    <name>Switchback::PlanTreeModel</name>
    <message>
        <source>Preparation</source>
        <translation>Vorbereitung</translation>
    </message>
</context>
<context>
    <name>Switchback::ProblemsModel</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>Switchback::ProblemsPage</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n Problem</numerusform>
            <numerusform>%n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems: every file could be read.</source>
        <translation>Keine Probleme: Jede Datei war lesbar.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
</context>
<context>
    <name>Switchback::RunModel</name>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
</context>
<context>
    <name>Switchback::RunPage</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s)</source>
        <translation>
            <numerusform>%n Migration anwenden</numerusform>
            <numerusform>%n Migrationen anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying %n migration(s)</source>
        <translation>
            <numerusform>%n Migration wird angewendet</numerusform>
            <numerusform>%n Migrationen werden angewendet</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zur Zeitleiste</translation>
    </message>
    <message>
        <source>Interrupts the statement in progress (%1)</source>
        <translation>Unterbricht die laufende Anweisung (%1)</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Nichts läuft.</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation>
            <numerusform>%n Migration zurückrollen</numerusform>
            <numerusform>%n Migrationen zurückrollen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rolling back %n migration(s)</source>
        <translation>
            <numerusform>%n Migration wird zurückgerollt</numerusform>
            <numerusform>%n Migrationen werden zurückgerollt</numerusform>
        </translation>
    </message>
    <message>
        <source>Statements of the run and their states</source>
        <translation>Anweisungen des Laufs und ihre Zustände</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the Run</source>
        <translation>Den Lauf anhalten</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Hält an …</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>statement %1/%2</source>
        <translation>Anweisung %1/%2</translation>
    </message>
    <message>
        <source>step %1/%2</source>
        <translation>Schritt %1/%2</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>hält an</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>wartet: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::SourcesList</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Pages and folders</source>
        <translation>Seiten und Ordner</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Switchback::SqlEdit</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>Switchback::SqlView</name>
    <message>
        <source>This text is too long to show whole. Copying gives all of it.</source>
        <translation>Dieser Text ist zu lang, um ihn ganz zu zeigen. Kopieren liefert ihn ganz.</translation>
    </message>
</context>
<context>
    <name>Switchback::StartPage</name>
    <message>
        <source>A shop with two years of migrations on SQLite, made anew each time</source>
        <translation>Ein Laden mit zwei Jahren Migrationen auf SQLite, jedes Mal neu angelegt</translation>
    </message>
    <message>
        <source>Let go to open it.</source>
        <translation>Loslassen, um ihn zu öffnen.</translation>
    </message>
    <message>
        <source>Open a project folder (Ctrl+O)</source>
        <translation>Einen Projektordner öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Open a project folder…</source>
        <translation>Projektordner öffnen …</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>See where a database stands. Bring it up, roll it back.</source>
        <translation>Sehen, wo eine Datenbank steht. Sie voranbringen, sie zurückrollen.</translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation>Den Demo-Laden ausprobieren</translation>
    </message>
    <message>
        <source>…or drop a project folder anywhere on this window.</source>
        <translation>… oder einen Projektordner irgendwo auf dieses Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineDelegate</name>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n angewendet</numerusform>
            <numerusform>%n angewendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>Applied %1</source>
        <translation>Angewendet %1</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>kein Rückweg</translation>
    </message>
    <message>
        <source>will be applied</source>
        <translation>wird angewendet</translation>
    </message>
    <message>
        <source>will be rolled back</source>
        <translation>wird zurückgerollt</translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineModel</name>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Order</source>
        <extracomment>the place of a migration in the order in which they were applied</extracomment>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Repeatable</source>
        <translation>Wiederholbar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>The database is here</source>
        <translation>Die Datenbank steht hier</translation>
    </message>
    <message>
        <source>The database is here: %1 applied, %2 pending</source>
        <translation>Die Datenbank steht hier: %1 angewendet, %2 ausstehend</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>Switchback::TimelinePage</name>
    <message>
        <source>%1 migrations, %2 applied, %3 pending</source>
        <translation>%1 Migrationen, %2 angewendet, %3 ausstehend</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s)…</source>
        <translation>
            <numerusform>%n Migration anwenden …</numerusform>
            <numerusform>%n Migrationen anwenden …</numerusform>
        </translation>
    </message>
    <message>
        <source>Compact Rows</source>
        <translation>Kompakte Zeilen</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Erst mit einer Datenbank verbinden.</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden …</translation>
    </message>
    <message>
        <source>Copy Version</source>
        <translation>Version kopieren</translation>
    </message>
    <message>
        <source>Copy as Text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Dims what does not match (%1)</source>
        <translation>Blendet ab, was nicht passt (%1)</translation>
    </message>
    <message>
        <source>Find migrations</source>
        <translation>Migrationen suchen</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut nachsehen</translation>
    </message>
    <message>
        <source>No database is connected: what is applied is not known.</source>
        <translation>Keine Datenbank ist verbunden: Was angewendet ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No migrations were found in %1.</source>
        <translation>In %1 wurden keine Migrationen gefunden.</translation>
    </message>
    <message>
        <source>Nothing to apply</source>
        <translation>Nichts anzuwenden</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Ein Projekt öffnen</translation>
    </message>
    <message>
        <source>Open a project to see its migrations.</source>
        <translation>Ein Projekt öffnen, um seine Migrationen zu sehen.</translation>
    </message>
    <message>
        <source>Open another project</source>
        <translation>Ein anderes Projekt öffnen</translation>
    </message>
    <message>
        <source>Peek at the SQL</source>
        <translation>Kurzer Blick auf das SQL</translation>
    </message>
    <message>
        <source>Plan Rolling Back This One Alone</source>
        <translation>Nur diese zurückrollen: planen</translation>
    </message>
    <message>
        <source>Plan Rolling Back to Here</source>
        <translation>Bis hierher zurückrollen: planen</translation>
    </message>
    <message>
        <source>Plan Up to Here</source>
        <translation>Bis hierher anwenden: planen</translation>
    </message>
    <message>
        <source>Plan the Selected Ones Alone</source>
        <translation>Nur die ausgewählten anwenden: planen</translation>
    </message>
    <message>
        <source>Reading the migrations in %1 …</source>
        <translation>Die Migrationen in %1 werden gelesen …</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Bemerkungen</translation>
    </message>
    <message>
        <source>Roll back last…</source>
        <translation>Letzte zurückrollen …</translation>
    </message>
    <message>
        <source>Show in the Inspector</source>
        <translation>Im Inspektor zeigen</translation>
    </message>
    <message>
        <source>Shows the plan first</source>
        <translation>Zeigt erst den Plan</translation>
    </message>
    <message>
        <source>Switchback shows %1 projects but does not run them yet.</source>
        <translation>Switchback zeigt Projekte mit %1, führt sie aber noch nicht aus.</translation>
    </message>
    <message>
        <source>This folder has no migrations yet. %1 names its files like this: %2</source>
        <translation>Dieser Ordner hat noch keine Migrationen. %1 benennt seine Dateien so: %2</translation>
    </message>
    <message>
        <source>What the timeline shows</source>
        <translation>Was die Zeitleiste zeigt</translation>
    </message>
    <message>
        <source>When It Was Applied</source>
        <translation>Wann angewendet</translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineView</name>
    <message>
        <source>Let go to leave it here</source>
        <translation>Loslassen, um sie hier zu lassen</translation>
    </message>
    <message numerus="yes">
        <source>Let go to plan applying %n</source>
        <translation>
            <numerusform>Loslassen plant: %n anwenden</numerusform>
            <numerusform>Loslassen plant: %n anwenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let go to plan rolling back %n</source>
        <translation>
            <numerusform>Loslassen plant: %n zurückrollen</numerusform>
            <numerusform>Loslassen plant: %n zurückrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Timeline of migrations</source>
        <translation>Zeitleiste der Migrationen</translation>
    </message>
</context>
<context>
    <name>Switchback::WorkerRun</name>
    <message>
        <source>Install switchback-cli beside this program.</source>
        <translation>switchback-cli neben diesem Programm installieren.</translation>
    </message>
    <message>
        <source>Look at the timeline: it shows what the database says now.</source>
        <translation>In die Zeitleiste sehen: Sie zeigt, was die Datenbank jetzt sagt.</translation>
    </message>
    <message>
        <source>No migration was run.</source>
        <translation>Keine Migration wurde ausgeführt.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Nichts wurde ausgeführt.</translation>
    </message>
    <message>
        <source>The worker process ended before it could say how the run ended.</source>
        <translation>Der Arbeitsprozess endete, bevor er sagen konnte, wie der Lauf ausging.</translation>
    </message>
    <message>
        <source>The worker program '%1' could not be started.</source>
        <translation>Das Arbeitsprogramm '%1' ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>What was committed before is in; the rest is not.</source>
        <translation>Was vorher bestätigt wurde, gilt; der Rest nicht.</translation>
    </message>
</context>
<context>
    <name>Switchback::Workspace</name>
    <message>
        <source>A run is going on already.</source>
        <translation>Ein Lauf ist schon im Gange.</translation>
    </message>
    <message>
        <source>Checking the log…</source>
        <translation>Das Protokoll wird geprüft …</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbindung zu %1 …</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung …</translation>
    </message>
    <message>
        <source>Making the demo project…</source>
        <translation>Das Demoprojekt wird angelegt …</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>Der Plan wird gemacht …</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>%1 wird geöffnet …</translation>
    </message>
    <message>
        <source>Reading %1…</source>
        <translation>%1 wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the log…</source>
        <translation>Das Protokoll wird gelesen …</translation>
    </message>
    <message>
        <source>Reading the timeline…</source>
        <translation>Die Zeitleiste wird gelesen …</translation>
    </message>
    <message>
        <source>There is nothing to run.</source>
        <translation>Es gibt nichts auszuführen.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Sein Ende abwarten oder ihn anhalten.</translation>
    </message>
    <message>
        <source>by address</source>
        <translation>über Adresse</translation>
    </message>
</context>
</TS>
