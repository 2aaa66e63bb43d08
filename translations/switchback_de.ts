<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: Switchback contributors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Switchback</name>
    <message numerus="yes">
        <source>  %n table(s) without rows, now and then</source>
        <translation>
            <numerusform>  %n Tabelle ohne Zeilen, jetzt wie damals</numerusform>
            <numerusform>  %n Tabellen ohne Zeilen, jetzt wie damals</numerusform>
        </translation>
    </message>
    <message>
        <source>  These tables are replaced, with their rows: %1. Everything else stays.</source>
        <translation>  Diese Tabellen werden samt ihren Zeilen ersetzt: %1. Alles andere bleibt.</translation>
    </message>
    <message>
        <source>  afterwards: %1</source>
        <translation>  danach: %1</translation>
    </message>
    <message>
        <source>  first: %1</source>
        <translation>  zuerst: %1</translation>
    </message>
    <message>
        <source>  into %1, by %2</source>
        <translation>  nach %1, mit %2</translation>
    </message>
    <message>
        <source> (new, nobody uses it)</source>
        <translation> (neu, niemand benutzt es)</translation>
    </message>
    <message>
        <source> (protected)</source>
        <translation> (geschützt)</translation>
    </message>
    <message numerus="yes">
        <source> That of %n table(s) does not count: %1.</source>
        <translation>
            <numerusform> Die von %n Tabelle zählt nicht: %1.</numerusform>
            <numerusform> Die von %n Tabellen zählt nicht: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weitere</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>"before" or "after"</source>
        <translation>"before" oder "after"</translation>
    </message>
    <message>
        <source>%1 %2 cannot be renamed to %3.</source>
        <translation>%1 %2 lässt sich nicht in %3 umbenennen.</translation>
    </message>
    <message>
        <source>%1 '%2' instead of '%3'</source>
        <translation>%1 »%2« statt »%3«</translation>
    </message>
    <message>
        <source>%1 (%2 s ago)</source>
        <translation>%1 (vor %2 s)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) refers now to %n row(s) of %3 that the backup does not hold.</source>
        <translation>
            <numerusform>%1 (%2) verweist jetzt auf %n Zeile von %3, die die Sicherung nicht enthält.</numerusform>
            <numerusform>%1 (%2) verweist jetzt auf %n Zeilen von %3, die die Sicherung nicht enthält.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) refers to %n row(s) of %3 that are not there now.</source>
        <translation>
            <numerusform>%1 (%2) verweist auf %n Zeile von %3, die es jetzt nicht gibt.</numerusform>
            <numerusform>%1 (%2) verweist auf %n Zeilen von %3, die es jetzt nicht gibt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (stage %2 of %3)</source>
        <translation>%1 (Stufe %2 von %3)</translation>
    </message>
    <message>
        <source>%1 It was not followed to its end.</source>
        <translation>%1 Sie wurde nicht bis zum Ende verfolgt.</translation>
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
        <source>%1 cannot be asked: %2</source>
        <translation>%1 kann nicht gefragt werden: %2</translation>
    </message>
    <message>
        <source>%1 cannot be copied for a trial.</source>
        <translation>%1 kann nicht für eine Probe kopiert werden.</translation>
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
        <source>%1 cannot be read; its rows are made up: %2</source>
        <translation>%1 lässt sich nicht lesen; die Zeilen werden erdacht: %2</translation>
    </message>
    <message>
        <source>%1 cannot be started: %2.</source>
        <translation>%1 lässt sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 comes back different</source>
        <translation>%1 kommt anders zurück</translation>
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
        <source>%1 did not sign.</source>
        <translation>%1 hat nicht unterschrieben.</translation>
    </message>
    <message>
        <source>%1 does not answer: %2</source>
        <translation>%1 antwortet nicht: %2</translation>
    </message>
    <message>
        <source>%1 does not come back</source>
        <translation>%1 kommt nicht zurück</translation>
    </message>
    <message>
        <source>%1 does not implement a `down/0` or `change/0` function</source>
        <translation>%1 hat keine Funktion `down/0` oder `change/0`</translation>
    </message>
    <message>
        <source>%1 does not implement a `up/0` or `change/0` function</source>
        <translation>%1 hat keine Funktion `up/0` oder `change/0`</translation>
    </message>
    <message>
        <source>%1 ended well, but the history of this database does not show migration %2.</source>
        <translation>%1 endete ohne Fehler, aber der Verlauf dieser Datenbank zeigt die Migration %2 nicht.</translation>
    </message>
    <message>
        <source>%1 errors, %2 warnings, %3 notes</source>
        <translation>%1 Fehler, %2 Warnungen, %3 Hinweise</translation>
    </message>
    <message>
        <source>%1 failed on migration %2 (exit status %3).</source>
        <translation>%1 ist an der Migration %2 gescheitert (Exit-Status %3).</translation>
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
        <source>%1 fails on rows and runs without any; what follows was tried on rows made after it.</source>
        <translation>%1 scheitert an Zeilen und läuft ohne; was folgt, wurde an Zeilen erprobt, die danach gemacht wurden.</translation>
    </message>
    <message>
        <source>%1 fails on rows and runs without any; what follows was tried without them.</source>
        <translation>%1 scheitert an Zeilen und läuft ohne; was folgt, wurde ohne Zeilen erprobt.</translation>
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
        <source>%1 from %2 to %3</source>
        <translation>%1 von %2 nach %3</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 has %2 on %3 from %4, and will have it from %5.</source>
        <translation>%1 hat %2 an %3 von %4 und wird es von %5 haben.</translation>
    </message>
    <message>
        <source>%1 has %2 rows instead of %3</source>
        <translation>%1 hat %2 Zeilen statt %3</translation>
    </message>
    <message>
        <source>%1 has generated columns, and what MariaDB's %2 writes of them, a MySQL server does not take back.</source>
        <translation>%1 hat generierte Spalten, und was %2 von MariaDB davon schreibt, nimmt ein MySQL-Server nicht zurück.</translation>
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
        <source>%1 has no primary key to go along.</source>
        <translation>%1 hat keinen Primärschlüssel, an dem man entlanggehen könnte.</translation>
    </message>
    <message>
        <source>%1 has no tool that could run the migration.</source>
        <translation>%1 hat kein Werkzeug, das die Migration ausführen könnte.</translation>
    </message>
    <message>
        <source>%1 holds %2 rows now.</source>
        <translation>%1 hat jetzt %2 Zeilen.</translation>
    </message>
    <message>
        <source>%1 holds a NUL byte in line %2, at offset %3.</source>
        <translation>%1 enthält ein NUL-Byte in Zeile %2, Stelle %3.</translation>
    </message>
    <message>
        <source>%1 holds about %2 rows now.</source>
        <translation>%1 hat jetzt etwa %2 Zeilen.</translation>
    </message>
    <message>
        <source>%1 holds about %2 rows.</source>
        <translation>%1 hat etwa %2 Zeilen.</translation>
    </message>
    <message>
        <source>%1 in one transaction</source>
        <translation>%1 in einer Transaktion</translation>
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
        <source>%1 is a folder, not a file; %2 passes over it.</source>
        <translation>%1 ist ein Ordner, keine Datei; %2 übergeht ihn.</translation>
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
        <source>%1 is about all rows at once.</source>
        <translation>%1 betrifft alle Zeilen auf einmal.</translation>
    </message>
    <message>
        <source>%1 is applied in %2, but nobody here knows from which file.</source>
        <translation>%1 ist in %2 angewendet, aber hier weiß niemand, aus welcher Datei.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked for in each of %n row(s), but has no value there.</source>
        <translation>
            <numerusform>%1 wird in der einen Zeile verlangt, hat dort aber keinen Wert.</numerusform>
            <numerusform>%1 wird in jeder von %n Zeilen verlangt, hat dort aber keinen Wert.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is different (%2)</source>
        <translation>%1 ist anders (%2)</translation>
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
        <source>%1 is late: after the newer ones it comes to another schema.</source>
        <translation>%1 kommt spät: Nach den neueren führt sie zu einem anderen Schema.</translation>
    </message>
    <message>
        <source>%1 is late: after the newer ones it comes to other rows.</source>
        <translation>%1 kommt spät: Nach den neueren führt sie zu anderen Zeilen.</translation>
    </message>
    <message>
        <source>%1 is late: after the newer ones it comes to the same schema and rows.</source>
        <translation>%1 kommt spät: Nach den neueren führt sie zum selben Schema und zu denselben Zeilen.</translation>
    </message>
    <message>
        <source>%1 is late: the two orders cannot be compared.</source>
        <translation>%1 kommt spät: Die beiden Reihenfolgen lassen sich nicht vergleichen.</translation>
    </message>
    <message>
        <source>%1 is left behind</source>
        <translation>%1 bleibt zurück</translation>
    </message>
    <message>
        <source>%1 is left over</source>
        <translation>%1 bleibt übrig</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>%1 fehlt</translation>
    </message>
    <message>
        <source>%1 is no longer as it was shown.</source>
        <translation>%1 ist nicht mehr so, wie es gezeigt wurde.</translation>
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
        <source>%1 is not applied in %2.</source>
        <translation>%1 ist in %2 nicht angewendet.</translation>
    </message>
    <message>
        <source>%1 is not named like a migration of %2 (%3), which passes over it.</source>
        <translation>%1 heißt nicht wie eine Migration von %2 (%3) und wird von ihm übergangen.</translation>
    </message>
    <message>
        <source>%1 is not understood</source>
        <translation>%1 wird nicht verstanden</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 in line %2, at offset %3.</source>
        <translation>%1 ist in Zeile %2, Stelle %3, kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>%1 is not what it was.</source>
        <translation>%1 ist nicht mehr, was es war.</translation>
    </message>
    <message>
        <source>%1 is run by its own tool</source>
        <translation>%1 führt das eigene Werkzeug aus</translation>
    </message>
    <message>
        <source>%1 is the name of two pending migrations; Ecto refuses to run.</source>
        <translation>%1 ist der Name zweier ausstehender Migrationen; Ecto führt dann keine aus.</translation>
    </message>
    <message>
        <source>%1 keeps its history in the database of %2 (migration_repo). A migration and its history row could not be one transaction, so neither is written from here.</source>
        <translation>%1 führt seinen Verlauf in der Datenbank von %2 (migration_repo). Eine Migration und ihre Verlaufszeile könnten nicht eine Transaktion sein, deshalb wird von hier aus keine von beiden geschrieben.</translation>
    </message>
    <message>
        <source>%1 keeps the history of its rows, which a backup does not hold.</source>
        <translation>%1 bewahrt die Geschichte seiner Zeilen, die eine Sicherung nicht enthält.</translation>
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
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
        <source>%1 of %2 statements of %3 are in; what its history row says, 'status' tells.</source>
        <translation>%1 von %2 Anweisungen von %3 sind drin; was die Zeile der Historie sagt, zeigt 'status'.</translation>
    </message>
    <message>
        <source>%1 of %2 statements of %3 are in; whether the next one is, too, is not known yet.</source>
        <translation>%1 von %2 Anweisungen von %3 sind drin; ob auch die nächste drin ist, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>%1 of %2 steps are rehearsed.</source>
        <translation>%1 von %2 Schritten sind geprobt.</translation>
    </message>
    <message>
        <source>%1 of %2 values</source>
        <translation>%1 von %2 Werten</translation>
    </message>
    <message numerus="yes">
        <source>%1 passes over %n more SQL file(s).</source>
        <translation>
            <numerusform>%1 übergeht %n weitere SQL-Datei.</numerusform>
            <numerusform>%1 übergeht %n weitere SQL-Dateien.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 rolls back in its own order; %2 is not next.</source>
        <translation>%1 rollt in eigener Reihenfolge zurück; %2 ist nicht an der Reihe.</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 says '%2', which is neither on nor off</source>
        <translation>%1 sagt '%2', und das ist weder an noch aus</translation>
    </message>
    <message>
        <source>%1 sends a file as one transaction, and these statements cannot run in one.</source>
        <translation>%1 schickt eine Datei als eine Transaktion, und diese Anweisungen können in keiner laufen.</translation>
    </message>
    <message>
        <source>%1 speaks of the column.</source>
        <translation>%1 spricht von der Spalte.</translation>
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
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>%1 was applied in %2 from a file that was another then.</source>
        <translation>%1 wurde in %2 aus einer Datei angewendet, die damals eine andere war.</translation>
    </message>
    <message>
        <source>%1 was not found on PATH.</source>
        <translation>%1 wurde auf PATH nicht gefunden.</translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation>%1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>%1 was not put back: %2</source>
        <translation>%1 wurde nicht zurückgelegt: %2</translation>
    </message>
    <message>
        <source>%1 was not reached: %2</source>
        <translation>%1 wurde nicht erreicht: %2</translation>
    </message>
    <message>
        <source>%1 was not rehearsed.</source>
        <translation>%1 wurde nicht geprobt.</translation>
    </message>
    <message>
        <source>%1 was not rewritten. %2</source>
        <translation>%1 wurde nicht neu geschrieben. %2</translation>
    </message>
    <message>
        <source>%1 was not sampled within its time; its rows are made up.</source>
        <translation>%1 ließ sich nicht in der gegebenen Zeit lesen; die Zeilen werden erdacht.</translation>
    </message>
    <message>
        <source>%1 was rehearsed, and it fails.</source>
        <translation>%1 wurde geprobt und scheitert.</translation>
    </message>
    <message>
        <source>%1 was rehearsed, and its way back does not lead back.</source>
        <translation>%1 wurde geprobt, und der Rückweg führt nicht zurück.</translation>
    </message>
    <message>
        <source>%1 was rewritten.</source>
        <translation>%1 wurde neu geschrieben.</translation>
    </message>
    <message>
        <source>%1 was stopped.</source>
        <translation>%1 wurde angehalten.</translation>
    </message>
    <message>
        <source>%1 would cut the statements at other places.</source>
        <translation>%1 würde die Anweisungen an anderen Stellen trennen.</translation>
    </message>
    <message>
        <source>%1 would not read what would be written.</source>
        <translation>%1 würde nicht lesen, was geschrieben würde.</translation>
    </message>
    <message>
        <source>%1 writes/s and %2 reads/s will wait.</source>
        <translation>%1 Schreib- und %2 Lesezugriffe je Sekunde werden warten.</translation>
    </message>
    <message>
        <source>%1 writes/s will wait.</source>
        <translation>%1 Schreibzugriffe je Sekunde werden warten.</translation>
    </message>
    <message>
        <source>%1 written since it was applied (%2)</source>
        <translation>%1 seit dem Anwenden geschrieben (%2)</translation>
    </message>
    <message>
        <source>%1 · %2 %3 · history table %4
</source>
        <translation>%1 · %2 %3 · Verlaufstabelle %4
</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <translation>%1, seit %2</translation>
    </message>
    <message>
        <source>%1, which a statement calls, may write to other tables</source>
        <translation>%1, das eine Anweisung aufruft, schreibt vielleicht in andere Tabellen</translation>
    </message>
    <message>
        <source>%1.%2 has other values</source>
        <translation>%1.%2 hat andere Werte</translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: other values than before (%n row(s))</source>
        <translation>
            <numerusform>%1.%2: andere Werte als zuvor (%n Zeile)</numerusform>
            <numerusform>%1.%2: andere Werte als zuvor (%n Zeilen)</numerusform>
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
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 are read, %3 at %4 a second.</source>
        <translation>%1: %2 werden gelesen, %3 bei %4 je Sekunde.</translation>
    </message>
    <message>
        <source>%1: %2 are written again, %3 at %4 a second.</source>
        <translation>%1: %2 werden neu geschrieben, %3 bei %4 je Sekunde.</translation>
    </message>
    <message>
        <source>%1: %2 more rows were not tried, because so many did not fit.</source>
        <translation>%1: %2 weitere Zeilen wurden nicht versucht, weil so viele nicht passten.</translation>
    </message>
    <message>
        <source>%1: %2 rows are there again under their key and were left as they are.</source>
        <translation>%1: %2 Zeilen sind unter ihrem Schlüssel wieder da und blieben, wie sie sind.</translation>
    </message>
    <message>
        <source>%1: %2 rows before, %3 after</source>
        <translation>%1: vorher %2 Zeilen, nachher %3</translation>
    </message>
    <message>
        <source>%1: %2 rows before, %3 after, where foreign keys are on: a table that is dropped takes them along</source>
        <translation>%1: vorher %2 Zeilen, nachher %3, wo Fremdschlüssel eingeschaltet sind: Eine gelöschte Tabelle nimmt sie mit</translation>
    </message>
    <message>
        <source>%1: %2 rows no longer fit: %3</source>
        <translation>%1: %2 Zeilen passen nicht mehr: %3</translation>
    </message>
    <message>
        <source>%1: %2 rows were put back from copy %3.</source>
        <translation>%1: %2 Zeilen wurden aus Kopie %3 zurückgelegt.</translation>
    </message>
    <message>
        <source>%1: %2 values have no row any more that they belong to.</source>
        <translation>%1: Zu %2 Werten gibt es keine Zeile mehr.</translation>
    </message>
    <message>
        <source>%1: down</source>
        <translation>%1: zurück</translation>
    </message>
    <message>
        <source>%1: started ________ ended ________ result ________________</source>
        <translation>%1: begonnen ________ beendet ________ Ergebnis ________________</translation>
    </message>
    <message>
        <source>%1: up</source>
        <translation>%1: vor</translation>
    </message>
    <message>
        <source>%1:%2 min</source>
        <translation>%1:%2 min</translation>
    </message>
    <message>
        <source>%1:%2 names %3</source>
        <translation>%1:%2 nennt %3</translation>
    </message>
    <message>
        <source>%1:%2:%3 h</source>
        <translation>%1:%2:%3 h</translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards.</source>
        <translation>
            <numerusform>%n angewendete Datei wurde nachträglich geändert.</numerusform>
            <numerusform>%n angewendete Dateien wurden nachträglich geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied version(s) have no file.</source>
        <translation>
            <numerusform>%n angewendete Version hat keine Datei.</numerusform>
            <numerusform>%n angewendete Versionen haben keine Datei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
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
        <source>%n hidden by rules</source>
        <translation>
            <numerusform>%n durch Regeln verborgen</numerusform>
            <numerusform>%n durch Regeln verborgen</numerusform>
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
        <source>%n index(es) of %1 hold columns that this changes, and are written with each changed row: %2.</source>
        <translation>
            <numerusform>%n Index von %1 enthält Spalten, die sich hier ändern, und wird mit jeder geänderten Zeile geschrieben: %2.</numerusform>
            <numerusform>%n Indizes von %1 enthalten Spalten, die sich hier ändern, und werden mit jeder geänderten Zeile geschrieben: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) of %1 hold columns that this changes: %2. Where such a value changes, the row gets a new entry in every index that covers it, not only in these.</source>
        <translation>
            <numerusform>%n Index von %1 enthält Spalten, die sich hier ändern: %2. Wo sich ein solcher Wert ändert, bekommt die Zeile in jedem Index, in dem sie steht, einen neuen Eintrag, nicht nur in diesem.</numerusform>
            <numerusform>%n Indizes von %1 enthalten Spalten, die sich hier ändern: %2. Wo sich ein solcher Wert ändert, bekommt die Zeile in jedem Index, in dem sie steht, einen neuen Eintrag, nicht nur in diesen.</numerusform>
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
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
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
        <source>%n row(s) are duplicates in %1.</source>
        <translation>
            <numerusform>%n Zeile ist in %1 doppelt.</numerusform>
            <numerusform>%n Zeilen sind in %1 doppelt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) break the check on %1.</source>
        <translation>
            <numerusform>%n Zeile verletzt die Prüfung auf %1.</numerusform>
            <numerusform>%n Zeilen verletzen die Prüfung auf %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have no value in %1.</source>
        <translation>
            <numerusform>%n Zeile hat keinen Wert in %1.</numerusform>
            <numerusform>%n Zeilen haben keinen Wert in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 were left out: %2 refers to rows of %3 that are not there.</source>
        <translation>
            <numerusform>%n Zeile von %1 wurde weggelassen: %2 verweist auf Zeilen von %3, die es nicht gibt.</numerusform>
            <numerusform>%n Zeilen von %1 wurden weggelassen: %2 verweist auf Zeilen von %3, die es nicht gibt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 were refused and left out: %2</source>
        <translation>
            <numerusform>%n Zeile von %1 wurde abgelehnt und weggelassen: %2</numerusform>
            <numerusform>%n Zeilen von %1 wurden abgelehnt und weggelassen: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) point to nothing: %1.</source>
        <translation>
            <numerusform>%n Zeile zeigt ins Leere: %1.</numerusform>
            <numerusform>%n Zeilen zeigen ins Leere: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would refer to nothing: %1</source>
        <translation>
            <numerusform>%n Zeile würde ins Leere verweisen: %1</numerusform>
            <numerusform>%n Zeilen würden ins Leere verweisen: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) cannot be rolled back.</source>
        <translation>
            <numerusform>%n Schritt lässt sich nicht zurückrollen.</numerusform>
            <numerusform>%n Schritte lassen sich nicht zurückrollen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s) or rule(s) of users apply to changed rows of %1: %2.</source>
        <translation>
            <numerusform>%n Trigger oder eine Regel von Benutzern gilt für geänderte Zeilen von %1: %2.</numerusform>
            <numerusform>%n Trigger oder Regeln von Benutzern gelten für geänderte Zeilen von %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 cannot become %2.</source>
        <translation>
            <numerusform>%n Wert von %1 kann nicht %2 werden.</numerusform>
            <numerusform>%n Werte von %1 können nicht %2 werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 do not fit into %2.</source>
        <translation>
            <numerusform>%n Wert von %1 passt nicht in %2.</numerusform>
            <numerusform>%n Werte von %1 passen nicht in %2.</numerusform>
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
        <source>'%1' asks for a tested backup that is younger than %2 hours; there is none.</source>
        <translation>„%1“ verlangt eine erprobte Sicherung, die jünger ist als %2 Stunden; es gibt keine.</translation>
    </message>
    <message>
        <source>'%1' cannot be restored: %2</source>
        <translation>„%1“ lässt sich nicht wiederherstellen: %2</translation>
    </message>
    <message>
        <source>'%1' cannot be written.</source>
        <translation>„%1“ kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>'%1' cannot be written: %2.</source>
        <translation>„%1“ lässt sich nicht schreiben: %2.</translation>
    </message>
    <message>
        <source>'%1' ended with %2</source>
        <translation>„%1“ endete mit %2</translation>
    </message>
    <message>
        <source>'%1' holds some tables alone, and the list of them is gone from it.</source>
        <translation>„%1“ enthält nur einige Tabellen, und ihre Liste fehlt darin.</translation>
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
        <source>'%1' is an ordinary run.</source>
        <translation>'%1' ist ein gewöhnlicher Lauf.</translation>
    </message>
    <message>
        <source>'%1' is no TLS mode.</source>
        <translation>'%1' ist kein TLS-Modus.</translation>
    </message>
    <message>
        <source>'%1' is no address.</source>
        <translation>'%1' ist keine Adresse.</translation>
    </message>
    <message>
        <source>'%1' is no dialect that is known.</source>
        <translation>„%1“ ist kein bekannter Dialekt.</translation>
    </message>
    <message>
        <source>'%1' is no event of a run.</source>
        <translation>'%1' ist kein Ereignis eines Laufs.</translation>
    </message>
    <message>
        <source>'%1' is no regular file.</source>
        <translation>„%1“ ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>'%1' is protected, and the plan's verdict is red. %2</source>
        <translation>„%1“ ist geschützt, und das Urteil über den Plan ist rot. %2</translation>
    </message>
    <message>
        <source>'%1' is the database itself.</source>
        <translation>„%1“ ist die Datenbank selbst.</translation>
    </message>
    <message>
        <source>'%1' is there already, and is no backup.</source>
        <translation>„%1“ gibt es schon, und es ist keine Sicherung.</translation>
    </message>
    <message>
        <source>'%1' may be each of these tables: %2.</source>
        <translation>„%1“ kann jede dieser Tabellen sein: %2.</translation>
    </message>
    <message>
        <source>'%1' must be %2.</source>
        <translation>'%1' muss %2 sein.</translation>
    </message>
    <message>
        <source>'%1' of %2 does not say which tables it works on</source>
        <translation>„%1“ aus %2 sagt nicht, an welchen Tabellen es arbeitet</translation>
    </message>
    <message>
        <source>'%1' runs only plans that somebody else has signed.</source>
        <translation>„%1“ führt nur Pläne aus, die jemand anderes unterschrieben hat.</translation>
    </message>
    <message>
        <source>'%1' runs only what was signed or promoted, and what migration %2 does is known to the project's own code alone.</source>
        <translation>'%1' führt nur aus, was unterschrieben oder befördert wurde, und was Migration %2 tut, weiß allein der Code des Projekts.</translation>
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
        <source>(by hand)</source>
        <translation>(von Hand)</translation>
    </message>
    <message>
        <source>(data is lost)</source>
        <translation>(Daten gehen verloren)</translation>
    </message>
    <message>
        <source>(none named)</source>
        <translation>(keine genannt)</translation>
    </message>
    <message>
        <source>(suppressed: %1)</source>
        <translation>(unterdrückt: %1)</translation>
    </message>
    <message>
        <source>; without user triggers and foreign key checks</source>
        <translation>; ohne Trigger von Benutzern und ohne Prüfung der Fremdschlüssel</translation>
    </message>
    <message>
        <source>@disable_ddl_transaction true, the index alone in its migration.</source>
        <translation>@disable_ddl_transaction true, der Index allein in seiner Migration.</translation>
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
        <source>A backfill can be taken up where it stopped. A restore leaves the database as it was where the engine replaces everything at once, and partly restored elsewhere. A release stays where it is, and its command is ended.</source>
        <translation>Eine portionsweise Änderung lässt sich dort wieder aufnehmen, wo sie anhielt. Ein Wiederherstellen lässt die Datenbank, wie sie war, wo alles auf einmal ersetzt wird, und sonst zum Teil wiederhergestellt. Ein Release bleibt, wo es ist, und sein Befehl wird beendet.</translation>
    </message>
    <message>
        <source>A build that fails leaves an invalid index behind: drop it before the next try.</source>
        <translation>Ein Aufbau, der scheitert, lässt einen ungültigen Index zurück: Löschen Sie ihn vor dem nächsten Versuch.</translation>
    </message>
    <message>
        <source>A busy timeout, and small batches.</source>
        <translation>Ein busy_timeout und kleine Portionen.</translation>
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
        <source>A column of a domain with constraints makes the server write the whole table anew, even without default.</source>
        <translation>Eine Spalte einer Domäne mit Bedingungen lässt den Server die ganze Tabelle neu schreiben, auch ohne Vorgabewert.</translation>
    </message>
    <message>
        <source>A column of this domain makes ADD COLUMN write the table anew; each change of it reads every user.</source>
        <translation>Eine Spalte dieser Domäne lässt ADD COLUMN die Tabelle neu schreiben; jede Änderung der Domäne liest alle Nutzer.</translation>
    </message>
    <message>
        <source>A column's default is a date of zeros.</source>
        <translation>Der Vorgabewert einer Spalte ist ein Datum aus Nullen.</translation>
    </message>
    <message>
        <source>A comment before a statement silences a rule for it: `-- switchback:ignore RULE[, RULE] reason`; `switchback:ignore-file` does so for the whole file. The comments of squawk (`-- squawk-ignore`, `-- squawk-ignore-file`) and of excellent_migrations (`safety-assured-for-next-line`, `safety-assured-for-this-file`) count as well. What is silenced is counted, and a comment that silences nothing is a finding itself.</source>
        <translation>Ein Kommentar vor einer Anweisung bringt eine Regel für sie zum Schweigen: `-- switchback:ignore REGEL[, REGEL] Grund`; `switchback:ignore-file` tut es für die ganze Datei. Die Kommentare von squawk (`-- squawk-ignore`, `-- squawk-ignore-file`) und von excellent_migrations (`safety-assured-for-next-line`, `safety-assured-for-this-file`) zählen ebenso. Was zum Schweigen gebracht ist, wird gezählt, und ein Kommentar, der nichts zum Schweigen bringt, ist selbst ein Fund.</translation>
    </message>
    <message>
        <source>A concurrent build inside Ecto's own transaction fails.</source>
        <translation>Ein nebenläufiger Aufbau innerhalb von Ectos eigener Transaktion schlägt fehl.</translation>
    </message>
    <message>
        <source>A concurrent refresh needs a unique index on plain columns over all rows, and cannot be WITH NO DATA.</source>
        <translation>Eine nebenläufige Auffrischung braucht einen eindeutigen Index auf einfachen Spalten über alle Zeilen und verträgt kein WITH NO DATA.</translation>
    </message>
    <message>
        <source>A concurrent statement shares the migration with other changes: when it fails, it stops in the middle.</source>
        <translation>Eine nebenläufige Anweisung teilt sich die Migration mit anderen Änderungen: Scheitert sie, bleibt alles auf halbem Weg stehen.</translation>
    </message>
    <message>
        <source>A connection pooler stands between %1 and the server; in transaction mode the migration lock would not hold.</source>
        <translation>Zwischen %1 und dem Server steht ein Verbindungspooler; im Transaktionsmodus würde die Migrationssperre nicht halten.</translation>
    </message>
    <message>
        <source>A constraint or index over several columns vanishes with this one.</source>
        <translation>Eine Bedingung oder ein Index über mehrere Spalten verschwindet mit dieser.</translation>
    </message>
    <message>
        <source>A copy of the schema is not the same as the original: %1</source>
        <translation>Eine Kopie des Schemas gleicht dem Original nicht: %1</translation>
    </message>
    <message>
        <source>A data migration of its own, in batches.</source>
        <translation>Eine eigene Datenmigration, portionsweise.</translation>
    </message>
    <message>
        <source>A default that is an expression copies the table; one that varies may be refused.</source>
        <translation>Ein Ausdruck als Vorgabewert kopiert die Tabelle; ein veränderlicher wird womöglich abgelehnt.</translation>
    </message>
    <message>
        <source>A detachment that was interrupted is finished with DETACH PARTITION … FINALIZE.</source>
        <translation>Ein unterbrochenes Abtrennen wird mit DETACH PARTITION … FINALIZE beendet.</translation>
    </message>
    <message>
        <source>A foreign key to this table has no index: each deleted row reads the whole referencing table.</source>
        <translation>Ein Fremdschlüssel auf diese Tabelle hat keinen Index: Jede gelöschte Zeile liest die ganze verweisende Tabelle.</translation>
    </message>
    <message>
        <source>A key of at most four bytes runs out at 2 147 483 647 or sooner; changing it later is hard.</source>
        <translation>Ein Schlüssel von höchstens vier Bytes endet spätestens bei 2 147 483 647; ihn später zu ändern ist schwer.</translation>
    </message>
    <message>
        <source>A key with a password wants a terminal: sign there with 'switchback-cli sign'.</source>
        <translation>Ein Schlüssel mit Passwort braucht ein Terminal: dort mit „switchback-cli sign“ unterschreiben.</translation>
    </message>
    <message>
        <source>A label cannot be taken out of its type; from here on no row may have it.</source>
        <translation>Ein Wert lässt sich nicht aus seinem Typ entfernen; ab hier darf ihn keine Zeile mehr haben.</translation>
    </message>
    <message>
        <source>A label cannot be used in the transaction that added it.</source>
        <translation>Ein Wert lässt sich nicht in der Transaktion verwenden, die ihn hinzugefügt hat.</translation>
    </message>
    <message>
        <source>A label of an enum can never be removed again; a way back can only forbid it.</source>
        <translation>Ein Wert eines Enums lässt sich nie wieder entfernen; ein Rückweg kann ihn nur verbieten.</translation>
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
        <source>A lock taken earlier in the transaction is held for the whole of this long statement.</source>
        <translation>Eine früher in der Transaktion genommene Sperre wird während dieser ganzen langen Anweisung gehalten.</translation>
    </message>
    <message>
        <source>A lock that is waited for already makes later ones wait that conflict with it: while an ALTER TABLE waits behind one open transaction, every new SELECT waits behind the ALTER TABLE. Hence the lock timeout. A lock is held until its transaction ends.</source>
        <translation>Schon eine Sperre, auf die gewartet wird, lässt spätere warten, die sich mit ihr nicht vertragen: Während ein ALTER TABLE hinter einer offenen Transaktion wartet, wartet jedes neue SELECT hinter dem ALTER TABLE. Daher die Wartefrist für Sperren. Eine Sperre wird bis zum Ende ihrer Transaktion gehalten.</translation>
    </message>
    <message>
        <source>A lock was not given in time.</source>
        <translation>Eine Sperre wurde nicht rechtzeitig gewährt.</translation>
    </message>
    <message>
        <source>A lookup table, or text with a CHECK.</source>
        <translation>Eine Nachschlagetabelle, oder text mit CHECK.</translation>
    </message>
    <message>
        <source>A migration before it fails on the copy: %1</source>
        <translation>Eine Migration davor scheitert auf der Kopie: %1</translation>
    </message>
    <message>
        <source>A migration run on %1</source>
        <translation>Migrationslauf auf %1</translation>
    </message>
    <message>
        <source>A new column with REFERENCES locks its table and the referenced one in the same moment.</source>
        <translation>Eine neue Spalte mit REFERENCES sperrt ihre Tabelle und die verwiesene im selben Augenblick.</translation>
    </message>
    <message>
        <source>A new expression for a stored generated column writes the whole table anew while nobody can use it.</source>
        <translation>Ein neuer Ausdruck für eine gespeicherte berechnete Spalte schreibt die ganze Tabelle neu; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>A new label can be used only after the transaction that adds it.</source>
        <translation>Ein neuer Wert ist erst nach der Transaktion verwendbar, die ihn hinzufügt.</translation>
    </message>
    <message>
        <source>A part of the migration cannot be read: it would be lost.</source>
        <translation>Ein Teil der Migration ist nicht lesbar: Er ginge verloren.</translation>
    </message>
    <message>
        <source>A password with : / ? # or @ in it must be percent-encoded.</source>
        <translation>Ein Passwort mit : / ? # oder @ muss prozentkodiert sein.</translation>
    </message>
    <message>
        <source>A plain name in lower case.</source>
        <translation>Ein einfacher Name in Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>A policy that is always true for everyone protects nothing.</source>
        <translation>Eine Richtlinie, die für alle immer wahr ist, schützt nichts.</translation>
    </message>
    <message>
        <source>A primary key that is not exactly INTEGER accepts NULL, more than once.</source>
        <translation>Ein Primärschlüssel, der nicht genau INTEGER ist, nimmt NULL an, auch mehrfach.</translation>
    </message>
    <message>
        <source>A pure data migration runs at every deployment's start.</source>
        <translation>Eine reine Datenmigration läuft beim Start jeder Auslieferung.</translation>
    </message>
    <message>
        <source>A quiet hour, or a shadow table.</source>
        <translation>Eine ruhige Stunde oder eine Schattentabelle.</translation>
    </message>
    <message>
        <source>A quiet hour; split off what is instant.</source>
        <translation>Eine ruhige Stunde; was sofort geht, abtrennen.</translation>
    </message>
    <message>
        <source>A recipe takes a statement of the way up apart.</source>
        <translation>Ein Rezept zerlegt eine Anweisung des Hinwegs.</translation>
    </message>
    <message>
        <source>A release goes on here since %1; it stands at '%2'.</source>
        <translation>Hier läuft seit %1 ein Release; es steht bei '%2'.</translation>
    </message>
    <message>
        <source>A restore, a backfill or a release is going on. Closing the window stops it.</source>
        <translation>Ein Wiederherstellen, eine portionsweise Änderung oder ein Release läuft. Das Schließen des Fensters hält sie an.</translation>
    </message>
    <message>
        <source>A row of %1 would refer to a row of %2 that is not there.</source>
        <translation>Eine Zeile von %1 würde auf eine Zeile von %2 verweisen, die es nicht gibt.</translation>
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
        <source>A serial column owns its sequence loosely and needs a grant for it.</source>
        <translation>Eine serial-Spalte besitzt ihre Sequenz nur lose und braucht ein eigenes Recht für sie.</translation>
    </message>
    <message>
        <source>A serial or identity column numbers every row at once: the whole table is written anew while nobody can use it.</source>
        <translation>Eine serial- oder identity-Spalte nummeriert jede Zeile auf einmal: Die ganze Tabelle wird neu geschrieben; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>A short integer may overflow.</source>
        <translation>Eine kurze Ganzzahl kann überlaufen.</translation>
    </message>
    <message>
        <source>A shorter limit later writes the table anew.</source>
        <translation>Eine spätere kürzere Grenze schreibt die Tabelle neu.</translation>
    </message>
    <message>
        <source>A shorter name.</source>
        <translation>Ein kürzerer Name.</translation>
    </message>
    <message>
        <source>A side table.</source>
        <translation>Eine Nebentabelle.</translation>
    </message>
    <message>
        <source>A statement that does not get its lock gives up instead of holding others up.</source>
        <translation>Eine Anweisung, die ihre Sperre nicht bekommt, gibt auf, statt andere aufzuhalten.</translation>
    </message>
    <message>
        <source>A step is older than the newest applied migration.</source>
        <translation>Ein Schritt ist älter als die neueste angewendete Migration.</translation>
    </message>
    <message>
        <source>A stored generated column is computed for every row at once: the table is written anew while nobody can use it.</source>
        <translation>Eine gespeicherte berechnete Spalte wird für jede Zeile auf einmal berechnet: Die Tabelle wird neu geschrieben; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>A table is rebuilt here, which needs one connection without a transaction, and Ecto gives no such promise.</source>
        <translation>Hier wird eine Tabelle neu gebaut. Das braucht eine einzige Verbindung ohne Transaktion, und die sagt Ecto nicht zu.</translation>
    </message>
    <message>
        <source>A time zone without a date knows no daylight saving: comparisons mislead.</source>
        <translation>Eine Zeitzone ohne Datum kennt keine Sommerzeit: Vergleiche führen in die Irre.</translation>
    </message>
    <message>
        <source>A timestamp without time zone means another instant in another session.</source>
        <translation>Ein Zeitstempel ohne Zeitzone meint in einer anderen Sitzung einen anderen Augenblick.</translation>
    </message>
    <message>
        <source>A trigger keeps a second column of the new type in step.</source>
        <translation>Ein Trigger hält eine zweite Spalte des neuen Typs gleich.</translation>
    </message>
    <message>
        <source>A trigger makes the value of new and changed rows.</source>
        <translation>Ein Trigger bildet den Wert neuer und geänderter Zeilen.</translation>
    </message>
    <message>
        <source>ALGORITHM=INSTANT, or ALGORITHM=INPLACE, LOCK=NONE.</source>
        <translation>ALGORITHM=INSTANT, oder ALGORITHM=INPLACE, LOCK=NONE.</translation>
    </message>
    <message>
        <source>ALTER TABLE … DROP CONSTRAINT.</source>
        <translation>ALTER TABLE … DROP CONSTRAINT.</translation>
    </message>
    <message>
        <source>Abort the release and begin it anew.</source>
        <translation>Das Release abbrechen und neu beginnen.</translation>
    </message>
    <message>
        <source>Aborted.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Aborted: the traffic is back at blue.</source>
        <translation>Abgebrochen: Der Verkehr ist zurück bei Blau.</translation>
    </message>
    <message>
        <source>Aborted: the traffic never left blue.</source>
        <translation>Abgebrochen: Der Verkehr war immer bei Blau.</translation>
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
        <source>Add CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL, which uses the proof; from 18 a NOT NULL constraint NOT VALID.</source>
        <translation>CHECK (spalte IS NOT NULL) NOT VALID hinzufügen, prüfen, dann SET NOT NULL, das den Beweis nutzt; ab 18 eine NOT-NULL-Bedingung NOT VALID.</translation>
    </message>
    <message>
        <source>Add ON CONFLICT DO NOTHING, ON DUPLICATE KEY UPDATE or WHERE NOT EXISTS.</source>
        <translation>ON CONFLICT DO NOTHING, ON DUPLICATE KEY UPDATE oder WHERE NOT EXISTS hinzufügen.</translation>
    </message>
    <message>
        <source>Add a column of the new type, keep both in step by a trigger, fill it in batches, then swap the names.</source>
        <translation>Eine Spalte des neuen Typs hinzufügen, beide durch einen Trigger im Gleichschritt halten, portionsweise füllen, dann die Namen tauschen.</translation>
    </message>
    <message>
        <source>Add a new column with the expression, fill it in batches, swap the names.</source>
        <translation>Eine neue Spalte mit dem Ausdruck hinzufügen, portionsweise füllen, die Namen tauschen.</translation>
    </message>
    <message>
        <source>Add a plain bigint column, give it a sequence as default, fill the old rows in batches.</source>
        <translation>Eine einfache bigint-Spalte hinzufügen, ihr eine Sequenz als Vorgabe geben, die alten Zeilen portionsweise füllen.</translation>
    </message>
    <message>
        <source>Add a plain column filled by a trigger and in batches; from PostgreSQL 18 a VIRTUAL one costs nothing.</source>
        <translation>Eine einfache Spalte hinzufügen, durch Trigger und portionsweise gefüllt; ab PostgreSQL 18 kostet eine mit VIRTUAL nichts.</translation>
    </message>
    <message>
        <source>Add it NOT VALID and validate it in a later migration; on a partitioned table before PostgreSQL 18 partition by partition.</source>
        <translation>Als NOT VALID hinzufügen und in einer späteren Migration prüfen; bei einer partitionierten Tabelle vor PostgreSQL 18 Partition für Partition.</translation>
    </message>
    <message>
        <source>Add it NOT VALID and validate it later.</source>
        <translation>Als NOT VALID hinzufügen und später prüfen.</translation>
    </message>
    <message>
        <source>Add it as a table constraint NOT VALID and validate it in a later migration.</source>
        <translation>Als Tabellenbedingung NOT VALID hinzufügen und in einer späteren Migration prüfen.</translation>
    </message>
    <message>
        <source>Add it nullable, fill it, then a unique index; or rebuild the table.</source>
        <translation>Mit NULL erlaubt hinzufügen, füllen, dann ein eindeutiger Index; oder die Tabelle neu aufbauen.</translation>
    </message>
    <message>
        <source>Add one.</source>
        <translation>Einen hinzufügen.</translation>
    </message>
    <message>
        <source>Add the COMMIT.</source>
        <translation>Das COMMIT ergänzen.</translation>
    </message>
    <message>
        <source>Add the column at the end.</source>
        <translation>Die Spalte am Ende hinzufügen.</translation>
    </message>
    <message>
        <source>Add the column first, then the foreign key as NOT VALID, then validate it.</source>
        <translation>Zuerst die Spalte hinzufügen, dann den Fremdschlüssel als NOT VALID, dann prüfen.</translation>
    </message>
    <message>
        <source>Add the column nullable, fill it, then set the default.</source>
        <translation>Die Spalte mit NULL erlaubt hinzufügen, füllen, dann die Vorgabe setzen.</translation>
    </message>
    <message>
        <source>Add the column without default, set the default for new rows, fill the old ones in batches.</source>
        <translation>Die Spalte ohne Vorgabe hinzufügen, die Vorgabe für neue Zeilen setzen, die alten portionsweise füllen.</translation>
    </message>
    <message>
        <source>Add the constraint NOT VALID; better a CHECK on the columns themselves.</source>
        <translation>Die Bedingung NOT VALID hinzufügen; besser ein CHECK auf den Spalten selbst.</translation>
    </message>
    <message>
        <source>Add the inverse to the way back; switchback-cli verify proves it.</source>
        <translation>Die Umkehrung in den Rückweg aufnehmen; switchback-cli verify beweist sie.</translation>
    </message>
    <message>
        <source>Add the key to the agent, or sign in a terminal with 'switchback-cli sign'.</source>
        <translation>Den Schlüssel dem Agenten geben oder in einem Terminal mit „switchback-cli sign“ unterschreiben.</translation>
    </message>
    <message>
        <source>Add the migration that validates it.</source>
        <translation>Die Migration ergänzen, die sie prüft.</translation>
    </message>
    <message>
        <source>Add the new label, deploy code that knows both, change the rows in batches, then forbid the old one.</source>
        <translation>Den neuen Wert hinzufügen, Code ausliefern, der beide kennt, die Zeilen portionsweise ändern, dann den alten verbieten.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>After a copy of its rows.</source>
        <translation>Erst nach einer Kopie ihrer Zeilen.</translation>
    </message>
    <message>
        <source>After a failed build, running it again says success while the index stays invalid.</source>
        <translation>Nach einem gescheiterten Aufbau meldet der nächste Lauf Erfolg, obwohl der Index ungültig bleibt.</translation>
    </message>
    <message>
        <source>After a failure further down this statement fails on the second run.</source>
        <translation>Nach einem Fehler weiter unten schlägt diese Anweisung beim zweiten Lauf fehl.</translation>
    </message>
    <message>
        <source>After the plan</source>
        <translation>Nach dem Plan</translation>
    </message>
    <message>
        <source>All rows are gone at once, without row triggers, while nobody can use the table.</source>
        <translation>Alle Zeilen sind auf einmal weg, ohne Zeilentrigger; so lange kann niemand die Tabelle nutzen.</translation>
    </message>
    <message>
        <source>All rows are gone, and those of every table that refers to it, and so on.</source>
        <translation>Alle Zeilen sind weg, auch die jeder Tabelle, die auf sie verweist, und so fort.</translation>
    </message>
    <message>
        <source>All rows are gone, in one long transaction.</source>
        <translation>Alle Zeilen sind weg, in einer langen Transaktion.</translation>
    </message>
    <message>
        <source>All rows are written again in place: writes go on, but it costs I/O and space, and replicas lag.</source>
        <translation>Alle Zeilen werden an Ort und Stelle neu geschrieben: Schreiben geht weiter, aber es kostet Ein-/Ausgabe und Platz, und Replikate hinken nach.</translation>
    </message>
    <message>
        <source>All that was written since the backup is lost. A failure leaves the database as it is.</source>
        <translation>Alles, was seit der Sicherung geschrieben wurde, geht verloren. Ein Fehlschlag lässt die Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>All that was written since the backup is lost. The database is emptied first.</source>
        <translation>Alles, was seit der Sicherung geschrieben wurde, geht verloren. Die Datenbank wird zuerst geleert.</translation>
    </message>
    <message>
        <source>All that was written to these tables since the backup is lost. A failure leaves the database as it is.</source>
        <translation>Alles, was seit der Sicherung in diese Tabellen geschrieben wurde, geht verloren. Nach einem Fehler ist die Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>All that was written to these tables since the backup is lost. A failure may leave some of them restored and some not.</source>
        <translation>Alles, was seit der Sicherung in diese Tabellen geschrieben wurde, geht verloren. Nach einem Fehler können manche von ihnen wiederhergestellt sein und manche nicht.</translation>
    </message>
    <message>
        <source>An abort runs: %1</source>
        <translation>Ein Abbruch führt aus: %1</translation>
    </message>
    <message>
        <source>An annotation may not be indented.</source>
        <translation>Eine Anmerkung darf nicht eingerückt sein.</translation>
    </message>
    <message>
        <source>An earlier migration failed or was left half done.</source>
        <translation>Eine frühere Migration ist gescheitert oder blieb halb fertig.</translation>
    </message>
    <message>
        <source>An earlier run left this migration half done; this plan settles it.</source>
        <translation>Ein früherer Lauf ließ diese Migration halb fertig; dieser Plan bringt sie in Ordnung.</translation>
    </message>
    <message>
        <source>An earlier run of migration %1 came to %2; this one goes on there.</source>
        <translation>Ein früherer Lauf der Migration %1 kam bis %2; dieser macht dort weiter.</translation>
    </message>
    <message>
        <source>An earlier run of this let user triggers fire; this one would leave them out for the rest.</source>
        <translation>Ein früherer Lauf hat die Trigger von Benutzern ausgelöst; dieser würde sie für den Rest auslassen.</translation>
    </message>
    <message>
        <source>An empty table that has the constraint from the start; a trigger copies every write. From here on the application cannot write rows that exclude one another.</source>
        <translation>Eine leere Tabelle, die die Bedingung von Anfang an hat; ein Trigger kopiert jeden Schreibvorgang. Von hier an kann die Anwendung keine Zeilen schreiben, die einander ausschließen.</translation>
    </message>
    <message>
        <source>An old transaction is open and may hold locks: %1.</source>
        <translation>Eine alte Transaktion ist offen und hält vielleicht Sperren: %1.</translation>
    </message>
    <message>
        <source>An online schema-change tool, a second column kept in step by triggers, or a quiet hour.</source>
        <translation>Ein Werkzeug für Schemaänderungen im Betrieb, eine zweite Spalte mit Triggern im Gleichschritt, oder eine ruhige Stunde.</translation>
    </message>
    <message>
        <source>An unlogged table is empty after a crash and missing on replicas.</source>
        <translation>Eine Tabelle ohne Protokoll ist nach einem Absturz leer und fehlt auf Replikaten.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more finding(s).</source>
        <translation>
            <numerusform>Und %n weiterer Befund.</numerusform>
            <numerusform>Und %n weitere Befunde.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiteres.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another access method writes the whole table anew while nobody can use it.</source>
        <translation>Eine andere Zugriffsmethode schreibt die ganze Tabelle neu; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>Another index begins with the same columns: this one costs writes and space for nothing.</source>
        <translation>Ein anderer Index beginnt mit denselben Spalten: Dieser kostet Schreibarbeit und Platz für nichts.</translation>
    </message>
    <message>
        <source>Another migrator has locked %1 meanwhile: %2.</source>
        <translation>Ein anderes Migrationswerkzeug hat %1 inzwischen gesperrt: %2.</translation>
    </message>
    <message>
        <source>Another migrator waits for %1: %2.</source>
        <translation>Ein anderer Migrationslauf wartet auf %1: %2.</translation>
    </message>
    <message>
        <source>Another process runs the same backfill.</source>
        <translation>Ein anderes Programm führt dieselbe Änderung aus.</translation>
    </message>
    <message>
        <source>Another program goes on with it.</source>
        <translation>Ein anderes Programm führt es fort.</translation>
    </message>
    <message>
        <source>Another program goes on with this release.</source>
        <translation>Ein anderes Programm führt dieses Release fort.</translation>
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
        <source>Applied and kept: %1. The old version may break on %2: roll that one back, or look at it first.</source>
        <translation>Angewandt und behalten: %1. Die alte Version kann an %2 scheitern: diese zurückrollen oder vorher ansehen.</translation>
    </message>
    <message>
        <source>Applied and kept: %1. The schema fits the old version as before, and the new one when it comes again; rolling back is not needed.</source>
        <translation>Angewandt und behalten: %1. Das Schema passt zur alten Version wie zuvor, und zur neuen, wenn sie wiederkommt; zurückrollen ist nicht nötig.</translation>
    </message>
    <message>
        <source>Applied: %1, failed: %2, pending: %3
</source>
        <translation>Angewendet: %1, fehlgeschlagen: %2, ausstehend: %3
</translation>
    </message>
    <message>
        <source>Applied: %1, pending: %2
</source>
        <translation>Angewendet: %1, ausstehend: %2
</translation>
    </message>
    <message>
        <source>Applied: %1.</source>
        <translation>Angewandt: %1.</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Apply it again (up --only %1), or abort the release.</source>
        <translation>Wieder anwenden (up --only %1) oder das Release abbrechen.</translation>
    </message>
    <message>
        <source>Apply it first, or write it so that it can be shown exactly.</source>
        <translation>Erst anwenden, oder so schreiben, dass sie sich genau zeigen lässt.</translation>
    </message>
    <message>
        <source>Apply it first.</source>
        <translation>Wenden Sie sie zuerst an.</translation>
    </message>
    <message>
        <source>Apply them one at a time (--steps 1), or unset 'group'.</source>
        <translation>Einzeln anwenden (--steps 1) oder 'group' aufheben.</translation>
    </message>
    <message>
        <source>Applying again does not bring back what is lost: see the ledger.</source>
        <translation>Erneutes Anwenden bringt das Verlorene nicht zurück: siehe Verlustliste.</translation>
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
        <source>Ask for it, too (--to, --only).</source>
        <translation>Verlangen Sie auch sie (--to, --only).</translation>
    </message>
    <message>
        <source>Ask for the file as it was saved, or make the plan again.</source>
        <translation>Bitten Sie um die Datei, wie sie gespeichert wurde, oder machen Sie den Plan neu.</translation>
    </message>
    <message>
        <source>Attaching reads the whole partition, or the DEFAULT partition, while nobody can use it.</source>
        <translation>Das Anhängen liest die ganze Partition oder die DEFAULT-Partition; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>Attempts: %1.</source>
        <translation>Versuche: %1.</translation>
    </message>
    <message>
        <source>Availability and locks</source>
        <translation>Verfügbarkeit und Sperren</translation>
    </message>
    <message>
        <source>BEGIN without COMMIT: all is undone at the end, yet the migration is recorded as applied.</source>
        <translation>BEGIN ohne COMMIT: Am Ende wird alles rückgängig gemacht, und doch steht die Migration als angewendet da.</translation>
    </message>
    <message>
        <source>BEGIN … COMMIT around it.</source>
        <translation>BEGIN … COMMIT darum herum.</translation>
    </message>
    <message>
        <source>Back up the whole database, or name the tables.</source>
        <translation>Sichern Sie die ganze Datenbank, oder nennen Sie die Tabellen.</translation>
    </message>
    <message>
        <source>Backup of %1 UTC, never tried: %2</source>
        <translation>Sicherung vom %1 UTC, nie erprobt: %2</translation>
    </message>
    <message>
        <source>Backup of %1 UTC, restored for a test: %2</source>
        <translation>Sicherung vom %1 UTC, zur Probe wiederhergestellt: %2</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Grundlinie</translation>
    </message>
    <message>
        <source>Be sure that nothing relies on it, ON CONFLICT included.</source>
        <translation>Sicher sein, dass sich nichts darauf verlässt, auch ON CONFLICT nicht.</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Before PostgreSQL 14 and beside a DEFAULT partition the server has no concurrent form. It gives up after two seconds instead of making others wait: run it again then.</source>
        <translation>Vor PostgreSQL 14 und neben einer DEFAULT-Partition hat der Server keine nebenläufige Form. Nach zwei Sekunden gibt die Anweisung auf, statt andere warten zu lassen: dann noch einmal ausführen.</translation>
    </message>
    <message>
        <source>Begin one: release begin.</source>
        <translation>Eines beginnen: release begin.</translation>
    </message>
    <message>
        <source>Begin transaction</source>
        <translation>Transaktion beginnen</translation>
    </message>
    <message>
        <source>Begin with the columns that select most.</source>
        <translation>Mit den Spalten beginnen, die am meisten auswählen.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blockiert</translation>
    </message>
    <message>
        <source>Blocks all</source>
        <translation>Sperrt alles</translation>
    </message>
    <message>
        <source>Blocks nobody.</source>
        <translation>Hält niemanden auf.</translation>
    </message>
    <message>
        <source>Blocks writes</source>
        <translation>Sperrt Schreiben</translation>
    </message>
    <message>
        <source>Both names work from here on. Grant on the view what was granted on the table; ON CONFLICT and TRUNCATE want the new name.</source>
        <translation>Von hier an gelten beide Namen. Gewähren Sie auf die Sicht, was auf die Tabelle gewährt war; ON CONFLICT und TRUNCATE verlangen den neuen Namen.</translation>
    </message>
    <message>
        <source>Both names work from here on; a trigger keeps them equal.</source>
        <translation>Von hier an gelten beide Namen; ein Trigger hält sie gleich.</translation>
    </message>
    <message>
        <source>Both sides of a foreign key change one after the other.</source>
        <translation>Die beiden Seiten eines Fremdschlüssels ändern sich nacheinander.</translation>
    </message>
    <message>
        <source>Brief lock</source>
        <translation>Kurze Sperre</translation>
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
        <source>Broken references stay unseen after the rebuild.</source>
        <translation>Zerrissene Verweise bleiben nach dem Neuaufbau ungesehen.</translation>
    </message>
    <message>
        <source>Build a unique index concurrently, then ADD CONSTRAINT … UNIQUE USING INDEX.</source>
        <translation>Einen eindeutigen Index nebenläufig bauen, dann ADD CONSTRAINT … UNIQUE USING INDEX.</translation>
    </message>
    <message>
        <source>Build a unique index on the plain columns concurrently.</source>
        <translation>Einen eindeutigen Index auf den einfachen Spalten nebenläufig bauen.</translation>
    </message>
    <message>
        <source>Build an index on the referencing columns concurrently, before the foreign key.</source>
        <translation>Vor dem Fremdschlüssel nebenläufig einen Index auf den verweisenden Spalten bauen.</translation>
    </message>
    <message>
        <source>Build it with CREATE INDEX CONCURRENTLY, alone in a migration without transaction.</source>
        <translation>Mit CREATE INDEX CONCURRENTLY bauen, allein in einer Migration ohne Transaktion.</translation>
    </message>
    <message>
        <source>Build the index on the referencing columns first.</source>
        <translation>Zuerst den Index auf den verweisenden Spalten bauen.</translation>
    </message>
    <message>
        <source>Building an index without CONCURRENTLY lets no row of the table be written until it is done.</source>
        <translation>Ein Index ohne CONCURRENTLY lässt keine Zeile der Tabelle schreiben, bis er fertig ist.</translation>
    </message>
    <message>
        <source>Built while the table is written to; not inside a transaction. If it fails, drop the invalid index and try again.</source>
        <translation>Wird gebaut, während in die Tabelle geschrieben wird; nicht in einer Transaktion. Schlägt es fehl: den ungültigen Index entfernen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>By the server's estimate every row of %1 fits.</source>
        <translation>Nach der Schätzung des Servers passt jede Zeile von %1.</translation>
    </message>
    <message>
        <source>CASCADE also drops views, foreign keys, columns and functions that the file does not name.</source>
        <translation>CASCADE entfernt auch Sichten, Fremdschlüssel, Spalten und Funktionen, die die Datei nicht nennt.</translation>
    </message>
    <message>
        <source>CASCADE takes along what nobody named.</source>
        <translation>CASCADE nimmt mit, was niemand genannt hat.</translation>
    </message>
    <message>
        <source>CHECK (char_length(column) &lt;= n).</source>
        <translation>CHECK (char_length(spalte) &lt;= n).</translation>
    </message>
    <message>
        <source>CHECK on the columns.</source>
        <translation>CHECK auf den Spalten.</translation>
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
        <source>CREATE TABLE … PARTITION OF locks the partitioned table against every query; a DEFAULT partition is read as a whole.</source>
        <translation>CREATE TABLE … PARTITION OF sperrt die partitionierte Tabelle für jede Abfrage; eine DEFAULT-Partition wird ganz gelesen.</translation>
    </message>
    <message>
        <source>Callers can plant objects in the search path and have them run with the owner's rights.</source>
        <translation>Aufrufer können Objekte in den Suchpfad legen und sie mit den Rechten des Eigentümers laufen lassen.</translation>
    </message>
    <message>
        <source>Can fail</source>
        <translation>Kann scheitern</translation>
    </message>
    <message>
        <source>Can return</source>
        <translation>Kann zurück</translation>
    </message>
    <message>
        <source>Change what stands in the way, or give the reason why it is to run all the same; it goes to the log.</source>
        <translation>Was im Weg steht, ändern oder den Grund angeben, warum es trotzdem laufen soll; er kommt ins Protokoll.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changes rows</source>
        <translation>Ändert Zeilen</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Check green</source>
        <translation>Grün prüfen</translation>
    </message>
    <message>
        <source>Check that MySQL or MariaDB listens there, and what the server's log says.</source>
        <translation>Prüfen Sie, ob dort MySQL oder MariaDB lauscht und was das Protokoll des Servers sagt.</translation>
    </message>
    <message>
        <source>Check that PostgreSQL listens there, and what the server's log says.</source>
        <translation>Prüfen Sie, ob dort PostgreSQL lauscht und was das Protokoll des Servers sagt.</translation>
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
        <source>Check the file's permissions, and that no other program holds it.</source>
        <translation>Prüfen Sie die Rechte der Datei und ob ein anderes Programm sie festhält.</translation>
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
        <source>Check: 'switchback-cli status' lists %1 as applied.</source>
        <translation>Prüfen: „switchback-cli status“ führt %1 als angewendet.</translation>
    </message>
    <message>
        <source>Choose a quiet hour or an online repack tool; an index can be built anew concurrently instead.</source>
        <translation>Eine ruhige Stunde oder ein Werkzeug zum Umpacken im Betrieb; ein Index lässt sich stattdessen nebenläufig neu bauen.</translation>
    </message>
    <message>
        <source>Choose an applied version.</source>
        <translation>Eine angewendete Version wählen.</translation>
    </message>
    <message>
        <source>Choose the project's own database, or let its configuration read DATABASE_URL.</source>
        <translation>Wählen Sie die Datenbank des Projekts, oder lassen Sie seine Konfiguration DATABASE_URL lesen.</translation>
    </message>
    <message>
        <source>Chosen by hand.</source>
        <translation>Von Hand gewählt.</translation>
    </message>
    <message>
        <source>Clients that remember the old default write another value than the server.</source>
        <translation>Clients, die sich die alte Vorgabe gemerkt haben, schreiben einen anderen Wert als der Server.</translation>
    </message>
    <message>
        <source>Code that uses the old name fails.</source>
        <translation>Code mit dem alten Namen schlägt fehl.</translation>
    </message>
    <message>
        <source>Columns that go are lost; values that do not fit a new type are cut or refused.</source>
        <translation>Entfernte Spalten gehen verloren; Werte, die nicht in einen neuen Typ passen, werden gekürzt oder abgelehnt.</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
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
        <source>Compare the database with the backup.</source>
        <translation>Vergleichen Sie die Datenbank mit der Sicherung.</translation>
    </message>
    <message>
        <source>Compare the database with the file; then delete this version's rows from switchback_journal.</source>
        <translation>Die Datenbank mit der Datei vergleichen; dann die Zeilen dieser Version aus switchback_journal löschen.</translation>
    </message>
    <message>
        <source>Connect to one first, or choose files and folders.</source>
        <translation>Verbinden Sie sich zuerst mit einer oder wählen Sie Dateien und Ordner.</translation>
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
        <source>Contract</source>
        <translation>Abbauen</translation>
    </message>
    <message>
        <source>Contract the schema</source>
        <translation>Schema abbauen</translation>
    </message>
    <message>
        <source>Copy the file, or set allow_outside_links in switchback.toml.</source>
        <translation>Die Datei kopieren oder allow_outside_links in switchback.toml setzen.</translation>
    </message>
    <message>
        <source>Copy the plan file to a folder of your own.</source>
        <translation>Kopieren Sie die Plandatei in einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>Copying %1</source>
        <translation>%1 wird kopiert</translation>
    </message>
    <message>
        <source>Copying was stopped.</source>
        <translation>Das Kopieren wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Correct allowed_signers in switchback.toml.</source>
        <translation>Berichtigen Sie allowed_signers in switchback.toml.</translation>
    </message>
    <message>
        <source>Correct it in the URL.</source>
        <translation>Berichtigen Sie ihn in der Adresse.</translation>
    </message>
    <message>
        <source>Correct it, so that nothing goes by unmasked.</source>
        <translation>Berichtigen Sie das, damit nichts unmaskiert durchgeht.</translation>
    </message>
    <message>
        <source>Correct its name, or take it out.</source>
        <translation>Den Namen berichtigen oder die Datei herausnehmen.</translation>
    </message>
    <message>
        <source>Correct the database URL.</source>
        <translation>Berichtigen Sie die Adresse der Datenbank.</translation>
    </message>
    <message>
        <source>Correct the file and try again.</source>
        <translation>Die Datei berichtigen und erneut versuchen.</translation>
    </message>
    <message>
        <source>Counting takes too long.</source>
        <translation>Das Zählen dauert zu lange.</translation>
    </message>
    <message>
        <source>Counting was stopped.</source>
        <translation>Das Zählen wurde angehalten.</translation>
    </message>
    <message>
        <source>Create a view under the old name in the same transaction, deploy, then drop the view.</source>
        <translation>In derselben Transaktion eine Sicht unter dem alten Namen anlegen, ausliefern, dann die Sicht entfernen.</translation>
    </message>
    <message>
        <source>Create it again after the rename.</source>
        <translation>Nach dem Umbenennen wieder anlegen.</translation>
    </message>
    <message>
        <source>Create it under the new name, deploy, then drop the old one.</source>
        <translation>Unter dem neuen Namen anlegen, ausliefern, dann das alte entfernen.</translation>
    </message>
    <message>
        <source>Create it, or correct its name.</source>
        <translation>Anlegen oder den Namen berichtigen.</translation>
    </message>
    <message>
        <source>Create new_X, copy, drop X, rename new_X to X.</source>
        <translation>new_X anlegen, kopieren, X entfernen, new_X in X umbenennen.</translation>
    </message>
    <message>
        <source>Create such an index first.</source>
        <translation>Zuerst einen solchen Index anlegen.</translation>
    </message>
    <message>
        <source>Create the folder, or correct the path.</source>
        <translation>Den Ordner anlegen oder den Pfad berichtigen.</translation>
    </message>
    <message>
        <source>Create the new one first, then drop the old one.</source>
        <translation>Zuerst den neuen anlegen, dann den alten entfernen.</translation>
    </message>
    <message>
        <source>Create the new schema with views of the old tables and move step by step.</source>
        <translation>Das neue Schema mit Sichten auf die alten Tabellen anlegen und Schritt für Schritt umziehen.</translation>
    </message>
    <message>
        <source>Create the policies first, in the same transaction.</source>
        <translation>Zuerst die Richtlinien anlegen, in derselben Transaktion.</translation>
    </message>
    <message>
        <source>Create the table on its own with a matching CHECK, then ATTACH PARTITION, which takes a weaker lock.</source>
        <translation>Die Tabelle für sich mit passendem CHECK anlegen, dann ATTACH PARTITION, das eine schwächere Sperre nimmt.</translation>
    </message>
    <message>
        <source>Create the table without its foreign keys, then add each in a migration of its own.</source>
        <translation>Die Tabelle ohne ihre Fremdschlüssel anlegen, dann jeden in einer eigenen Migration hinzufügen.</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>DETACH PARTITION without CONCURRENTLY locks the whole partitioned table against every query.</source>
        <translation>DETACH PARTITION ohne CONCURRENTLY sperrt die ganze partitionierte Tabelle für jede Abfrage.</translation>
    </message>
    <message>
        <source>DROP INDEX needs the table for itself; while it waits for one open transaction, every later query waits too.</source>
        <translation>DROP INDEX braucht die Tabelle für sich; solange es auf eine offene Transaktion wartet, wartet auch jede spätere Abfrage.</translation>
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
        <source>Database: %1</source>
        <translation>Datenbank: %1</translation>
    </message>
    <message>
        <source>Deferred constraints of the changed rows are still to be checked: the server refuses to alter the table.</source>
        <translation>Aufgeschobene Bedingungen der geänderten Zeilen sind noch zu prüfen: Der Server weigert sich, die Tabelle zu ändern.</translation>
    </message>
    <message>
        <source>Delete in batches from the application.</source>
        <translation>Aus der Anwendung portionsweise löschen.</translation>
    </message>
    <message>
        <source>Delete in batches what must go.</source>
        <translation>Portionsweise löschen, was weg muss.</translation>
    </message>
    <message>
        <source>Delete what must go in batches.</source>
        <translation>Was weg muss, portionsweise löschen.</translation>
    </message>
    <message>
        <source>Demo shop</source>
        <translation>Demo-Laden</translation>
    </message>
    <message>
        <source>Demo shop on PostgreSQL</source>
        <translation>Demo-Laden auf PostgreSQL</translation>
    </message>
    <message>
        <source>Deploy green</source>
        <translation>Grün ausliefern</translation>
    </message>
    <message>
        <source>Deploy the callers first.</source>
        <translation>Zuerst die Aufrufer ausliefern.</translation>
    </message>
    <message>
        <source>Deploy what no longer needs it first.</source>
        <translation>Zuerst ausliefern, was es nicht mehr braucht.</translation>
    </message>
    <message>
        <source>Destructive: %1</source>
        <translation>Zerstört Daten: %1</translation>
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
        <source>Does not return</source>
        <translation>Führt nicht zurück</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Double quotes mean a name: as a string it is taken by some builds and refused by others.</source>
        <translation>Doppelte Anführungszeichen meinen einen Namen: Als Zeichenkette nehmen sie manche Bauarten an, andere lehnen sie ab.</translation>
    </message>
    <message>
        <source>Drop it in a later deployment.</source>
        <translation>In einer späteren Auslieferung entfernen.</translation>
    </message>
    <message>
        <source>Drop the CHECK, change the type, add the CHECK back as NOT VALID and validate it.</source>
        <translation>Den CHECK entfernen, den Typ ändern, den CHECK als NOT VALID wieder hinzufügen und prüfen.</translation>
    </message>
    <message>
        <source>Drop the foreign keys first, one by one and with a lock_timeout.</source>
        <translation>Zuerst die Fremdschlüssel entfernen, einen nach dem anderen und mit lock_timeout.</translation>
    </message>
    <message>
        <source>Drop the old signature in a later deployment.</source>
        <translation>Die alte Signatur in einer späteren Auslieferung entfernen.</translation>
    </message>
    <message>
        <source>Drop those indexes concurrently, change the type, build them again concurrently.</source>
        <translation>Diese Indizes nebenläufig entfernen, den Typ ändern, sie nebenläufig neu bauen.</translation>
    </message>
    <message>
        <source>Drop what uses it first, or rebuild the table.</source>
        <translation>Zuerst entfernen, was sie benutzt, oder die Tabelle neu aufbauen.</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Dropped and made again under the same name: a rename or type change written this way loses the data.</source>
        <translation>Entfernt und unter demselben Namen neu angelegt: Ein so geschriebenes Umbenennen oder Umtypen verliert die Daten.</translation>
    </message>
    <message>
        <source>Dropping a table must not delete rows of others; it has no effect inside a transaction.</source>
        <translation>Das Entfernen einer Tabelle darf keine Zeilen anderer löschen; innerhalb einer Transaktion wirkt dies nicht.</translation>
    </message>
    <message>
        <source>Dropping a trigger needs the table for itself, and ends what the running application may rely on.</source>
        <translation>Einen Trigger zu entfernen braucht die Tabelle für sich und beendet, worauf sich die laufende Anwendung vielleicht verlässt.</translation>
    </message>
    <message>
        <source>Dropping it also locks every table that its foreign keys point to.</source>
        <translation>Das Entfernen sperrt auch jede Tabelle, auf die ihre Fremdschlüssel zeigen.</translation>
    </message>
    <message>
        <source>Duplicate rows make it fail; a concurrent build then leaves an invalid index behind.</source>
        <translation>Doppelte Zeilen lassen es scheitern; ein nebenläufiger Aufbau hinterlässt dann einen ungültigen Index.</translation>
    </message>
    <message>
        <source>Each batch, with its keys for the marks; the first has none to be after:</source>
        <translation>Jede Portion, mit ihren Schlüsseln für die Marken; vor der ersten liegt keiner:</translation>
    </message>
    <message>
        <source>Each schema change commits by itself: after a failure the first part stays, and ROLLBACK does nothing.</source>
        <translation>Jede Schemaänderung schließt von selbst ab: Nach einem Fehler bleibt der erste Teil, und ROLLBACK bewirkt nichts.</translation>
    </message>
    <message>
        <source>Ecto</source>
        <translation>Ecto</translation>
    </message>
    <message>
        <source>Ecto cannot turn this round: rolling back raises.</source>
        <translation>Ecto kann das nicht umkehren: Das Zurückrollen schlägt fehl.</translation>
    </message>
    <message>
        <source>Ecto holds a lock on schema_migrations in a second transaction: the concurrent build waits for it, or fails.</source>
        <translation>Ecto hält in einer zweiten Transaktion eine Sperre auf schema_migrations: Der nebenläufige Aufbau wartet darauf oder scheitert.</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Elixir does not define in which order a map with several atom keys is walked</source>
        <translation>Elixir legt nicht fest, in welcher Reihenfolge eine Map mit mehreren Atom-Schlüsseln durchlaufen wird</translation>
    </message>
    <message>
        <source>Elixir does not define in which order the keys of this default are written</source>
        <translation>Elixir legt nicht fest, in welcher Reihenfolge die Schlüssel dieses Vorgabewerts geschrieben werden</translation>
    </message>
    <message>
        <source>Empty</source>
        <extracomment>of a migration's way back: it does nothing</extracomment>
        <translation>Leer</translation>
    </message>
    <message>
        <source>End it first: an index that is built concurrently would wait for it for ever.</source>
        <translation>Erst beenden: Ein nebenher gebauter Index würde ewig darauf warten.</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Every check says yes, for the wanted time without a break.</source>
        <translation>Jede Prüfung sagt ja, für die gewünschte Zeit ohne Unterbrechung.</translation>
    </message>
    <message>
        <source>Every file is as it was.</source>
        <translation>Jede Datei ist, wie sie war.</translation>
    </message>
    <message>
        <source>Every name the running version qualifies with this schema fails.</source>
        <translation>Jeder Name, den die laufende Version mit diesem Schema schreibt, schlägt fehl.</translation>
    </message>
    <message>
        <source>Every role gets this right.</source>
        <translation>Jede Rolle bekommt dieses Recht.</translation>
    </message>
    <message>
        <source>Every row is looked at for NULL while nobody can read or write the table.</source>
        <translation>Jede Zeile wird auf NULL geprüft; so lange kann niemand die Tabelle lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Every row is written in one transaction: row locks until its end, and a table that grows.</source>
        <translation>Jede Zeile wird in einer Transaktion geschrieben: Zeilensperren bis zu deren Ende und eine wachsende Tabelle.</translation>
    </message>
    <message>
        <source>Every row of %1 fits.</source>
        <translation>Jede Zeile von %1 passt.</translation>
    </message>
    <message>
        <source>Every step has its way back, and nothing stored is lost.</source>
        <translation>Jeder Schritt hat seinen Rückweg, und nichts Gespeichertes geht verloren.</translation>
    </message>
    <message>
        <source>Every table with a column of the domain is read while its writes wait.</source>
        <translation>Jede Tabelle mit einer Spalte der Domäne wird gelesen; so lange warten ihre Schreiber.</translation>
    </message>
    <message>
        <source>Everybody on this machine can write %1, and so choose the databases it names.</source>
        <translation>Jeder auf diesem Rechner kann %1 schreiben und so die Datenbanken wählen, die darin stehen.</translation>
    </message>
    <message>
        <source>Everything in the schema is gone.</source>
        <translation>Alles im Schema ist weg.</translation>
    </message>
    <message>
        <source>Everything is in.</source>
        <translation>Alles ist drin.</translation>
    </message>
    <message>
        <source>Everything that %1 owns is gone.</source>
        <translation>Alles, was %1 gehört, ist weg.</translation>
    </message>
    <message>
        <source>Expand</source>
        <translation>Erweitern</translation>
    </message>
    <message>
        <source>Expand the schema</source>
        <translation>Schema erweitern</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Expected state</source>
        <translation>Erwarteter Stand</translation>
    </message>
    <message>
        <source>Expected: %1 (%2).</source>
        <translation>Erwartet: %1 (%2).</translation>
    </message>
    <message>
        <source>FIRST and AFTER make this version rebuild the table.</source>
        <translation>FIRST und AFTER lassen diese Version die Tabelle neu aufbauen.</translation>
    </message>
    <message>
        <source>FOREIGN KEY (…) REFERENCES … of the table.</source>
        <translation>FOREIGN KEY (…) REFERENCES … der Tabelle.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Scheitert</translation>
    </message>
    <message>
        <source>Feature flag</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>File missing</source>
        <translation>Datei fehlt</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>Files and history fit together.</source>
        <translation>Dateien und Historie passen zusammen.</translation>
    </message>
    <message>
        <source>Fill in batches, each its own transaction, outside the migration.</source>
        <translation>Portionsweise füllen, jede Portion eine eigene Transaktion, außerhalb der Migration.</translation>
    </message>
    <message>
        <source>Fill it or delete it.</source>
        <translation>Füllen oder löschen.</translation>
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
        <source>Finding, line %1: %2</source>
        <translation>Befund, Zeile %1: %2</translation>
    </message>
    <message>
        <source>Fingerprint %1
</source>
        <translation>Fingerabdruck %1
</translation>
    </message>
    <message>
        <source>Finish it first (--mend).</source>
        <translation>Führen Sie sie zuerst zu Ende (--mend).</translation>
    </message>
    <message>
        <source>First add a CHECK that says the same as the bound (NOT VALID, then VALIDATE), attach, then drop the CHECK.</source>
        <translation>Zuerst einen CHECK hinzufügen, der dasselbe wie die Grenze sagt (NOT VALID, dann VALIDATE), anhängen, dann den CHECK entfernen.</translation>
    </message>
    <message>
        <source>First deploy a version that does not need it; set a short lock_timeout and try again when it ends.</source>
        <translation>Zuerst eine Version ausliefern, die ihn nicht braucht; ein kurzes lock_timeout setzen und es erneut versuchen, wenn es abläuft.</translation>
    </message>
    <message>
        <source>First deploy a version that neither reads nor writes it, keep a copy, then drop it.</source>
        <translation>Zuerst eine Version ausliefern, die sie weder liest noch schreibt, eine Kopie behalten, dann entfernen.</translation>
    </message>
    <message>
        <source>First deploy a version without the table, keep a backup, then drop it.</source>
        <translation>Zuerst eine Version ohne die Tabelle ausliefern, eine Sicherung behalten, dann entfernen.</translation>
    </message>
    <message>
        <source>First deploy code that keeps it right; set a short lock_timeout and try again when it ends.</source>
        <translation>Zuerst Code ausliefern, der den Verweis richtig hält; ein kurzes lock_timeout setzen und es erneut versuchen, wenn es abläuft.</translation>
    </message>
    <message>
        <source>Flyway undoes only versioned migrations.</source>
        <translation>Flyway nimmt nur versionierte Migrationen zurück.</translation>
    </message>
    <message>
        <source>Foreign keys to several tables in one transaction stop the writes to all of them at once.</source>
        <translation>Fremdschlüssel auf mehrere Tabellen in einer Transaktion halten das Schreiben in alle zugleich auf.</translation>
    </message>
    <message>
        <source>Foreign keys, triggers and views of other tables follow the old table to its new name.</source>
        <translation>Fremdschlüssel, Trigger und Sichten anderer Tabellen folgen der alten Tabelle zu ihrem neuen Namen.</translation>
    </message>
    <message numerus="yes">
        <source>Found %n missing migration(s) below the current version %1: %2.</source>
        <translation>
            <numerusform>Unter der aktuellen Version %1 fehlt %n Migration: %2.</numerusform>
            <numerusform>Unter der aktuellen Version %1 fehlen %n Migrationen: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>From a backup, with the server's own programs:</source>
        <translation>Aus einer Sicherung, mit den eigenen Programmen des Servers:</translation>
    </message>
    <message>
        <source>From here on the server numbers the rows itself.</source>
        <translation>Von hier an nummeriert der Server die Zeilen selbst.</translation>
    </message>
    <message>
        <source>From here on there is no way back but a backup: %1</source>
        <translation>Von hier an führt nur eine Sicherung zurück: %1</translation>
    </message>
    <message>
        <source>FunWithFlags does not know it</source>
        <translation>FunWithFlags kennt ihn nicht</translation>
    </message>
    <message>
        <source>Functions may name what is made after them.</source>
        <translation>Funktionen dürfen nennen, was nach ihnen angelegt wird.</translation>
    </message>
    <message>
        <source>GENERATED BY DEFAULT AS IDENTITY.</source>
        <translation>GENERATED BY DEFAULT AS IDENTITY.</translation>
    </message>
    <message>
        <source>GRANT in the migration.</source>
        <translation>GRANT in der Migration.</translation>
    </message>
    <message>
        <source>Give --url, or an environment with a url in switchback.toml.</source>
        <translation>--url angeben oder eine Umgebung mit url in switchback.toml.</translation>
    </message>
    <message>
        <source>Give it a constant default, or add it nullable, fill it and set NOT NULL later.</source>
        <translation>Einen festen Vorgabewert geben, oder mit NULL erlaubt hinzufügen, füllen und später NOT NULL setzen.</translation>
    </message>
    <message>
        <source>Give it a default, or make it nullable first.</source>
        <translation>Einen Vorgabewert geben oder zuerst NULL erlauben.</translation>
    </message>
    <message>
        <source>Give it a migration of its own without a transaction.</source>
        <translation>Ihr eine eigene Migration ohne Transaktion geben.</translation>
    </message>
    <message>
        <source>Give it a new number.</source>
        <translation>Eine neue Nummer geben.</translation>
    </message>
    <message>
        <source>Give it in the URL, in ~/.pgpass or by password_env.</source>
        <translation>In der URL, in ~/.pgpass oder durch password_env angeben.</translation>
    </message>
    <message>
        <source>Give it one, or run the statement as a whole.</source>
        <translation>Geben Sie ihr einen, oder führen Sie die Anweisung im Ganzen aus.</translation>
    </message>
    <message>
        <source>Give one of them a new number.</source>
        <translation>Einer von beiden eine neue Nummer geben.</translation>
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
        <source>Give the view a unique index and use REFRESH MATERIALIZED VIEW CONCURRENTLY.</source>
        <translation>Der Sicht einen eindeutigen Index geben und REFRESH MATERIALIZED VIEW CONCURRENTLY nutzen.</translation>
    </message>
    <message>
        <source>Go on with it, or abort it.</source>
        <translation>Fortsetzen oder abbrechen.</translation>
    </message>
    <message>
        <source>Go on with the triggers, or begin from the start.</source>
        <translation>Mit den Triggern fortfahren oder von vorn beginnen.</translation>
    </message>
    <message>
        <source>Going back</source>
        <translation>Zurückgehen</translation>
    </message>
    <message>
        <source>Going back fails: %1</source>
        <translation>Der Rückweg schlägt fehl: %1</translation>
    </message>
    <message>
        <source>Grant roles instead.</source>
        <translation>Stattdessen Rollen vergeben.</translation>
    </message>
    <message>
        <source>Grants are not copied: grant on the new table what was granted on the old one.</source>
        <translation>Rechte werden nicht kopiert: Gewähren Sie auf die neue Tabelle, was auf die alte gewährt war.</translation>
    </message>
    <message>
        <source>Graphviz cannot draw the map: its layout is not installed.</source>
        <translation>Graphviz kann die Karte nicht zeichnen: seine Anordnung ist nicht installiert.</translation>
    </message>
    <message>
        <source>Green did not become healthy in time. %1</source>
        <translation>Grün wurde nicht rechtzeitig gesund. %1</translation>
    </message>
    <message numerus="yes">
        <source>Green failed %n checks in a row. %1</source>
        <translation>
            <numerusform>Grün hat %n Prüfung nicht bestanden. %1</numerusform>
            <numerusform>Grün hat %n Prüfungen in Folge nicht bestanden. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Green is healthy: every check said yes for %1.</source>
        <translation>Grün ist gesund: Jede Prüfung sagte %1 lang ja.</translation>
    </message>
    <message>
        <source>Green was healthy for %1 with the traffic.</source>
        <translation>Grün war mit dem Verkehr %1 lang gesund.</translation>
    </message>
    <message>
        <source>Green was not healthy for long enough in time.</source>
        <translation>Grün war in der Zeit nicht lange genug gesund.</translation>
    </message>
    <message>
        <source>Have an administrator run: %1</source>
        <translation>Lassen Sie einen Administrator ausführen: %1</translation>
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
    <message numerus="yes">
        <source>Hidden by the rule '%1': %n difference(s).</source>
        <translation>
            <numerusform>Von der Regel „%1“ verborgen: %n Unterschied.</numerusform>
            <numerusform>Von der Regel „%1“ verborgen: %n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>Histories and databases do not depend on this log; it was only read.</source>
        <translation>Historien und Datenbanken hängen nicht von diesem Protokoll ab; es wurde nur gelesen.</translation>
    </message>
    <message>
        <source>History row</source>
        <translation>Verlaufszeile</translation>
    </message>
    <message>
        <source>Holds for new rows at once; a short lock.</source>
        <translation>Gilt sofort für neue Zeilen; eine kurze Sperre.</translation>
    </message>
    <message>
        <source>How %1 is numbered is not clear from its name.</source>
        <translation>Wie %1 gezählt wird, geht aus dem Namen nicht hervor.</translation>
    </message>
    <message>
        <source>How busy the tables are</source>
        <translation>Wie viel an den Tabellen los ist</translation>
    </message>
    <message>
        <source>How busy the tables are: this server does not count it (performance_schema and userstat are off).</source>
        <translation>Wie viel an den Tabellen los ist: Dieser Server zählt es nicht (performance_schema und userstat sind aus).</translation>
    </message>
    <message>
        <source>How far migration %1 came in batches is forgotten.</source>
        <translation>Wie weit Migration %1 in Portionen kam, wird vergessen.</translation>
    </message>
    <message>
        <source>How far the release has come cannot be kept in '%1': %2</source>
        <translation>Wie weit das Release ist, lässt sich nicht in '%1' festhalten: %2</translation>
    </message>
    <message>
        <source>IF [NOT] EXISTS passes over a schema that is not what was meant.</source>
        <translation>IF [NOT] EXISTS geht über ein Schema hinweg, das nicht das gemeinte ist.</translation>
    </message>
    <message>
        <source>If an earlier migration makes it, apply that one first.</source>
        <translation>Wenn eine frühere Migration sie anlegt, führen Sie zuerst diese aus.</translation>
    </message>
    <message>
        <source>If empty</source>
        <translation>Falls leer</translation>
    </message>
    <message>
        <source>If it is the right one, confirm it with the database's name.</source>
        <translation>Wenn es der richtige ist, bestätigen Sie ihn mit dem Namen der Datenbank.</translation>
    </message>
    <message>
        <source>If its way up is, leave out --rollback.</source>
        <translation>Ist es ihr Hinweg, lassen Sie --rollback weg.</translation>
    </message>
    <message>
        <source>If the user may only come over TLS, add ssl-mode=REQUIRED.</source>
        <translation>Wenn der Benutzer nur über TLS kommen darf, ssl-mode=REQUIRED anfügen.</translation>
    </message>
    <message>
        <source>In SQLite no statement leaves the triggers of a session out.</source>
        <translation>In SQLite lässt keine Anweisung die Trigger einer Sitzung aus.</translation>
    </message>
    <message>
        <source>In batches, %1 rows were gone through and %2 changed; these stay. Run it in batches again: it goes on there.</source>
        <translation>In Portionen wurden %1 Zeilen durchgegangen und %2 geändert; das bleibt. Wieder in Portionen ausgeführt, geht es dort weiter.</translation>
    </message>
    <message>
        <source>In one transaction: a failure leaves nothing of it.</source>
        <translation>In einer Transaktion: Ein Fehlschlag lässt nichts davon zurück.</translation>
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
        <source>InnoDB.</source>
        <translation>InnoDB.</translation>
    </message>
    <message>
        <source>Inserts of the running version that leave the column out fail.</source>
        <translation>Einfügungen der laufenden Version, die die Spalte auslassen, schlagen fehl.</translation>
    </message>
    <message>
        <source>Install MySQL's own client programs, and put them first on PATH.</source>
        <translation>Die Clientprogramme von MySQL selbst installieren und in PATH nach vorn stellen.</translation>
    </message>
    <message>
        <source>Install it, or run the migration where it is installed.</source>
        <translation>Installieren Sie es, oder führen Sie die Migration dort aus, wo es installiert ist.</translation>
    </message>
    <message>
        <source>Install it, or use a key of the other kind.</source>
        <translation>Installieren Sie es, oder nehmen Sie einen Schlüssel der anderen Art.</translation>
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
        <source>Install the server's client programs, and put them on PATH.</source>
        <translation>Installieren Sie die Client-Programme des Servers und nehmen Sie sie in PATH auf.</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>Sofort</translation>
    </message>
    <message>
        <source>It adds a column that the old code does not fill and that may not be empty.</source>
        <translation>Sie fügt eine Spalte hinzu, die der alte Code nicht füllt und die nicht leer sein darf.</translation>
    </message>
    <message>
        <source>It adds a constraint that the old code may still offend against.</source>
        <translation>Sie fügt eine Bedingung hinzu, gegen die der alte Code noch verstoßen kann.</translation>
    </message>
    <message>
        <source>It adds, and changes rows.</source>
        <translation>Sie fügt hinzu und ändert Zeilen.</translation>
    </message>
    <message>
        <source>It also adds: better as two migrations.</source>
        <translation>Sie fügt auch hinzu: besser als zwei Migrationen.</translation>
    </message>
    <message>
        <source>It calls itself too deeply or too often.</source>
        <translation>Sie ruft sich zu tief oder zu oft selbst auf.</translation>
    </message>
    <message>
        <source>It calls itself too deeply.</source>
        <translation>Sie ruft sich zu tief selbst auf.</translation>
    </message>
    <message>
        <source>It can only be run by the project's own tool: %1</source>
        <translation>Sie lässt sich nur mit dem eigenen Werkzeug des Projekts ausführen: %1</translation>
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
        <source>It changes how a routine is called.</source>
        <translation>Sie ändert, wie eine Routine aufgerufen wird.</translation>
    </message>
    <message>
        <source>It changes rows.</source>
        <translation>Sie ändert Zeilen.</translation>
    </message>
    <message>
        <source>It comes after %1, and the tool applies nothing late.</source>
        <translation>Sie kommt nach %1, und das Werkzeug wendet nichts verspätet an.</translation>
    </message>
    <message>
        <source>It computes %1 from what it sets itself: run again after a stop, by whatever tool, it would change rows twice.</source>
        <translation>Sie berechnet %1 aus dem, was sie selbst setzt: Nach einem Halt noch einmal ausgeführt, gleich von welchem Werkzeug, würde sie Zeilen doppelt ändern.</translation>
    </message>
    <message>
        <source>It does not exist at this point.</source>
        <translation>Das gibt es an dieser Stelle nicht.</translation>
    </message>
    <message>
        <source>It drops a routine or a type.</source>
        <translation>Sie entfernt eine Routine oder einen Typ.</translation>
    </message>
    <message>
        <source>It drops a view.</source>
        <translation>Sie entfernt eine Sicht.</translation>
    </message>
    <message>
        <source>It drops an index that the old code's queries may need.</source>
        <translation>Sie entfernt einen Index, den Abfragen des alten Codes brauchen können.</translation>
    </message>
    <message>
        <source>It ended a moment ago.</source>
        <translation>Er ist eben zu Ende gegangen.</translation>
    </message>
    <message>
        <source>It failed, or was left half done.</source>
        <translation>Sie schlug fehl oder blieb halb fertig liegen.</translation>
    </message>
    <message>
        <source>It fails where a row got the old label meanwhile: rewrite it first.</source>
        <translation>Es scheitert, wo eine Zeile inzwischen den alten Wert bekommen hat: diese zuerst umschreiben.</translation>
    </message>
    <message>
        <source>It fails where a value stands twice, and leaves an invalid index behind.</source>
        <translation>Es scheitert, wo ein Wert doppelt vorkommt, und lässt einen ungültigen Index zurück.</translation>
    </message>
    <message>
        <source>It fails where an older row does not fit: put these right first.</source>
        <translation>Es scheitert, wo eine ältere Zeile nicht passt: Bringen Sie diese vorher in Ordnung.</translation>
    </message>
    <message>
        <source>It fails where an older row has no value: fill these first.</source>
        <translation>Es scheitert, wo eine ältere Zeile keinen Wert hat: Füllen Sie diese vorher.</translation>
    </message>
    <message>
        <source>It fails where an older row has no value: fill these first. Others read and write meanwhile.</source>
        <translation>Es schlägt fehl, wo eine ältere Zeile keinen Wert hat: füllen Sie diese zuerst. Andere lesen und schreiben währenddessen.</translation>
    </message>
    <message>
        <source>It fails where older rows exclude one another: put these right first.</source>
        <translation>Scheitert, wo ältere Zeilen einander ausschließen: Bringen Sie diese zuerst in Ordnung.</translation>
    </message>
    <message>
        <source>It fails where the DEFAULT partition holds rows of the range: move these first.</source>
        <translation>Es scheitert, wo die DEFAULT-Partition Zeilen des Bereichs enthält: diese zuerst verschieben.</translation>
    </message>
    <message>
        <source>It has no name of its own; the one the server makes up differs between versions and servers.</source>
        <translation>Es hat keinen eigenen Namen; der vom Server erdachte unterscheidet sich zwischen Versionen und Servern.</translation>
    </message>
    <message>
        <source>It holds its locks for itself alone.</source>
        <translation>Die Anweisung hält ihre Sperren für sich allein.</translation>
    </message>
    <message>
        <source>It holds these tables alone: %1</source>
        <translation>Sie enthält nur diese Tabellen: %1</translation>
    </message>
    <message>
        <source>It is a program in Go, which only goose can run.</source>
        <translation>Es ist ein Programm in Go, das nur goose ausführen kann.</translation>
    </message>
    <message>
        <source>It is found only where the search path has the new schema; nobody can use it while it moves.</source>
        <translation>Es wird nur gefunden, wo der Suchpfad das neue Schema enthält; während des Umzugs kann es niemand nutzen.</translation>
    </message>
    <message>
        <source>It is kept as '%1'.</source>
        <translation>Sie liegt als '%1' bereit.</translation>
    </message>
    <message>
        <source>It is made anew, empty.</source>
        <translation>Wird leer neu angelegt.</translation>
    </message>
    <message>
        <source>It is older than the newest applied one: elsewhere it runs in another order.</source>
        <translation>Sie ist älter als die neueste angewendete: Anderswo läuft sie in anderer Reihenfolge.</translation>
    </message>
    <message>
        <source>It makes too long a list.</source>
        <translation>Sie erzeugt eine zu lange Liste.</translation>
    </message>
    <message>
        <source>It makes too much SQL.</source>
        <translation>Sie erzeugt zu viel SQL.</translation>
    </message>
    <message>
        <source>It makes too much text.</source>
        <translation>Sie erzeugt zu viel Text.</translation>
    </message>
    <message>
        <source>It may wait for %1, whose transaction is open.</source>
        <translation>Es könnte auf %1 warten, deren Transaktion offen ist.</translation>
    </message>
    <message>
        <source>It moves something to another schema.</source>
        <translation>Sie verschiebt etwas in ein anderes Schema.</translation>
    </message>
    <message>
        <source>It narrows a type, and the old code may still write what is wider.</source>
        <translation>Sie verengt einen Typ, und der alte Code kann noch Größeres schreiben.</translation>
    </message>
    <message>
        <source>It needs a superuser or a special role: it fails on managed servers.</source>
        <translation>Das braucht einen Superuser oder eine besondere Rolle: Auf verwalteten Servern schlägt es fehl.</translation>
    </message>
    <message>
        <source>It needs too much memory.</source>
        <translation>Sie braucht zu viel Speicher.</translation>
    </message>
    <message>
        <source>It only adds; the old code does not notice.</source>
        <translation>Sie fügt nur hinzu; der alte Code merkt nichts.</translation>
    </message>
    <message>
        <source>It ran through there, and does not lead back to the schema from before:</source>
        <translation>Es lief dort durch und führt nicht zum Schema von vorher zurück:</translation>
    </message>
    <message>
        <source>It reads %1, which it changes: a batch would see what earlier ones did.</source>
        <translation>Sie liest %1 und ändert es auch: Eine Portion sähe, was frühere getan haben.</translation>
    </message>
    <message>
        <source>It removes a default that the old code relies on.</source>
        <translation>Sie entfernt einen Standardwert, auf den sich der alte Code verlässt.</translation>
    </message>
    <message>
        <source>It renames a column.</source>
        <translation>Sie benennt eine Spalte um.</translation>
    </message>
    <message>
        <source>It renames a schema.</source>
        <translation>Sie benennt ein Schema um.</translation>
    </message>
    <message>
        <source>It renames a table.</source>
        <translation>Sie benennt eine Tabelle um.</translation>
    </message>
    <message>
        <source>It renames a value.</source>
        <translation>Sie benennt einen Wert um.</translation>
    </message>
    <message>
        <source>It runs code of its own.</source>
        <translation>Sie führt eigenen Code aus.</translation>
    </message>
    <message>
        <source>It starts again.</source>
        <translation>Sie beginnt von vorn.</translation>
    </message>
    <message>
        <source>It still keeps writers of every table with a column of the domain waiting: a CHECK on the columns would not.</source>
        <translation>Wer in eine Tabelle mit einer Spalte der Domäne schreibt, wartet dennoch: Mit einem CHECK auf den Spalten wäre das nicht so.</translation>
    </message>
    <message>
        <source>It takes every object and grant of the role with it.</source>
        <translation>Es nimmt jedes Objekt und jedes Recht der Rolle mit.</translation>
    </message>
    <message>
        <source>It takes too many steps.</source>
        <translation>Sie braucht zu viele Schritte.</translation>
    </message>
    <message>
        <source>It vanishes with the old table and is not made again.</source>
        <translation>Es verschwindet mit der alten Tabelle und wird nicht wieder angelegt.</translation>
    </message>
    <message>
        <source>It walks over too long a range.</source>
        <translation>Sie durchläuft einen zu langen Bereich.</translation>
    </message>
    <message>
        <source>It was changed after it had been applied: databases differ.</source>
        <translation>Sie wurde geändert, nachdem sie angewendet war: Datenbanken unterscheiden sich.</translation>
    </message>
    <message>
        <source>It was left as it is.</source>
        <translation>Es blieb, wie es ist.</translation>
    </message>
    <message>
        <source>It was not asked for.</source>
        <translation>Es wurde nicht verlangt.</translation>
    </message>
    <message>
        <source>It was not run.</source>
        <translation>Sie wurde nicht ausgeführt.</translation>
    </message>
    <message>
        <source>It was not sent.</source>
        <translation>Es wurde nicht gesendet.</translation>
    </message>
    <message>
        <source>It was not there when %1 was applied; %2 keeps only the newest version and will never run it.</source>
        <translation>Sie war noch nicht da, als %1 angewendet wurde; %2 merkt sich nur die neueste Version und wird sie nie ausführen.</translation>
    </message>
    <message>
        <source>It was not tried on a scratch copy: %1</source>
        <translation>Es wurde nicht auf einer Probekopie erprobt: %1</translation>
    </message>
    <message>
        <source>It was only read.</source>
        <translation>Sie wurde nur gelesen.</translation>
    </message>
    <message>
        <source>It was tried without rows.</source>
        <translation>Es wurde ohne Zeilen erprobt.</translation>
    </message>
    <message>
        <source>It works on the same tables as %1, which comes before it.</source>
        <translation>Sie arbeitet an denselben Tabellen wie %1, die vor ihr kommt.</translation>
    </message>
    <message>
        <source>It would wait for %1, which holds %2 on %3.</source>
        <translation>Es würde auf %1 warten, die %2 auf %3 hält.</translation>
    </message>
    <message>
        <source>It would wait for %1, which uses %2.</source>
        <translation>Es würde auf %1 warten, die %2 benutzt.</translation>
    </message>
    <message>
        <source>Its certificate is for another name: connect by that one, give the server one of its own, or choose another ssl-mode knowingly.</source>
        <translation>Sein Zertifikat gilt für einen anderen Namen: unter diesem verbinden, dem Server ein eigenes geben oder bewusst einen anderen ssl-mode wählen.</translation>
    </message>
    <message>
        <source>Its deferrable keys would not be checked either, and a value could come twice: %1.</source>
        <translation>Auch aufschiebbare Schlüssel würden nicht geprüft, und ein Wert könnte doppelt vorkommen: %1.</translation>
    </message>
    <message>
        <source>Its process ended without saying how.</source>
        <translation>Sein Prozess endete, ohne zu sagen wie.</translation>
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
        <source>Its triggers may change further columns, and so write further indexes.</source>
        <translation>Ihre Trigger ändern vielleicht weitere Spalten und schreiben damit weitere Indizes.</translation>
    </message>
    <message>
        <source>Its values are computed, and computed again when asked for.</source>
        <translation>Die Werte sind berechnet und werden bei Bedarf neu berechnet.</translation>
    </message>
    <message>
        <source>Its way back was left half done: %1 of %2 statements are in.</source>
        <translation>Ihr Rückweg blieb halb fertig liegen: %1 von %2 Anweisungen sind ausgeführt.</translation>
    </message>
    <message>
        <source>Judged without: %1</source>
        <translation>Beurteilt ohne: %1</translation>
    </message>
    <message>
        <source>Keep a backup and drop the objects one by one.</source>
        <translation>Eine Sicherung behalten und die Objekte einzeln entfernen.</translation>
    </message>
    <message>
        <source>Keep data migrations apart.</source>
        <translation>Datenmigrationen getrennt halten.</translation>
    </message>
    <message>
        <source>Keep it on the way back, or export it first.</source>
        <translation>Auf dem Rückweg behalten oder vorher herausziehen.</translation>
    </message>
    <message>
        <source>Keep the default until every writer sets the column.</source>
        <translation>Die Vorgabe behalten, bis jeder Schreiber die Spalte setzt.</translation>
    </message>
    <message>
        <source>Keep two columns in step by a trigger, put a view in front, or keep the name and map it in the code.</source>
        <translation>Zwei Spalten durch einen Trigger im Gleichschritt halten, eine Sicht davorsetzen, oder den Namen behalten und im Code abbilden.</translation>
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
        <source>Known: postgresql, sqlite, mysql.</source>
        <translation>Bekannt: postgresql, sqlite, mysql.</translation>
    </message>
    <message>
        <source>Labels of an enum can never be removed.</source>
        <translation>Werte eines Enums lassen sich nie entfernen.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Leave BEGIN and COMMIT out, or mark the migration as non-transactional.</source>
        <translation>BEGIN und COMMIT weglassen oder die Migration als nicht transaktional kennzeichnen.</translation>
    </message>
    <message>
        <source>Leave It Running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Leave a view under the old name.</source>
        <translation>Eine Sicht unter dem alten Namen zurücklassen.</translation>
    </message>
    <message>
        <source>Leave it out of migrations; PostgreSQL 19 has REPACK (CONCURRENTLY), before that an online repack extension.</source>
        <translation>Aus Migrationen heraushalten; PostgreSQL 19 hat REPACK (CONCURRENTLY), davor eine Erweiterung zum Umpacken im Betrieb.</translation>
    </message>
    <message>
        <source>Leave it out, take the weakest mode that does, or add NOWAIT or a lock_timeout.</source>
        <translation>Weglassen, den schwächsten ausreichenden Modus nehmen, oder NOWAIT oder ein lock_timeout ergänzen.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Weglassen.</translation>
    </message>
    <message>
        <source>Leave it to the server's administration.</source>
        <translation>Der Verwaltung des Servers überlassen.</translation>
    </message>
    <message>
        <source>Leave out TYPE and keep SET DEFAULT, SET NOT NULL or DROP NOT NULL.</source>
        <translation>TYPE weglassen und SET DEFAULT, SET NOT NULL oder DROP NOT NULL behalten.</translation>
    </message>
    <message>
        <source>Leave out the database's name, or look at the plan alone.</source>
        <translation>Lassen Sie den Namen der Datenbank weg, oder sehen Sie sich nur den Plan an.</translation>
    </message>
    <message>
        <source>Leave the lock on.</source>
        <translation>Die Sperre eingeschaltet lassen.</translation>
    </message>
    <message>
        <source>Leave this answer out: the script then drops the one and makes the other.</source>
        <translation>Lassen Sie diese Antwort weg: Das Skript löscht dann das eine und legt das andere an.</translation>
    </message>
    <message>
        <source>Left half done: %1 of %2 statements are in.</source>
        <translation>Halb fertig liegen geblieben: %1 von %2 Anweisungen sind ausgeführt.</translation>
    </message>
    <message>
        <source>Let it finish, then run again.</source>
        <translation>Warten Sie sein Ende ab und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>Let it finish; the same command then says how far it came.</source>
        <translation>Lassen Sie es zu Ende kommen; derselbe Befehl sagt dann, wie weit es kam.</translation>
    </message>
    <message>
        <source>Let somebody of the list review and sign it.</source>
        <translation>Lassen Sie ihn von jemandem auf der Liste prüfen und unterschreiben.</translation>
    </message>
    <message>
        <source>Let the WHERE tell the rows that are done: a column that is set with it.</source>
        <translation>Lassen Sie das WHERE die fertigen Zeilen erkennen: an einer Spalte, die mit gesetzt wird.</translation>
    </message>
    <message>
        <source>Let the runner wrap it.</source>
        <translation>Den Läufer sie umschließen lassen.</translation>
    </message>
    <message>
        <source>Let the user create databases, name a scratch_url in switchback.toml, or install the server's programs here.</source>
        <translation>Erlauben Sie dem Benutzer, Datenbanken anzulegen, nennen Sie eine scratch_url in switchback.toml, oder installieren Sie hier die Programme des Servers.</translation>
    </message>
    <message>
        <source>Let them fire.</source>
        <translation>Lassen Sie sie auslösen.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Line %1 stays as it is. %2</source>
        <translation>Zeile %1 bleibt, wie sie ist. %2</translation>
    </message>
    <message>
        <source>Line ends changed</source>
        <translation>Zeilenenden</translation>
    </message>
    <message>
        <source>List the privileges.</source>
        <translation>Die Rechte aufzählen.</translation>
    </message>
    <message>
        <source>List what depends on it and drop that by name.</source>
        <translation>Auflisten, was davon abhängt, und es mit Namen entfernen.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
    </message>
    <message>
        <source>Locks %1: %2%3</source>
        <translation>Sperrt %1: %2%3</translation>
    </message>
    <message>
        <source>Log's head: %1</source>
        <translation>Kopf des Protokolls: %1</translation>
    </message>
    <message>
        <source>Look at 'status', then make a new plan.</source>
        <translation>Sehen Sie sich 'status' an und machen Sie einen neuen Plan.</translation>
    </message>
    <message>
        <source>Look at it again.</source>
        <translation>Sehen Sie es sich noch einmal an.</translation>
    </message>
    <message>
        <source>Look at it and run it with mix ecto.migrations and mix ecto.migrate -r %1.</source>
        <translation>Sehen Sie mit mix ecto.migrations nach und führen Sie sie mit mix ecto.migrate -r %1 aus.</translation>
    </message>
    <message>
        <source>Look at it; drop it with DROP INDEX CONCURRENTLY if nobody needs it.</source>
        <translation>Ansehen; mit DROP INDEX CONCURRENTLY löschen, wenn niemand ihn braucht.</translation>
    </message>
    <message>
        <source>Look at the database, then say how many are in (--landed).</source>
        <translation>Sehen Sie in der Datenbank nach und sagen Sie dann, wie viele drin sind (--landed).</translation>
    </message>
    <message>
        <source>Look at the new plan, then apply it.</source>
        <translation>Den neuen Plan ansehen, dann anwenden.</translation>
    </message>
    <message>
        <source>Look at the preview again.</source>
        <translation>Sehen Sie sich die Vorschau noch einmal an.</translation>
    </message>
    <message>
        <source>Look at the rows, then say how many are in (--landed).</source>
        <translation>Sehen Sie sich die Zeilen an und sagen Sie dann, wie viele drin sind (--landed).</translation>
    </message>
    <message>
        <source>Look at the timeline: it shows what the database says now.</source>
        <translation>Sehen Sie auf die Zeitleiste: sie zeigt, was die Datenbank jetzt sagt.</translation>
    </message>
    <message>
        <source>Look at what it said.</source>
        <translation>Sehen Sie nach, was es gesagt hat.</translation>
    </message>
    <message>
        <source>Look for duplicates before the deployment.</source>
        <translation>Vor der Auslieferung nach Doppelten suchen.</translation>
    </message>
    <message>
        <source>Look for orphans by a query, add it with foreign_key_checks=0 in the same session, and look again.</source>
        <translation>Mit einer Abfrage nach Verwaisten suchen, mit foreign_key_checks=0 in derselben Sitzung hinzufügen und noch einmal suchen.</translation>
    </message>
    <message>
        <source>Look for values that do not fit, and convert them into a second column.</source>
        <translation>Nach Werten suchen, die nicht passen, und sie in eine zweite Spalte umwandeln.</translation>
    </message>
    <message>
        <source>Look what became of the release, then remove the file.</source>
        <translation>Nachsehen, was aus dem Release wurde, dann die Datei entfernen.</translation>
    </message>
    <message>
        <source>Looking at the live tables</source>
        <translation>Die laufenden Tabellen werden angesehen</translation>
    </message>
    <message>
        <source>Looking was stopped.</source>
        <translation>Das Nachsehen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Looks at the rows that are there; they can be read and written meanwhile.</source>
        <translation>Sieht die vorhandenen Zeilen durch; sie können unterdessen gelesen und geschrieben werden.</translation>
    </message>
    <message>
        <source>Lossy</source>
        <translation>Mit Verlust</translation>
    </message>
    <message>
        <source>Lower case, digits and _.</source>
        <translation>Kleinbuchstaben, Ziffern und _.</translation>
    </message>
    <message>
        <source>MODIFY and CHANGE replace the whole definition: what is not repeated is gone.</source>
        <translation>MODIFY und CHANGE ersetzen die ganze Definition: Was nicht wiederholt wird, ist weg.</translation>
    </message>
    <message>
        <source>Made: %1 UTC</source>
        <translation>Erstellt: %1 UTC</translation>
    </message>
    <message>
        <source>Make a backup: switchback-cli backup FILE. None is known.</source>
        <translation>Sicherung anlegen: switchback-cli backup DATEI. Es ist keine bekannt.</translation>
    </message>
    <message>
        <source>Make a new table of the wanted kind, copy in batches, swap the names.</source>
        <translation>Eine neue Tabelle der gewünschten Art anlegen, portionsweise kopieren, die Namen tauschen.</translation>
    </message>
    <message>
        <source>Make a new table with the constraint, copy by trigger and in batches, swap the names.</source>
        <translation>Eine neue Tabelle mit der Bedingung anlegen, durch Trigger und portionsweise kopieren, die Namen tauschen.</translation>
    </message>
    <message>
        <source>Make a new table, copy in batches, swap the names.</source>
        <translation>Eine neue Tabelle anlegen, portionsweise kopieren, die Namen tauschen.</translation>
    </message>
    <message>
        <source>Make it, or name another place.</source>
        <translation>Legen Sie ihn an, oder nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Make its folder writable for you alone, or set XDG_RUNTIME_DIR.</source>
        <translation>Den Ordner nur für sich selbst schreibbar machen oder XDG_RUNTIME_DIR setzen.</translation>
    </message>
    <message>
        <source>Make one migration for each table, in the order in which the application uses them.</source>
        <translation>Eine Migration für jede Tabelle, in der Reihenfolge, in der die Anwendung sie benutzt.</translation>
    </message>
    <message>
        <source>Make one: switchback-cli backup FILE.</source>
        <translation>Legen Sie eine an: switchback-cli backup DATEI.</translation>
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
        <source>Make room.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>Make the application write the value itself first.</source>
        <translation>Zuerst die Anwendung den Wert selbst schreiben lassen.</translation>
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
        <source>Make the index ON ONLY the partitioned table, build it concurrently on each partition, then attach those.</source>
        <translation>Den Index ON ONLY auf der partitionierten Tabelle anlegen, auf jeder Partition nebenläufig bauen, dann diese anhängen.</translation>
    </message>
    <message>
        <source>Make them ready for NULL first.</source>
        <translation>Zuerst auf NULL vorbereiten.</translation>
    </message>
    <message>
        <source>Make two migrations: add the label, then use it.</source>
        <translation>Zwei Migrationen: den Wert hinzufügen, dann verwenden.</translation>
    </message>
    <message>
        <source>Making the scratch copy anew</source>
        <translation>Die Probekopie wird neu angelegt</translation>
    </message>
    <message>
        <source>MariaDB and MySQL have no setting that leaves the triggers of a session out.</source>
        <translation>MariaDB und MySQL haben keine Einstellung, die die Trigger einer Sitzung auslässt.</translation>
    </message>
    <message>
        <source>MariaDB's programs are not installed.</source>
        <translation>Die Programme von MariaDB sind nicht installiert.</translation>
    </message>
    <message>
        <source>Mark the migration as non-transactional and leave the statement alone in it.</source>
        <translation>Die Migration als nicht transaktional kennzeichnen und die Anweisung darin allein lassen.</translation>
    </message>
    <message>
        <source>Mark the migration as non-transactional.</source>
        <translation>Die Migration als nicht transaktional kennzeichnen.</translation>
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
        <source>Mend the rows, name the columns that are to stay as they are with keep in [rehearsal], or rehearse with rows that are made up.</source>
        <translation>Bringen Sie die Zeilen in Ordnung, nennen Sie mit keep in [rehearsal] die Spalten, die bleiben sollen, wie sie sind, oder proben Sie mit erdachten Zeilen.</translation>
    </message>
    <message>
        <source>Mend what the server complains of, then back up again. With --no-test it is kept untried.</source>
        <translation>Beheben Sie, was der Server beanstandet, und sichern Sie noch einmal. Mit --no-test bleibt sie ungeprüft.</translation>
    </message>
    <message>
        <source>Migrate</source>
        <translation>Umstellen</translation>
    </message>
    <message>
        <source>Migrate the rows</source>
        <translation>Zeilen umstellen</translation>
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
        <source>Migration %1 can only be run by the project's own tool, so it cannot be part of a release.</source>
        <translation>Migration %1 kann nur das eigene Werkzeug des Projekts ausführen, also kann sie nicht Teil eines Release sein.</translation>
    </message>
    <message>
        <source>Migration %1 can only be run by the project's own tool: %2</source>
        <translation>Migration %1 kann nur das eigene Werkzeug des Projekts ausführen: %2</translation>
    </message>
    <message>
        <source>Migration %1 cannot be rolled back: %2</source>
        <translation>Die Migration %1 lässt sich nicht zurückrollen: %2</translation>
    </message>
    <message>
        <source>Migration %1 cannot be run by itself.</source>
        <translation>Die Migration %1 lässt sich nicht allein ausführen.</translation>
    </message>
    <message>
        <source>Migration %1 cannot be shown exactly: %2</source>
        <translation>Die Migration %1 lässt sich nicht genau zeigen: %2</translation>
    </message>
    <message>
        <source>Migration %1 cannot run in batches: %2</source>
        <translation>Migration %1 kann nicht in Portionen laufen: %2</translation>
    </message>
    <message>
        <source>Migration %1 cannot run in batches: it has other statements beside, and these would be torn apart from it. They would stay in when a batch fails. %2</source>
        <translation>Migration %1 kann nicht in Portionen laufen: Sie hat noch andere Anweisungen, und die würden davon auseinandergerissen. Sie blieben drin, wenn eine Portion scheitert. %2</translation>
    </message>
    <message>
        <source>Migration %1 comes after these and is not in this document: %2</source>
        <translation>Die Migration %1 kommt nach diesen und steht nicht in diesem Dokument: %2</translation>
    </message>
    <message>
        <source>Migration %1 failed at statement %2 of %3: %4</source>
        <translation>Die Migration %1 schlug bei Anweisung %2 von %3 fehl: %4</translation>
    </message>
    <message>
        <source>Migration %1 has more than %2 statements: too many to look after each.</source>
        <translation>Migration %1 hat mehr als %2 Anweisungen: zu viele, um nach jeder nachzusehen.</translation>
    </message>
    <message>
        <source>Migration %1 has no way down.</source>
        <translation>Migration %1 hat keinen Rückweg.</translation>
    </message>
    <message>
        <source>Migration %1 has only %2 statements.</source>
        <translation>Migration %1 hat nur %2 Anweisungen.</translation>
    </message>
    <message>
        <source>Migration %1 is applied after %2, and the history would pass over it.</source>
        <translation>Migration %1 ist nach %2 ausgeführt, und die Historie würde sie übergehen.</translation>
    </message>
    <message>
        <source>Migration %1 is in the history: it is not half done.</source>
        <translation>Migration %1 steht in der Historie: sie ist nicht halb fertig.</translation>
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
        <source>Migration %1 is marked as applied as it stands; nothing of it is run.</source>
        <translation>Migration %1 wird, so wie sie steht, als angewendet vermerkt; nichts davon wird ausgeführt.</translation>
    </message>
    <message>
        <source>Migration %1 is marked as rolled back as it stands; nothing of it is run.</source>
        <translation>Migration %1 wird, wie sie ist, als zurückgenommen vermerkt; nichts von ihr wird ausgeführt.</translation>
    </message>
    <message>
        <source>Migration %1 is not in the history: its way back is not half done.</source>
        <translation>Migration %1 steht nicht in der Historie: Ihr Rückweg ist nicht halb fertig.</translation>
    </message>
    <message>
        <source>Migration %1 is not in this plan: it cannot run in batches.</source>
        <translation>Migration %1 steht nicht in diesem Plan: Sie kann nicht in Portionen laufen.</translation>
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
        <source>Migration %1 is pending before %2, and the history would pass over it.</source>
        <translation>Migration %1 steht vor %2 noch aus, und die Historie würde sie übergehen.</translation>
    </message>
    <message>
        <source>Migration %1 is the contract of a release that stands at '%2': the old version may still need what it removes.</source>
        <translation>Migration %1 gehört zum Abbau eines Release, das bei '%2' steht: Die alte Version kann noch brauchen, was sie entfernt.</translation>
    </message>
    <message>
        <source>Migration %1 names %2, which lies outside the copy: it cannot be tried out.</source>
        <translation>Migration %1 nennt %2, das außerhalb der Kopie liegt: Sie lässt sich nicht ausprobieren.</translation>
    </message>
    <message>
        <source>Migration %1 needs %2, which is not on the PATH.</source>
        <translation>Die Migration %1 braucht %2, das nicht im PATH liegt.</translation>
    </message>
    <message>
        <source>Migration %1 of the set fails on a scratch copy: %2</source>
        <translation>Migration %1 des Satzes scheitert auf einer Probekopie: %2</translation>
    </message>
    <message>
        <source>Migration %1 of this release is not applied any more.</source>
        <translation>Migration %1 dieses Release ist nicht mehr angewandt.</translation>
    </message>
    <message>
        <source>Migration %1 runs in batches over about %2 rows of %3: what a batch has changed stays, also when a later one fails.</source>
        <translation>Migration %1 läuft in Portionen über etwa %2 Zeilen von %3: Was eine Portion geändert hat, bleibt, auch wenn eine spätere scheitert.</translation>
    </message>
    <message>
        <source>Migration %1 runs without user triggers. %2</source>
        <translation>Migration %1 läuft ohne Trigger von Benutzern. %2</translation>
    </message>
    <message>
        <source>Migration %1 waits for the flag %2 to be %3; it is %4.</source>
        <translation>Migration %1 wartet darauf, dass der Schalter %2 %3 ist; er ist %4.</translation>
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
        <source>Migration %1 was begun and never finished (Prisma's P3009). See to what it left half done, then run 'prisma migrate resolve --rolled-back' or '--applied' with its name.</source>
        <translation>Migration %1 wurde begonnen und nie beendet (P3009 bei Prisma). Kümmern Sie sich um das, was sie halb fertig ließ, dann „prisma migrate resolve --rolled-back“ oder „--applied“ mit ihrem Namen aufrufen.</translation>
    </message>
    <message>
        <source>Migration %1 was begun in batches and not finished. This plan runs it as a whole, over the rows that are changed already, too; to go on, choose batches again.</source>
        <translation>Migration %1 wurde in Portionen begonnen und nicht fertig. Dieser Plan führt sie als Ganzes aus, auch über die schon geänderten Zeilen; um weiterzumachen, wählen Sie wieder Portionen.</translation>
    </message>
    <message>
        <source>Migration %1 was cancelled at statement %2 of %3.</source>
        <translation>Die Migration %1 wurde bei Anweisung %2 von %3 abgebrochen.</translation>
    </message>
    <message>
        <source>Migration %1 was left half done as one statement: it cannot go on in batches.</source>
        <translation>Migration %1 blieb als eine Anweisung halb fertig liegen: In Portionen kann sie nicht weitergehen.</translation>
    </message>
    <message>
        <source>Migration %1 was left half done, and the way back would pass over it.</source>
        <translation>Migration %1 ist halb fertig geblieben, und der Rückweg ginge an ihr vorbei.</translation>
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
        <source>Migration %1 was not run: only the project's own tool can run it (%2).</source>
        <translation>Migration %1 wurde nicht ausgeführt: Nur das Werkzeug des Projekts selbst kann sie ausführen (%2).</translation>
    </message>
    <message>
        <source>Migration %1, line %2: %3</source>
        <translation>Migration %1, Zeile %2: %3</translation>
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
        <source>Migration %1: %2 of %3 statements are in; it goes on with the next.</source>
        <translation>Migration %1: %2 von %3 Anweisungen sind drin; es geht mit der nächsten weiter.</translation>
    </message>
    <message>
        <source>Migration %1: %2 of %3 statements are in; their changes of the schema are taken back. Rows that they changed stay as they are.</source>
        <translation>Migration %1: %2 von %3 Anweisungen sind drin; was sie am Schema geändert haben, wird zurückgenommen. Zeilen, die sie geändert haben, bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Migration %1: %2 of %3 statements of its way back are in; it goes on with the next.</source>
        <translation>Migration %1: %2 von %3 Anweisungen ihres Rückwegs sind drin; es geht mit der nächsten weiter.</translation>
    </message>
    <message>
        <source>Migration %1: %2 of %3 statements of its way back are in; the schema is made what it was before, and the migration stays applied. Rows that are gone do not come back.</source>
        <translation>Migration %1: %2 von %3 Anweisungen ihres Rückwegs sind drin; das Schema wird wieder, was es vorher war, und die Migration bleibt ausgeführt. Zeilen, die weg sind, kommen nicht wieder.</translation>
    </message>
    <message>
        <source>Migration, in batches</source>
        <translation>Migration, in Portionen</translation>
    </message>
    <message>
        <source>Migrations are being run on this database: %1.</source>
        <translation>In dieser Datenbank laufen gerade Migrationen: %1.</translation>
    </message>
    <message>
        <source>Migrations: %1, %2</source>
        <translation>Migrationen: %1, %2</translation>
    </message>
    <message>
        <source>More rights than are needed.</source>
        <translation>Mehr Rechte als nötig.</translation>
    </message>
    <message>
        <source>More than three columns: seldom is the whole index of use.</source>
        <translation>Mehr als drei Spalten: Selten nützt der ganze Index.</translation>
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
        <source>MySQL and MariaDB have no loop outside a routine: a backfill in batches does it instead of a migration.</source>
        <translation>MySQL und MariaDB kennen außerhalb einer Routine keine Schleife: ein Nachfüllen in Portionen leistet es anstelle einer Migration.</translation>
    </message>
    <message>
        <source>MySQL's programs are not installed.</source>
        <translation>Die Programme von MySQL sind nicht installiert.</translation>
    </message>
    <message>
        <source>NOT ENFORCED: nothing is checked, neither old rows nor new ones.</source>
        <translation>NOT ENFORCED: Nichts wird geprüft, weder alte Zeilen noch neue.</translation>
    </message>
    <message>
        <source>NOT NULL DEFAULT false.</source>
        <translation>NOT NULL DEFAULT false.</translation>
    </message>
    <message>
        <source>NOT NULL without a default: the statement fails when the table has rows, and the running version cannot insert.</source>
        <translation>NOT NULL ohne Vorgabe: Die Anweisung scheitert, wenn die Tabelle Zeilen hat, und die laufende Version kann nichts einfügen.</translation>
    </message>
    <message>
        <source>NOT NULL, STRICT or WITHOUT ROWID.</source>
        <translation>NOT NULL, STRICT oder WITHOUT ROWID.</translation>
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
        <source>Name another place.</source>
        <translation>Nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Name both as the comparison shows them.</source>
        <translation>Nennen Sie beide so, wie der Vergleich sie zeigt.</translation>
    </message>
    <message>
        <source>Name it.</source>
        <translation>Einen Namen geben.</translation>
    </message>
    <message>
        <source>Name its place: BEFORE or AFTER.</source>
        <translation>Die Stelle nennen: BEFORE oder AFTER.</translation>
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
        <source>Name its version (--only).</source>
        <translation>Nennen Sie ihre Version (--only).</translation>
    </message>
    <message>
        <source>Name tables as 'snapshot' does, with a comma between two.</source>
        <translation>Nennen Sie Tabellen so, wie „snapshot“ sie schreibt, mit einem Komma dazwischen.</translation>
    </message>
    <message>
        <source>Name the columns, try again once, or restart the connection pools.</source>
        <translation>Die Spalten nennen, es einmal wiederholen oder die Verbindungspools neu starten.</translation>
    </message>
    <message>
        <source>Name the database's file, or bring back a good copy of it.</source>
        <translation>Nennen Sie die Datei der Datenbank, oder holen Sie eine heile Kopie zurück.</translation>
    </message>
    <message>
        <source>Name the database's file.</source>
        <translation>Nennen Sie die Datei der Datenbank.</translation>
    </message>
    <message>
        <source>Name the folder that holds the project.</source>
        <translation>Den Ordner angeben, der das Projekt enthält.</translation>
    </message>
    <message>
        <source>Name the format with --format. Known: %1</source>
        <translation>Das Format mit --format angeben. Bekannt: %1</translation>
    </message>
    <message>
        <source>Name the objects.</source>
        <translation>Die Objekte nennen.</translation>
    </message>
    <message>
        <source>Name the roles.</source>
        <translation>Die Rollen nennen.</translation>
    </message>
    <message>
        <source>Name the schema.</source>
        <translation>Das Schema nennen.</translation>
    </message>
    <message>
        <source>Name the tables, or back up the whole database.</source>
        <translation>Nennen Sie die Tabellen, oder sichern Sie die ganze Datenbank.</translation>
    </message>
    <message>
        <source>Name the tables.</source>
        <translation>Die Tabellen nennen.</translation>
    </message>
    <message>
        <source>Names and files</source>
        <translation>Namen und Dateien</translation>
    </message>
    <message>
        <source>Needs to look at no row any more: the check has done so.</source>
        <translation>Muss keine Zeile mehr ansehen: das hat die Prüfung getan.</translation>
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
        <source>Neither true nor false is a third state.</source>
        <translation>Weder wahr noch falsch ist ein dritter Zustand.</translation>
    </message>
    <message>
        <source>Nested deeper than %1 levels.</source>
        <translation>Tiefer als %1 Ebenen verschachtelt.</translation>
    </message>
    <message>
        <source>Never do this in a migration.</source>
        <translation>Niemals in einer Migration.</translation>
    </message>
    <message>
        <source>New migrations of %1 are not written.</source>
        <translation>Neue Migrationen von %1 werden nicht geschrieben.</translation>
    </message>
    <message>
        <source>New rows are checked from here on, older ones are not yet.</source>
        <translation>Neue Zeilen werden von hier an geprüft, ältere noch nicht.</translation>
    </message>
    <message>
        <source>New rows are checked from here on, older ones never: look for rows without a counterpart before and after.</source>
        <translation>Neue Zeilen werden ab hier geprüft, ältere nie: vorher und nachher nach Zeilen ohne Gegenstück suchen.</translation>
    </message>
    <message>
        <source>New rows get a number from here on.</source>
        <translation>Neue Zeilen erhalten von hier an eine Nummer.</translation>
    </message>
    <message>
        <source>New rows have a value from here on.</source>
        <translation>Neue Zeilen haben ab hier einen Wert.</translation>
    </message>
    <message>
        <source>New rows must have a value from here on.</source>
        <translation>Neue Zeilen müssen von hier an einen Wert haben.</translation>
    </message>
    <message>
        <source>New rows of the table must fit the partition from here on.</source>
        <translation>Neue Zeilen der Tabelle müssen von hier an zur Partition passen.</translation>
    </message>
    <message>
        <source>New values are checked from here on, older ones are not yet.</source>
        <translation>Neue Werte werden von hier an geprüft, ältere noch nicht.</translation>
    </message>
    <message>
        <source>Next runs: %1</source>
        <translation>Als Nächstes wird ausgeführt: %1</translation>
    </message>
    <message>
        <source>No command is named for this: do it, then say that it is done.</source>
        <translation>Dafür ist kein Befehl genannt: von Hand tun, dann sagen, dass es getan ist.</translation>
    </message>
    <message>
        <source>No connection to database %1 on the server at %2 as user %3.</source>
        <translation>Keine Verbindung zur Datenbank %1 auf dem Server %2 als Benutzer %3.</translation>
    </message>
    <message>
        <source>No database is connected.</source>
        <translation>Keine Datenbank ist verbunden.</translation>
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
        <source>No database is open.</source>
        <translation>Es ist keine Datenbank geöffnet.</translation>
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
        <source>No idle_in_transaction_session_timeout: a client that stalls keeps its locks.</source>
        <translation>Kein idle_in_transaction_session_timeout: Ein stockender Client behält seine Sperren.</translation>
    </message>
    <message>
        <source>No index begins with the referencing columns: each DELETE in the referenced table reads all of this one.</source>
        <translation>Kein Index beginnt mit den verweisenden Spalten: Jedes DELETE in der verwiesenen Tabelle liest diese ganz.</translation>
    </message>
    <message>
        <source>No index of %1 holds a column that this changes: a row's new version needs no new index entries where it finds room on the same page (HOT).</source>
        <translation>Kein Index von %1 enthält eine Spalte, die sich hier ändert: Die neue Fassung einer Zeile braucht keine neuen Einträge in Indizes, wo sie auf derselben Seite Platz findet (HOT).</translation>
    </message>
    <message>
        <source>No index of %1 holds a column that this changes: none is written.</source>
        <translation>Kein Index von %1 enthält eine Spalte, die sich hier ändert: Keiner wird geschrieben.</translation>
    </message>
    <message>
        <source>No lock timeout: while this statement waits for its lock, every later query on the table waits behind it.</source>
        <translation>Kein lock_timeout: Solange diese Anweisung auf ihre Sperre wartet, wartet jede spätere Abfrage der Tabelle hinter ihr.</translation>
    </message>
    <message>
        <source>No migration '%1' is pending.</source>
        <translation>Keine Migration '%1' steht aus.</translation>
    </message>
    <message>
        <source>No migration found for version %1, the current one.</source>
        <translation>Zur aktuellen Version %1 wurde keine Migration gefunden.</translation>
    </message>
    <message>
        <source>No migration is known to be left half done.</source>
        <translation>Von keiner Migration ist bekannt, dass sie halb fertig liegen blieb.</translation>
    </message>
    <message>
        <source>No migration of the release is applied: the schema is the one that the old version knows.</source>
        <translation>Keine Migration des Release ist angewandt: Das Schema ist das, das die alte Version kennt.</translation>
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
        <source>No private file could be written.</source>
        <translation>Es konnte keine private Datei geschrieben werden.</translation>
    </message>
    <message>
        <source>No private server can be started: %1</source>
        <translation>Kein eigener Server lässt sich starten: %1</translation>
    </message>
    <message>
        <source>No release goes on here.</source>
        <translation>Hier läuft kein Release.</translation>
    </message>
    <message>
        <source>No release goes on. One that begins now:</source>
        <translation>Es läuft kein Release. Eines, das jetzt begänne:</translation>
    </message>
    <message>
        <source>No rescue copy of %1 can be made: %2</source>
        <translation>Von %1 lässt sich keine Rettungskopie anlegen: %2</translation>
    </message>
    <message>
        <source>No row was read.</source>
        <translation>Keine Zeile wurde gelesen.</translation>
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
        <source>No signature can be written beside the plan file.</source>
        <translation>Neben die Plandatei lässt sich keine Unterschrift schreiben.</translation>
    </message>
    <message>
        <source>No statement timeout: a statement that runs away keeps its lock.</source>
        <translation>Kein statement_timeout: Eine ausufernde Anweisung behält ihre Sperre.</translation>
    </message>
    <message>
        <source>No table is named.</source>
        <translation>Es ist keine Tabelle genannt.</translation>
    </message>
    <message>
        <source>No trigger of a user fires for a changed row.</source>
        <translation>Für eine geänderte Zeile löst kein Trigger eines Benutzers aus.</translation>
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
        <source>No way back</source>
        <translation>Kein Rückweg</translation>
    </message>
    <message>
        <source>Nobody can read or write %1 for a moment.</source>
        <translation>Niemand kann %1 lesen oder schreiben, für einen Augenblick.</translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while all rows are looked at.</source>
        <translation>Niemand kann %1 lesen oder schreiben, während alle Zeilen durchgesehen werden.</translation>
    </message>
    <message>
        <source>Nobody can read or write %1 while all rows are written again.</source>
        <translation>Niemand kann %1 lesen oder schreiben, während alle Zeilen neu geschrieben werden.</translation>
    </message>
    <message>
        <source>Nobody can use it while its files are copied to the other tablespace.</source>
        <translation>Niemand kann sie nutzen, während ihre Dateien in den anderen Tablespace kopiert werden.</translation>
    </message>
    <message>
        <source>Nobody else migrates. The run takes: %1.</source>
        <translation>Niemand sonst migriert. Der Lauf nimmt: %1.</translation>
    </message>
    <message>
        <source>Nobody has said that the old version is gone.</source>
        <translation>Niemand hat gesagt, dass die alte Version weg ist.</translation>
    </message>
    <message>
        <source>Nobody has said that this command may run: %1</source>
        <translation>Niemand hat gesagt, dass dieser Befehl ausgeführt werden darf: %1</translation>
    </message>
    <message>
        <source>Nobody knows how many rows this touches; all of them stay locked until the transaction ends.</source>
        <translation>Niemand weiß, wie viele Zeilen das betrifft; alle bleiben bis zum Ende der Transaktion gesperrt.</translation>
    </message>
    <message>
        <source>Nobody knows which value the older rows should have: fill the column before the last step.</source>
        <translation>Niemand weiß, welchen Wert die älteren Zeilen haben sollen: Füllen Sie die Spalte vor dem letzten Schritt.</translation>
    </message>
    <message>
        <source>Nobody waits for %1 but schema changes.</source>
        <translation>Niemand wartet auf %1, außer Schemaänderungen.</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Niemand wartet.</translation>
    </message>
    <message>
        <source>Nobody waits: nothing in use is touched.</source>
        <translation>Niemand wartet: Nichts wird berührt, was in Gebrauch ist.</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Not exact.</source>
        <translation>Nicht genau.</translation>
    </message>
    <message>
        <source>Not known: %1</source>
        <translation>Nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Not rehearsed</source>
        <translation>Nicht geprobt</translation>
    </message>
    <message>
        <source>Not rehearsed with this file and this server.</source>
        <translation>Mit dieser Datei und diesem Server nicht geprobt.</translation>
    </message>
    <message>
        <source>Not rehearsed.</source>
        <translation>Nicht geprobt.</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht gelaufen</translation>
    </message>
    <message>
        <source>Not runnable: %1</source>
        <translation>Nicht ausführbar: %1</translation>
    </message>
    <message>
        <source>Not tried: %1 is in the way.</source>
        <translation>Nicht versucht: %1 steht im Weg.</translation>
    </message>
    <message>
        <source>Not verified: %1</source>
        <translation>Nicht geprüft: %1</translation>
    </message>
    <message>
        <source>Not written yet: the next run records this baseline first.</source>
        <translation>Noch nicht geschrieben: Der nächste Lauf hält zuerst diesen Ausgangsstand fest.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Nothing bounds what can be stored here.</source>
        <translation>Nichts begrenzt, was hier gespeichert werden kann.</translation>
    </message>
    <message>
        <source>Nothing here needs the lock off: two nodes can run the migration at once.</source>
        <translation>Nichts hier braucht die Sperre ausgeschaltet: Zwei Knoten können die Migration zugleich laufen lassen.</translation>
    </message>
    <message>
        <source>Nothing here needs to run outside a transaction, and a failure leaves it half applied.</source>
        <translation>Nichts hier muss außerhalb einer Transaktion laufen, und ein Fehler lässt sie halb angewendet zurück.</translation>
    </message>
    <message>
        <source>Nothing is pending: the database is up to date.</source>
        <translation>Nichts steht aus: Die Datenbank ist auf dem neuesten Stand.</translation>
    </message>
    <message>
        <source>Nothing is pending: there is nothing to release.</source>
        <translation>Nichts steht aus: Für ein Release gibt es nichts.</translation>
    </message>
    <message>
        <source>Nothing keeps the reference right any more; on PostgreSQL both tables are locked against every query.</source>
        <translation>Nichts hält den Verweis mehr richtig; auf PostgreSQL sind beide Tabellen für jede Abfrage gesperrt.</translation>
    </message>
    <message>
        <source>Nothing of %1 was kept.</source>
        <translation>Von %1 wurde nichts behalten.</translation>
    </message>
    <message>
        <source>Nothing of it is sure.</source>
        <translation>Nichts davon ist sicher.</translation>
    </message>
    <message>
        <source>Nothing of it was kept.</source>
        <translation>Nichts davon ist geblieben.</translation>
    </message>
    <message>
        <source>Nothing stored is lost; applying again leads back here.</source>
        <translation>Nichts Gespeichertes geht verloren; erneutes Anwenden führt hierher zurück.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>Nothing was begun.</source>
        <translation>Nichts wurde begonnen.</translation>
    </message>
    <message>
        <source>Nothing was cancelled.</source>
        <translation>Nichts wurde abgebrochen.</translation>
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
        <source>Nothing was compared yet.</source>
        <translation>Es wurde noch nichts verglichen.</translation>
    </message>
    <message>
        <source>Nothing was compared.</source>
        <translation>Es wurde nichts verglichen.</translation>
    </message>
    <message>
        <source>Nothing was measured yet.</source>
        <translation>Noch wurde nichts gemessen.</translation>
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
        <source>Nothing was signed.</source>
        <translation>Nichts wurde unterschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nichts wurde geschrieben.</translation>
    </message>
    <message>
        <source>Numbers can come twice, or defaults that use the sequence fail.</source>
        <translation>Nummern können doppelt kommen, oder Vorgaben, die die Sequenz nutzen, schlagen fehl.</translation>
    </message>
    <message>
        <source>Observed: %1 is not written again (predicted: it is).</source>
        <translation>Beobachtet: %1 wird nicht neu geschrieben (vorhergesagt: doch).</translation>
    </message>
    <message>
        <source>Observed: %1 is written again (predicted: not).</source>
        <translation>Beobachtet: %1 wird neu geschrieben (vorhergesagt: nicht).</translation>
    </message>
    <message>
        <source>Observed: %1 on %2 (predicted: %3).</source>
        <translation>Beobachtet: %1 auf %2 (vorhergesagt: %3).</translation>
    </message>
    <message>
        <source>Observed: algorithm %1 (predicted: %2).</source>
        <translation>Beobachtet: Algorithmus %1 (vorhergesagt: %2).</translation>
    </message>
    <message>
        <source>Observed: no lock on %1 (predicted: %2).</source>
        <translation>Beobachtet: keine Sperre auf %1 (vorhergesagt: %2).</translation>
    </message>
    <message>
        <source>Of migration %1, %2 statements are in, perhaps %3: those between change rows, and the schema does not tell.</source>
        <translation>Von Migration %1 sind %2 Anweisungen drin, vielleicht %3: die dazwischen ändern Zeilen, und das verrät das Schema nicht.</translation>
    </message>
    <message>
        <source>Of these, %1 may wait.</source>
        <translation>Davon kann %1 warten.</translation>
    </message>
    <message>
        <source>Old rows silently get 0, an empty string, a zero date or the first ENUM value; the running version cannot insert.</source>
        <translation>Alte Zeilen bekommen stillschweigend 0, eine leere Zeichenkette, ein Nulldatum oder den ersten ENUM-Wert; die laufende Version kann nichts einfügen.</translation>
    </message>
    <message>
        <source>Old values are overwritten or removed and kept nowhere.</source>
        <translation>Alte Werte werden überschrieben oder entfernt und nirgends aufbewahrt.</translation>
    </message>
    <message>
        <source>Older than the current version %1: this tool would never run it.</source>
        <translation>Älter als die aktuelle Version %1: Dieses Werkzeug würde sie nie ausführen.</translation>
    </message>
    <message>
        <source>On SQLite a statement has the whole database to itself, however it is taken apart: a change that rebuilds a table is one transaction there.</source>
        <translation>Auf SQLite hat eine Anweisung die ganze Datenbank für sich, wie auch immer sie zerlegt wird: eine Änderung, die eine Tabelle neu aufbaut, ist dort eine Transaktion.</translation>
    </message>
    <message>
        <source>On a scratch copy it comes to something else than the original: %1.</source>
        <translation>Auf einer Probekopie kommt etwas anderes heraus als beim Original: %1.</translation>
    </message>
    <message>
        <source>On a scratch copy it leaves other rows than the original: %1.</source>
        <translation>Auf einer Probekopie hinterlässt es andere Zeilen als das Original: %1.</translation>
    </message>
    <message>
        <source>On a scratch copy its way back does not lead to the start: %1.</source>
        <translation>Auf einer Probekopie führt der Rückweg nicht zum Anfang: %1.</translation>
    </message>
    <message>
        <source>On a scratch copy the script does not reach the wanted schema: %1</source>
        <translation>Auf einer Probekopie erreicht das Skript das gewünschte Schema nicht: %1</translation>
    </message>
    <message>
        <source>Once, unless an earlier run has begun it:</source>
        <translation>Einmal, wenn kein früherer Lauf es begonnen hat:</translation>
    </message>
    <message>
        <source>One ALTER TABLE with both actions.</source>
        <translation>Ein ALTER TABLE mit beiden Aktionen.</translation>
    </message>
    <message>
        <source>One DELETE can remove very many rows here and keep its locks for long.</source>
        <translation>Ein DELETE kann hier sehr viele Zeilen entfernen und seine Sperren lange halten.</translation>
    </message>
    <message>
        <source>One concurrent statement, one migration.</source>
        <translation>Eine nebenläufige Anweisung, eine Migration.</translation>
    </message>
    <message>
        <source>One execute holds several statements; Ecto would run the first and drop the rest.</source>
        <translation>Ein execute enthält mehrere Anweisungen; Ecto führte die erste aus und ließe den Rest weg.</translation>
    </message>
    <message>
        <source>One execute holds several statements; the server refuses that.</source>
        <translation>Ein execute enthält mehrere Anweisungen; der Server lehnt das ab.</translation>
    </message>
    <message>
        <source>One more column on a wide or large table.</source>
        <translation>Noch eine Spalte in einer breiten oder großen Tabelle.</translation>
    </message>
    <message>
        <source>One schema change in each migration.</source>
        <translation>Eine Schemaänderung je Migration.</translation>
    </message>
    <message>
        <source>One statement for each index.</source>
        <translation>Eine Anweisung je Index.</translation>
    </message>
    <message>
        <source>One statement in each migration, or IF [NOT] EXISTS and a guarded drop before it.</source>
        <translation>Eine Anweisung je Migration, oder IF [NOT] EXISTS und davor ein abgesichertes Entfernen.</translation>
    </message>
    <message>
        <source>One to five seconds, with more than one try.</source>
        <translation>Eine bis fünf Sekunden, mit mehr als einem Versuch.</translation>
    </message>
    <message>
        <source>One transaction locks several tables in use: the first stays locked while it waits for the next.</source>
        <translation>Eine Transaktion sperrt mehrere Tabellen, die in Gebrauch sind: Die erste bleibt gesperrt, während sie auf die nächste wartet.</translation>
    </message>
    <message>
        <source>One transaction of its own, with foreign keys off around it: nothing goes along with the old table.</source>
        <translation>Eine eigene Transaktion, um die herum Fremdschlüssel abgeschaltet sind: Mit der alten Tabelle verschwindet nichts anderes.</translation>
    </message>
    <message>
        <source>Only a scratch database was used.</source>
        <translation>Nur eine Probedatenbank wurde benutzt.</translation>
    </message>
    <message>
        <source>Only append values; else VARCHAR or a lookup table.</source>
        <translation>Werte nur anhängen; sonst VARCHAR oder eine Nachschlagetabelle.</translation>
    </message>
    <message>
        <source>Only comments may stand before '-- +goose Up'.</source>
        <translation>Vor '-- +goose Up' dürfen nur Kommentare stehen.</translation>
    </message>
    <message>
        <source>Only in another order</source>
        <translation>Nur in anderer Reihenfolge</translation>
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
        <source>Only together with the column that owns it.</source>
        <translation>Nur zusammen mit der Spalte, der sie gehört.</translation>
    </message>
    <message>
        <source>Only when no running version of the application uses it, and after a copy of its values.</source>
        <translation>Erst wenn keine laufende Version der Anwendung sie benutzt, und nach einer Kopie ihrer Werte.</translation>
    </message>
    <message>
        <source>Only when no running version of the application uses the old name.</source>
        <translation>Erst wenn keine laufende Fassung der Anwendung den alten Namen benutzt.</translation>
    </message>
    <message>
        <source>Only when no running version of the application uses the table.</source>
        <translation>Erst wenn keine laufende Version der Anwendung die Tabelle benutzt.</translation>
    </message>
    <message>
        <source>Only when no running version of the application writes the old label. The rows change in batches; it can be run again.</source>
        <translation>Erst wenn keine laufende Fassung der Anwendung den alten Wert schreibt. Die Zeilen ändern sich portionsweise; das kann wiederholt werden.</translation>
    </message>
    <message>
        <source>Only when nothing reads the old column any more.</source>
        <translation>Erst wenn nichts mehr die alte Spalte liest.</translation>
    </message>
    <message>
        <source>Only when nothing reads the old table any more.</source>
        <translation>Erst wenn nichts mehr die alte Tabelle liest.</translation>
    </message>
    <message>
        <source>Only when the application can read the new type. The way back writes every row.</source>
        <translation>Erst wenn die Anwendung den neuen Typ lesen kann. Der Rückweg schreibt jede Zeile.</translation>
    </message>
    <message>
        <source>Open for %1: the old version is gone, and nobody reads what goes.</source>
        <translation>Offen für %1: Die alte Version ist weg, und niemand liest, was geht.</translation>
    </message>
    <message>
        <source>Open the folder that holds mix.exs.</source>
        <translation>Öffnen Sie den Ordner, in dem mix.exs liegt.</translation>
    </message>
    <message>
        <source>Open the folder that holds them (on the command line: --migrations FOLDER), or add one of: %1</source>
        <translation>Öffnen Sie den Ordner, der sie enthält (auf der Befehlszeile: --migrations ORDNER), oder legen Sie eine der folgenden an: %1</translation>
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
        <source>Open the project that the plan is for.</source>
        <translation>Öffnen Sie das Projekt, für das der Plan ist.</translation>
    </message>
    <message>
        <source>Other argument types make a second function: calls can be ambiguous and the old body stays in use.</source>
        <translation>Andere Argumenttypen ergeben eine zweite Funktion: Aufrufe können mehrdeutig sein, und der alte Rumpf bleibt in Gebrauch.</translation>
    </message>
    <message>
        <source>Other tables refer to it: dropping it deletes its rows first, which cascades to them or fails.</source>
        <translation>Andere Tabellen verweisen auf sie: Das Entfernen löscht zuerst ihre Zeilen, was sich auf jene fortpflanzt oder scheitert.</translation>
    </message>
    <message>
        <source>Other writers of the file wait; reads go on.</source>
        <translation>Andere Schreiber der Datei warten; Lesen geht weiter.</translation>
    </message>
    <message>
        <source>Others read and write meanwhile.</source>
        <translation>Andere lesen und schreiben währenddessen.</translation>
    </message>
    <message>
        <source>Outdated</source>
        <translation>Veraltet</translation>
    </message>
    <message>
        <source>Outside a transaction: a failure leaves what ran before it.</source>
        <translation>Außerhalb einer Transaktion: Ein Fehlschlag lässt stehen, was vorher lief.</translation>
    </message>
    <message>
        <source>PRAGMA foreign_key_check before COMMIT.</source>
        <translation>PRAGMA foreign_key_check vor COMMIT.</translation>
    </message>
    <message>
        <source>PRAGMA foreign_keys does nothing inside a transaction.</source>
        <translation>PRAGMA foreign_keys bewirkt innerhalb einer Transaktion nichts.</translation>
    </message>
    <message>
        <source>PRAGMA foreign_keys=OFF before the transaction begins, in a migration that is not wrapped.</source>
        <translation>PRAGMA foreign_keys=OFF vor Beginn der Transaktion, in einer Migration, die nicht umschlossen wird.</translation>
    </message>
    <message>
        <source>PRIMARY KEY.</source>
        <translation>PRIMARY KEY.</translation>
    </message>
    <message>
        <source>Page by key: remember the last one seen.</source>
        <translation>Nach Schlüssel blättern: den zuletzt gesehenen merken.</translation>
    </message>
    <message>
        <source>Paging with OFFSET reads all earlier rows again, and skips rows when the set shrinks.</source>
        <translation>Blättern mit OFFSET liest alle früheren Zeilen erneut und überspringt Zeilen, wenn die Menge schrumpft.</translation>
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
        <source>Plain types, DATETIME.</source>
        <translation>Einfache Typen, DATETIME.</translation>
    </message>
    <message>
        <source>Plan an OPTIMIZE TABLE.</source>
        <translation>Ein OPTIMIZE TABLE einplanen.</translation>
    </message>
    <message>
        <source>Plan for %1 (%2), made by %3 at %4
</source>
        <translation>Plan für %1 (%2), gemacht von %3 am %4
</translation>
    </message>
    <message>
        <source>Plan without rescue copies, and make a backup first.</source>
        <translation>Planen Sie ohne Rettungskopien, und sichern Sie vorher.</translation>
    </message>
    <message>
        <source>Plan: %1</source>
        <translation>Plan: %1</translation>
    </message>
    <message>
        <source>PostgreSQL 14.0 to 14.3 may silently leave rows out of an index built concurrently.</source>
        <translation>PostgreSQL 14.0 bis 14.3 lässt in einem nebenläufig gebauten Index womöglich stillschweigend Zeilen aus.</translation>
    </message>
    <message>
        <source>PostgreSQL checks no foreign key meanwhile and follows none of their cascades, and rules do not apply: rows that refer to nothing may be left.</source>
        <translation>PostgreSQL prüft so lange keine Fremdschlüssel und folgt keiner ihrer Kaskaden, und Regeln gelten nicht: Zeilen können übrig bleiben, die auf nichts verweisen.</translation>
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
        <source>Prepare the new key as a unique index and swap both in one transaction.</source>
        <translation>Den neuen Schlüssel als eindeutigen Index vorbereiten und beide in einer Transaktion tauschen.</translation>
    </message>
    <message>
        <source>Prepare the servers first; IF NOT EXISTS.</source>
        <translation>Zuerst die Server vorbereiten; IF NOT EXISTS.</translation>
    </message>
    <message>
        <source>Prepared SELECT * fails once in every session when the columns change.</source>
        <translation>Vorbereitetes SELECT * schlägt einmal in jeder Sitzung fehl, wenn sich die Spalten ändern.</translation>
    </message>
    <message>
        <source>Prisma knows no way back, and there is no down.sql beside migration.sql.</source>
        <translation>Prisma kennt keinen Rückweg, und neben migration.sql liegt keine down.sql.</translation>
    </message>
    <message>
        <source>Privileges and owners</source>
        <translation>Rechte und Eigentümer</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Prove NOT NULL first: CHECK NOT VALID, VALIDATE, then the primary key.</source>
        <translation>Zuerst NOT NULL beweisen: CHECK NOT VALID, VALIDATE, dann der Primärschlüssel.</translation>
    </message>
    <message>
        <source>Prove NOT NULL, build a unique index concurrently, then ADD PRIMARY KEY USING INDEX.</source>
        <translation>NOT NULL beweisen, einen eindeutigen Index nebenläufig bauen, dann ADD PRIMARY KEY USING INDEX.</translation>
    </message>
    <message>
        <source>Proven</source>
        <translation>Erprobt</translation>
    </message>
    <message>
        <source>Proven on a scratch copy: it comes to what the original comes to, and its way back leads to the start.</source>
        <translation>Auf einer Probekopie erprobt: Es kommt dasselbe heraus wie beim Original, und der Rückweg führt zum Anfang.</translation>
    </message>
    <message numerus="yes">
        <source>Purpose: bring the database up by %n migration(s), and back again if it must be.</source>
        <translation>
            <numerusform>Zweck: die Datenbank um %n Migration voranbringen, und zurück, wenn es sein muss.</numerusform>
            <numerusform>Zweck: die Datenbank um %n Migrationen voranbringen, und zurück, wenn es sein muss.</numerusform>
        </translation>
    </message>
    <message>
        <source>Put DROP INDEX CONCURRENTLY IF EXISTS before it, or look at indisvalid after it.</source>
        <translation>DROP INDEX CONCURRENTLY IF EXISTS davorsetzen oder danach auf indisvalid sehen.</translation>
    </message>
    <message>
        <source>Put it before BEGIN; let the runner not wrap the migration.</source>
        <translation>Vor BEGIN setzen; die Migration vom Läufer nicht umschließen lassen.</translation>
    </message>
    <message>
        <source>Put it right; what follows was checked.</source>
        <translation>Richtigstellen; was folgt, wurde geprüft.</translation>
    </message>
    <message>
        <source>Put the log back from a copy, or compare it with the last hash in a runbook; what is applied stands in each database's own history.</source>
        <translation>Stellen Sie das Protokoll aus einer Kopie wieder her, oder vergleichen Sie es mit dem letzten Hash in einem Ablaufplan; was angewendet ist, steht in der Historie jeder Datenbank selbst.</translation>
    </message>
    <message>
        <source>Put the name or the order right.</source>
        <translation>Den Namen oder die Reihenfolge richtigstellen.</translation>
    </message>
    <message>
        <source>Put the statements in the right order, or use constraints that are NOT VALID.</source>
        <translation>Die Anweisungen in die richtige Reihenfolge bringen oder Bedingungen mit NOT VALID nutzen.</translation>
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
        <source>REINDEX without CONCURRENTLY blocks writes and most reads of the table until it is done.</source>
        <translation>REINDEX ohne CONCURRENTLY hält Schreiben und fast alles Lesen der Tabelle auf, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Random keys are inserted all over the index: more page splits and more log.</source>
        <translation>Zufällige Schlüssel werden überall im Index eingefügt: mehr Seitenteilungen und mehr Protokoll.</translation>
    </message>
    <message>
        <source>Read by statements within %1: %2</source>
        <translation>Gelesen von Anweisungen innerhalb von %1: %2</translation>
    </message>
    <message>
        <source>Read its output.</source>
        <translation>Lesen Sie seine Ausgabe.</translation>
    </message>
    <message>
        <source>Readers of the materialized view wait until its query is done; WITH NO DATA leaves it unreadable.</source>
        <translation>Leser der materialisierten Sicht warten, bis ihre Abfrage fertig ist; WITH NO DATA lässt sie unlesbar zurück.</translation>
    </message>
    <message>
        <source>Readers of the view fail, and its grants are lost.</source>
        <translation>Leser der Sicht schlagen fehl, und ihre Rechte gehen verloren.</translation>
    </message>
    <message>
        <source>Readers that never met NULL in this column can break.</source>
        <translation>Leser, die in dieser Spalte nie NULL gesehen haben, können scheitern.</translation>
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
        <source>Reads and writes of %1 go on; other schema changes wait.</source>
        <translation>Lesen und Schreiben von %1 gehen weiter; andere Schemaänderungen warten.</translation>
    </message>
    <message>
        <source>Rebuild the table.</source>
        <translation>Die Tabelle neu aufbauen.</translation>
    </message>
    <message>
        <source>Rebuild the table: create, copy, drop, rename.</source>
        <translation>Die Tabelle neu aufbauen: anlegen, kopieren, entfernen, umbenennen.</translation>
    </message>
    <message>
        <source>Rehearsed, %1: %2</source>
        <translation>Geprobt, %1: %2</translation>
    </message>
    <message>
        <source>Rehearsed: every way back returns schema and rows.</source>
        <translation>Geprobt: Jeder Rückweg bringt Schema und Zeilen zurück.</translation>
    </message>
    <message>
        <source>Rehearsed: it fails before there is anything to take back: %1</source>
        <translation>Geprobt: Sie scheitert, bevor es etwas zurückzunehmen gibt: %1</translation>
    </message>
    <message>
        <source>Rehearsed: schema and rows return.</source>
        <translation>Geprobt: Schema und Zeilen kommen zurück.</translation>
    </message>
    <message>
        <source>Rehearsed: the schema returns, but not all data: %1</source>
        <translation>Geprobt: Das Schema kommt zurück, aber nicht alle Daten: %1</translation>
    </message>
    <message>
        <source>Rehearsed: the schema returns; there were no rows that could have been lost.</source>
        <translation>Geprobt: Das Schema kommt zurück; es gab keine Zeilen, die hätten verloren gehen können.</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Release of %1, begun by %2 at %3</source>
        <translation>Release für %1, begonnen von %2 um %3</translation>
    </message>
    <message>
        <source>Remove it.</source>
        <translation>Entfernen.</translation>
    </message>
    <message>
        <source>Remove one.</source>
        <translation>Eine entfernen.</translation>
    </message>
    <message>
        <source>Remove the byte from the file.</source>
        <translation>Das Byte aus der Datei entfernen.</translation>
    </message>
    <message>
        <source>Rename it, or change its type by a second column.</source>
        <translation>Umbenennen, oder den Typ über eine zweite Spalte ändern.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Benennen Sie eine von beiden um.</translation>
    </message>
    <message>
        <source>Renamed, so that it keeps what it holds.</source>
        <translation>Umbenannt, damit der Inhalt erhalten bleibt.</translation>
    </message>
    <message>
        <source>Renamed?</source>
        <translation>Umbenannt?</translation>
    </message>
    <message>
        <source>Repair the file, then try again.</source>
        <translation>Die Datei reparieren, dann erneut versuchen.</translation>
    </message>
    <message>
        <source>Repeat the full definition, or use ALTER COLUMN … SET DEFAULT, RENAME COLUMN.</source>
        <translation>Die ganze Definition wiederholen, oder ALTER COLUMN … SET DEFAULT, RENAME COLUMN nutzen.</translation>
    </message>
    <message>
        <source>Replace policies in one transaction.</source>
        <translation>Richtlinien in einer Transaktion ersetzen.</translation>
    </message>
    <message>
        <source>Replace the constraint or index first.</source>
        <translation>Zuerst die Bedingung oder den Index ersetzen.</translation>
    </message>
    <message>
        <source>Replicas behind: %1 ms now, %2 ms at most.</source>
        <translation>Rückstand der Replikate: jetzt %1 ms, höchstens %2 ms.</translation>
    </message>
    <message>
        <source>Replication loses the identity of rows, upserts on the key fail, and with CASCADE foreign keys to it go too.</source>
        <translation>Die Replikation verliert die Identität der Zeilen, Upserts über den Schlüssel scheitern, und mit CASCADE gehen auch Fremdschlüssel auf ihn.</translation>
    </message>
    <message>
        <source>Rescue copies are made before anything is dropped; 'rescue list' shows them.</source>
        <translation>Rettungskopien werden angelegt, bevor etwas verworfen wird; 'rescue list' zeigt sie.</translation>
    </message>
    <message>
        <source>Rescue copy</source>
        <translation>Rettungskopie</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Reversible</source>
        <translation>Umkehrbar</translation>
    </message>
    <message>
        <source>Rewrite</source>
        <translation>Neuschrieb</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>Zurückrollen</translation>
    </message>
    <message>
        <source>Roll back to the version before it.</source>
        <translation>Auf die Version davor zurückrollen.</translation>
    </message>
    <message>
        <source>Roll it back first (rollback --only %1), if what it removed can come back; else go on.</source>
        <translation>Erst zurückrollen (rollback --only %1), wenn zurückkommen kann, was sie entfernte; sonst fortfahren.</translation>
    </message>
    <message>
        <source>Roll it back first.</source>
        <translation>Nehmen Sie zuerst diese zurück.</translation>
    </message>
    <message>
        <source>Roll it back instead.</source>
        <translation>Nehmen Sie sie stattdessen zurück.</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <source>Rolling back discards what was written here since the deployment.</source>
        <translation>Das Zurückrollen verwirft, was seit der Auslieferung hier geschrieben wurde.</translation>
    </message>
    <message>
        <source>Rows a second: %1 now, %2 at most.</source>
        <translation>Zeilen je Sekunde: jetzt %1, höchstens %2.</translation>
    </message>
    <message>
        <source>Rows and schema change in one migration: hard to run again, hard to batch.</source>
        <translation>Zeilen- und Schemaänderung in einer Migration: schwer zu wiederholen, schwer zu portionieren.</translation>
    </message>
    <message>
        <source>Rows are brought into the new shape.</source>
        <translation>Zeilen werden in die neue Form gebracht.</translation>
    </message>
    <message>
        <source>Rows are changed in one transaction with a schema change: its lock is held for the whole backfill.</source>
        <translation>Zeilen werden in einer Transaktion mit einer Schemaänderung geändert: Deren Sperre wird während des ganzen Füllens gehalten.</translation>
    </message>
    <message>
        <source>Rows are written in a migration that also changes the schema: its locks are held meanwhile.</source>
        <translation>Zeilen werden in einer Migration geschrieben, die auch das Schema ändert: Deren Sperren werden so lange gehalten.</translation>
    </message>
    <message>
        <source>Rows of %1</source>
        <translation>Zeilen von %1</translation>
    </message>
    <message>
        <source>Rows of %1 are deleted.</source>
        <translation>Zeilen von %1 werden gelöscht.</translation>
    </message>
    <message>
        <source>Rows of a table that the migration does not mention went along with a table that it drops (ON DELETE CASCADE): %1 were there, %2 are left. Asked with: %3</source>
        <translation>Mit einer Tabelle, die die Migration löscht, gingen Zeilen einer anderen, die sie nicht nennt (ON DELETE CASCADE): %1 waren da, %2 sind übrig. Gefragt mit: %3</translation>
    </message>
    <message>
        <source>Rows of others become visible.</source>
        <translation>Zeilen anderer werden sichtbar.</translation>
    </message>
    <message>
        <source>Rows that break the rules get in unseen while the checks are off.</source>
        <translation>Zeilen, die die Regeln verletzen, kommen ungesehen hinein, solange die Prüfungen aus sind.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Run 'status', then 'up' again.</source>
        <translation>Den Stand ansehen, dann erneut anwenden.</translation>
    </message>
    <message>
        <source>Run ANALYZE on the table afterwards.</source>
        <translation>Danach ANALYZE auf der Tabelle ausführen.</translation>
    </message>
    <message>
        <source>Run again after a stop, by whatever tool, it would insert rows twice.</source>
        <translation>Nach einem Halt noch einmal ausgeführt, gleich von welchem Werkzeug, würde sie Zeilen doppelt einfügen.</translation>
    </message>
    <message>
        <source>Run again: it is dropped and built anew.</source>
        <translation>Erneut ausführen: Er wird gelöscht und neu gebaut.</translation>
    </message>
    <message>
        <source>Run by ________________  Reviewed by ________________  Date ____________</source>
        <translation>Ausgeführt von ________________  Geprüft von ________________  Datum ____________</translation>
    </message>
    <message>
        <source>Run it again when it gave up.</source>
        <translation>Noch einmal ausführen, wenn die Anweisung aufgegeben hat.</translation>
    </message>
    <message>
        <source>Run it again when the database is quieter.</source>
        <translation>Starten Sie noch einmal, wenn es in der Datenbank ruhiger ist.</translation>
    </message>
    <message>
        <source>Run it as one statement, or write what it reads to another table first.</source>
        <translation>Führen Sie sie als eine Anweisung aus, oder schreiben Sie zuvor in eine andere Tabelle, was sie liest.</translation>
    </message>
    <message>
        <source>Run it with the project's own tool, outside of Switchback.</source>
        <translation>Führen Sie sie mit dem Werkzeug des Projekts aus, außerhalb von Switchback.</translation>
    </message>
    <message>
        <source>Run it with the project's own tool.</source>
        <translation>Mit dem eigenen Werkzeug des Projekts ausführen.</translation>
    </message>
    <message>
        <source>Run restore again; the backup itself is good.</source>
        <translation>Stellen Sie noch einmal wieder her; die Sicherung selbst ist gut.</translation>
    </message>
    <message>
        <source>Runbook: %1</source>
        <translation>Ablaufplan: %1</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Running code that writes or compares the old label fails.</source>
        <translation>Laufender Code, der den alten Wert schreibt oder vergleicht, schlägt fehl.</translation>
    </message>
    <message>
        <source>SET CONSTRAINTS ALL IMMEDIATE in between, or make two migrations.</source>
        <translation>SET CONSTRAINTS ALL IMMEDIATE dazwischen, oder zwei Migrationen.</translation>
    </message>
    <message>
        <source>SET LOCAL outside a transaction does nothing: the setting is not in force.</source>
        <translation>SET LOCAL außerhalb einer Transaktion bewirkt nichts: Die Einstellung gilt nicht.</translation>
    </message>
    <message>
        <source>SET search_path = pg_catalog, pg_temp, or qualified names.</source>
        <translation>SET search_path = pg_catalog, pg_temp, oder Namen mit Schema.</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>SQLite counts no statements, so it is not known what is still read.</source>
        <translation>SQLite zählt keine Anweisungen, also ist nicht bekannt, was noch gelesen wird.</translation>
    </message>
    <message>
        <source>SQLite knows no such type and stores numbers: 007 becomes 7.</source>
        <translation>SQLite kennt keinen solchen Typ und speichert Zahlen: Aus 007 wird 7.</translation>
    </message>
    <message>
        <source>SQLite refuses this statement inside a transaction.</source>
        <translation>SQLite verweigert diese Anweisung innerhalb einer Transaktion.</translation>
    </message>
    <message>
        <source>SQLite refuses to add such a column: unique, a key, stored, or with a default that is no constant.</source>
        <translation>SQLite weigert sich, eine solche Spalte hinzuzufügen: eindeutig, ein Schlüssel, gespeichert berechnet oder mit einer Vorgabe, die keine Konstante ist.</translation>
    </message>
    <message>
        <source>SQLite refuses to drop it: a key, an index, a check, a view or another column uses it, or the version is older than 3.35.</source>
        <translation>SQLite weigert sich, sie zu entfernen: Ein Schlüssel, ein Index, ein CHECK, eine Sicht oder eine andere Spalte benutzt sie, oder die Version ist älter als 3.35.</translation>
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
        <source>SQLite's backup interface</source>
        <translation>Sicherungsschnittstelle von SQLite</translation>
    </message>
    <message>
        <source>Safer way</source>
        <translation>Sicherer Weg</translation>
    </message>
    <message>
        <source>Save a plan for this database and have it reviewed.</source>
        <translation>Speichern Sie einen Plan für diese Datenbank und lassen Sie ihn prüfen.</translation>
    </message>
    <message>
        <source>Save key and old value into a side table first.</source>
        <translation>Zuerst Schlüssel und alten Wert in einer Nebentabelle sichern.</translation>
    </message>
    <message>
        <source>Save one from a plan.</source>
        <translation>Speichern Sie eine aus einem Plan.</translation>
    </message>
    <message>
        <source>Save the plan again and have it reviewed again.</source>
        <translation>Speichern Sie den Plan neu, und lassen Sie ihn neu prüfen.</translation>
    </message>
    <message>
        <source>Save the plan to a file, let it be signed, then run that file.</source>
        <translation>Speichern Sie den Plan in eine Datei, lassen Sie sie unterschreiben, und führen Sie dann diese Datei aus.</translation>
    </message>
    <message>
        <source>Save the script and run it by hand.</source>
        <translation>Speichern Sie das Skript und führen Sie es von Hand aus.</translation>
    </message>
    <message>
        <source>Say how many are in (--landed).</source>
        <translation>Sagen Sie, wie viele drin sind (--landed).</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Schemas of %1 cannot be read.</source>
        <translation>Schemas von %1 lassen sich nicht lesen.</translation>
    </message>
    <message>
        <source>Scratch databases of %1 cannot be made.</source>
        <translation>Für %1 lassen sich keine Probedatenbanken anlegen.</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Security and privileges</source>
        <translation>Sicherheit und Rechte</translation>
    </message>
    <message>
        <source>See what is in ('landed'), then finish, undo or mark it: rollback --mend.</source>
        <translation>Sehen Sie nach, was drin ist ('landed'), dann zu Ende führen, zurücknehmen oder vermerken: rollback --mend.</translation>
    </message>
    <message>
        <source>See what is in ('landed'), then finish, undo or mark it: up --mend.</source>
        <translation>Sehen Sie nach, was drin ist ('landed'), dann zu Ende führen, zurücknehmen oder vermerken: up --mend.</translation>
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
        <source>Sessions of the running version can no longer log in.</source>
        <translation>Sitzungen der laufenden Version können sich nicht mehr anmelden.</translation>
    </message>
    <message>
        <source>Sessions that wait for the run: %1 now, %2 at most.</source>
        <translation>Sitzungen, die auf den Lauf warten: jetzt %1, höchstens %2.</translation>
    </message>
    <message>
        <source>Set a short lock_timeout and try again when it ends; keep the trigger's function cheap.</source>
        <translation>Ein kurzes lock_timeout setzen und es erneut versuchen, wenn es abläuft; die Triggerfunktion billig halten.</translation>
    </message>
    <message>
        <source>Set it for the session that runs migrations.</source>
        <translation>Für die Sitzung setzen, die Migrationen ausführt.</translation>
    </message>
    <message>
        <source>Set it in the migration or the runner.</source>
        <translation>In der Migration oder im Läufer setzen.</translation>
    </message>
    <message>
        <source>Set it outside, or from the environment.</source>
        <translation>Außerhalb setzen oder aus der Umgebung.</translation>
    </message>
    <message>
        <source>Set it, or write the address without it.</source>
        <translation>Setzen oder die Adresse ohne sie schreiben.</translation>
    </message>
    <message>
        <source>Set lock_timeout to a second or a few before it, and try again when it ends.</source>
        <translation>Davor lock_timeout auf eine oder wenige Sekunden setzen und es erneut versuchen, wenn es abläuft.</translation>
    </message>
    <message>
        <source>Set statement_timeout for short changes; switch it off for concurrent builds and VALIDATE.</source>
        <translation>statement_timeout für kurze Änderungen setzen; für nebenläufiges Bauen und VALIDATE ausschalten.</translation>
    </message>
    <message>
        <source>Set them by hand with ALTER USER MAPPING, or hide this difference by a rule in switchback.toml.</source>
        <translation>Setzen Sie sie von Hand mit ALTER USER MAPPING, oder blenden Sie diesen Unterschied mit einer Regel in switchback.toml aus.</translation>
    </message>
    <message>
        <source>Set them by hand with ALTER USER MAPPING, then try again.</source>
        <translation>Setzen Sie sie von Hand mit ALTER USER MAPPING, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Several migrations were left half done.</source>
        <translation>Mehrere Migrationen blieben halb fertig liegen.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Shape only</source>
        <translation>Nur die Form</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Single quotes.</source>
        <translation>Einfache Anführungszeichen.</translation>
    </message>
    <message>
        <source>Skipped for ever</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>So that a view or trigger that is broken already does not stop the rename.</source>
        <translation>Damit eine Sicht oder ein Trigger, die schon fehlerhaft sind, die Umbenennung nicht aufhalten.</translation>
    </message>
    <message>
        <source>Somebody says that it is done.</source>
        <translation>Jemand sagt, dass es getan ist.</translation>
    </message>
    <message>
        <source>Something else was opened meanwhile.</source>
        <translation>Inzwischen wurde etwas anderes geöffnet.</translation>
    </message>
    <message>
        <source>Split it: the change of the schema in one migration, that of the rows in the next ('safe' writes both).</source>
        <translation>Teilen Sie sie: die Änderung des Schemas in einer Migration, die der Zeilen in der nächsten ('safe' schreibt beide).</translation>
    </message>
    <message>
        <source>Split the migration: one step, one transaction.</source>
        <translation>Die Migration teilen: ein Schritt, eine Transaktion.</translation>
    </message>
    <message>
        <source>Start: %1</source>
        <translation>Beginnen: %1</translation>
    </message>
    <message>
        <source>State the algorithm: the server then refuses instead.</source>
        <translation>Den Algorithmus nennen: Dann weigert sich der Server stattdessen.</translation>
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
        <source>Step %1 (%2): statement %3 is another now.</source>
        <translation>Schritt %1 (%2): Anweisung %3 ist jetzt eine andere.</translation>
    </message>
    <message>
        <source>Step %1 is %2 now, and was %3.</source>
        <translation>Schritt %1 ist jetzt %2 und war %3.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Still read by the source: %1.</source>
        <translation>Noch vom Quelltext gelesen: %1.</translation>
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
        <source>Stopped; the checks begin anew.</source>
        <translation>Angehalten; die Prüfungen beginnen von vorn.</translation>
    </message>
    <message>
        <source>Stopped; watching begins anew.</source>
        <translation>Angehalten; das Beobachten beginnt von vorn.</translation>
    </message>
    <message>
        <source>Stopping takes back the migration in progress where the database can do that. Left alone it goes on without the window, and its outcome is in the log.</source>
        <translation>Anhalten nimmt die laufende Migration zurück, wo die Datenbank das kann. Sonst läuft sie ohne das Fenster weiter, und ihr Ausgang steht im Protokoll.</translation>
    </message>
    <message>
        <source>Strict mode.</source>
        <translation>Strenger Modus.</translation>
    </message>
    <message>
        <source>Switch traffic</source>
        <translation>Verkehr umschalten</translation>
    </message>
    <message>
        <source>Switchback runs this %1.</source>
        <translation>Switchback führt dies so aus: %1.</translation>
    </message>
    <message>
        <source>Syntax error near %1; Elixir does not compile the file.</source>
        <translation>Syntaxfehler bei %1; Elixir übersetzt die Datei nicht.</translation>
    </message>
    <message>
        <source>Syntax error; Elixir does not compile the file.</source>
        <translation>Syntaxfehler; Elixir übersetzt die Datei nicht.</translation>
    </message>
    <message>
        <source>TEXT, INTEGER, REAL or BLOB; STRICT from 3.37.</source>
        <translation>TEXT, INTEGER, REAL oder BLOB; STRICT ab 3.37.</translation>
    </message>
    <message>
        <source>Table names as strings, or a schema module inside the migration.</source>
        <translation>Tabellennamen als Zeichenketten, oder ein Schemamodul in der Migration.</translation>
    </message>
    <message>
        <source>Table rewrites</source>
        <translation>Neuschreiben von Tabellen</translation>
    </message>
    <message>
        <source>Take another copy of the file: this one is damaged.</source>
        <translation>Nehmen Sie eine andere Kopie der Datei: Diese ist beschädigt.</translation>
    </message>
    <message>
        <source>Take it apart by hand; the finding says how.</source>
        <translation>Zerlegen Sie sie von Hand; der Befund sagt, wie.</translation>
    </message>
    <message>
        <source>Take that away first, or restore a backup of the whole database.</source>
        <translation>Nehmen Sie das zuerst weg, oder stellen Sie eine Sicherung der ganzen Datenbank wieder her.</translation>
    </message>
    <message>
        <source>Take the plain form, or one statement at a time.</source>
        <translation>Nehmen Sie die einfache Form oder eine Anweisung nach der anderen.</translation>
    </message>
    <message>
        <source>Take the statement out, or add '?x-no-tx-wrap=true' to the address if the application migrates so.</source>
        <translation>Nehmen Sie die Anweisung heraus, oder hängen Sie „?x-no-tx-wrap=true“ an die Adresse, wenn die Anwendung so migriert.</translation>
    </message>
    <message>
        <source>Take the statement out: the migration runs in one transaction already.</source>
        <translation>Die Anweisung herausnehmen: Die Migration läuft bereits in einer Transaktion.</translation>
    </message>
    <message>
        <source>Take x-lock-strategy out of the URL, here and where golang-migrate runs.</source>
        <translation>Nehmen Sie x-lock-strategy aus der URL, hier und dort, wo golang-migrate läuft.</translation>
    </message>
    <message>
        <source>Takes over the index; a short lock.</source>
        <translation>Übernimmt den Index; eine kurze Sperre.</translation>
    </message>
    <message>
        <source>Tell Flyway what is there with 'flyway baseline' or baselineOnMigrate, then try again.</source>
        <translation>Sagen Sie Flyway mit „flyway baseline“ oder baselineOnMigrate, was schon da ist, und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Tell Prisma which migrations are in with 'prisma migrate resolve --applied', then try again.</source>
        <translation>Sagen Sie Prisma mit „prisma migrate resolve --applied“, welche Migrationen drin sind, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The %1 %2 belongs to %3 and will belong to %4, who may not give it back. %3 keeps the use of it.</source>
        <translation>Objekt %2 (%1) gehört %3 und wird %4 gehören, der es nicht zurückgeben darf. %3 darf es weiter benutzen.</translation>
    </message>
    <message>
        <source>The %1 %2 hangs on these tables and does not fit them as they were.</source>
        <translation>%1 %2 hängt an diesen Tabellen und passt nicht zu ihrem früheren Stand.</translation>
    </message>
    <message>
        <source>The %1 %2 would not be as it is now.</source>
        <translation>%1 %2 wäre nicht so wie jetzt.</translation>
    </message>
    <message>
        <source>The CHECK is made on every row while nobody can read or write the table.</source>
        <translation>Der CHECK wird an jeder Zeile geprüft; so lange kann niemand die Tabelle lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The DEFAULT partition takes no new rows of the range: attach soon.</source>
        <translation>Die DEFAULT-Partition nimmt keine neuen Zeilen des Bereichs mehr an: bald anhängen.</translation>
    </message>
    <message>
        <source>The Database Is Being Changed</source>
        <translation>Die Datenbank wird gerade geändert</translation>
    </message>
    <message>
        <source>The URL asks golang-migrate to lock by '%1'; a lock in a table outlives a killed program, so only advisory locks are taken here.</source>
        <translation>Die URL verlangt von golang-migrate die Sperre „%1“; eine Sperre in einer Tabelle überlebt ein abgebrochenes Programm, deshalb werden hier nur Advisory Locks genommen.</translation>
    </message>
    <message>
        <source>The URL names no database.</source>
        <translation>Die URL nennt keine Datenbank.</translation>
    </message>
    <message>
        <source>The address of '%1' leads to another server than at the last run (%2): it is %3 now and was %4.</source>
        <translation>Die Adresse von '%1' führt zu einem anderen Server als beim letzten Lauf (%2): jetzt ist es %3, vorher war es %4.</translation>
    </message>
    <message>
        <source>The application answers, and its error rate is as before.</source>
        <translation>Die Anwendung antwortet, und ihre Fehlerrate ist wie zuvor.</translation>
    </message>
    <message>
        <source>The application's module will change; this migration then breaks or does something else.</source>
        <translation>Das Modul der Anwendung wird sich ändern; diese Migration bricht dann oder tut etwas anderes.</translation>
    </message>
    <message>
        <source>The application's role gets no right on the new table.</source>
        <translation>Die Rolle der Anwendung bekommt kein Recht an der neuen Tabelle.</translation>
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
        <source>The audit log is missing.</source>
        <translation>Das Protokoll fehlt.</translation>
    </message>
    <message>
        <source>The audit log was changed: entry %1 (%2) does not follow from the one before.</source>
        <translation>Das Protokoll wurde verändert: Eintrag %1 (%2) folgt nicht aus dem davor.</translation>
    </message>
    <message>
        <source>The audit log was changed: entry %1 does not follow from the one before.</source>
        <translation>Das Protokoll wurde verändert: Eintrag %1 folgt nicht aus dem vorigen.</translation>
    </message>
    <message>
        <source>The audit log was changed: its end is missing after entry %1.</source>
        <translation>Das Protokoll wurde verändert: Nach Eintrag %1 fehlt sein Ende.</translation>
    </message>
    <message>
        <source>The backup cannot be restored: %1</source>
        <translation>Die Sicherung lässt sich nicht wiederherstellen: %1</translation>
    </message>
    <message>
        <source>The backup does not restore to what it was made from: %1</source>
        <translation>Die Sicherung ergibt nicht wieder das, woraus sie gemacht wurde: %1</translation>
    </message>
    <message>
        <source>The backup is restored, but others have written rows already.</source>
        <translation>Die Sicherung ist wiederhergestellt, aber andere haben schon Zeilen geschrieben.</translation>
    </message>
    <message>
        <source>The backup is restored, but the schema is not the same: %1 %2.</source>
        <translation>Die Sicherung ist wiederhergestellt, aber das Schema ist nicht dasselbe: %1 %2.</translation>
    </message>
    <message>
        <source>The brake stopped a batch again and again: %1</source>
        <translation>Die Bremse hielt eine Portion immer wieder an: %1</translation>
    </message>
    <message>
        <source>The brake stopped migration %1 at statement %2 of %3: %4.</source>
        <translation>Die Bremse hat Migration %1 bei Anweisung %2 von %3 angehalten: %4.</translation>
    </message>
    <message>
        <source>The check has done its work.</source>
        <translation>Die Prüfung hat ihre Arbeit getan.</translation>
    </message>
    <message>
        <source>The checksum of migration %1 is not the one it was applied with.</source>
        <translation>Die Prüfsumme der Migration %1 ist nicht die, mit der sie angewendet wurde.</translation>
    </message>
    <message>
        <source>The clause asks for the way that blocks.</source>
        <translation>Die Klausel verlangt den blockierenden Weg.</translation>
    </message>
    <message>
        <source>The code is nested too deeply to be read.</source>
        <translation>Der Code ist zu tief verschachtelt, um gelesen zu werden.</translation>
    </message>
    <message>
        <source>The column %1 and all its values are gone.</source>
        <translation>Die Spalte %1 und alle ihre Werte sind weg.</translation>
    </message>
    <message>
        <source>The column %1 is VIRTUAL instead of STORED.</source>
        <translation>Die Spalte %1 ist VIRTUAL statt STORED.</translation>
    </message>
    <message>
        <source>The column %1 is a plain one that a trigger fills instead of a generated one: the server cannot make one of the other without rewriting the table.</source>
        <translation>Die Spalte %1 ist eine gewöhnliche, die ein Trigger füllt, statt einer generierten: der Server kann aus der einen nicht die andere machen, ohne die Tabelle neu zu schreiben.</translation>
    </message>
    <message>
        <source>The column has this type already: the statement only costs locks, and checks are made again.</source>
        <translation>Die Spalte hat diesen Typ schon: Die Anweisung kostet nur Sperren, und Bedingungen werden erneut geprüft.</translation>
    </message>
    <message>
        <source>The column may hold NULL and becomes NOT NULL: the copy fails on such rows.</source>
        <translation>Die Spalte kann NULL enthalten und wird NOT NULL: Die Kopie scheitert an solchen Zeilen.</translation>
    </message>
    <message>
        <source>The column's data is gone, and the running version that uses it fails.</source>
        <translation>Die Daten der Spalte sind weg, und die laufende Version, die sie benutzt, schlägt fehl.</translation>
    </message>
    <message>
        <source>The columns</source>
        <translation>Die Spalten</translation>
    </message>
    <message>
        <source>The columns may hold NULL, so the whole table is read while nobody can use it.</source>
        <translation>Die Spalten können NULL enthalten, also wird die ganze Tabelle gelesen; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>The command is no longer the one that was shown.</source>
        <translation>Der Befehl ist nicht mehr der, der gezeigt wurde.</translation>
    </message>
    <message>
        <source>The comparison was stopped.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The configuration file has a syntax error.</source>
        <translation>Die Konfigurationsdatei enthält einen Syntaxfehler.</translation>
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
        <source>The constraint is never validated: old rows stay unchecked and the planner cannot use it.</source>
        <translation>Die Bedingung wird nie geprüft: Alte Zeilen bleiben ungeprüft, und der Planer kann sie nicht nutzen.</translation>
    </message>
    <message>
        <source>The constraints</source>
        <translation>Die Constraints</translation>
    </message>
    <message>
        <source>The contract has begun: %1 is applied, and the old version does not fit the schema any more.</source>
        <translation>Der Abbau hat begonnen: %1 ist angewandt, und die alte Version passt nicht mehr zum Schema.</translation>
    </message>
    <message>
        <source>The copy cannot be emptied.</source>
        <translation>Die Kopie lässt sich nicht leeren.</translation>
    </message>
    <message>
        <source>The database %1 cannot be copied.</source>
        <translation>Die Datenbank %1 lässt sich nicht kopieren.</translation>
    </message>
    <message>
        <source>The database URL has a parameter with a value that is not known.</source>
        <translation>Die Adresse der Datenbank hat einen Parameter mit einem unbekannten Wert.</translation>
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
        <source>The database did not answer in time.</source>
        <translation>Die Datenbank hat nicht rechtzeitig geantwortet.</translation>
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
        <source>The database has changed since it was read.</source>
        <translation>Die Datenbank hat sich geändert, seit sie gelesen wurde.</translation>
    </message>
    <message>
        <source>The database has no pg_stat_statements, so nobody counts what is still read.</source>
        <translation>Die Datenbank hat kein pg_stat_statements, also zählt niemand, was noch gelesen wird.</translation>
    </message>
    <message>
        <source>The database holds tables and has no history table %1 (Prisma's P3005).</source>
        <translation>Die Datenbank enthält Tabellen und hat keine Verlaufstabelle %1 (P3005 bei Prisma).</translation>
    </message>
    <message>
        <source>The database is as it was.</source>
        <translation>Die Datenbank ist, wie sie war.</translation>
    </message>
    <message>
        <source>The database is not copied whole.</source>
        <translation>Die Datenbank ist nicht vollständig kopiert.</translation>
    </message>
    <message>
        <source>The database is only partly restored.</source>
        <translation>Die Datenbank ist nur zum Teil wiederhergestellt.</translation>
    </message>
    <message>
        <source>The database itself says that it is protected.</source>
        <translation>Die Datenbank selbst sagt, dass sie geschützt ist.</translation>
    </message>
    <message>
        <source>The database itself says that it is protected: %1 (%2, %3).</source>
        <translation>Die Datenbank selbst sagt, dass sie geschützt ist: %1 (%2, %3).</translation>
    </message>
    <message>
        <source>The database itself says that it is protected: %1, %2.</source>
        <translation>Die Datenbank selbst sagt, dass sie geschützt ist: %1, %2.</translation>
    </message>
    <message>
        <source>The database was not touched.</source>
        <translation>Die Datenbank wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>The database was only read, the scratch copy is removed, and no migration was tried.</source>
        <translation>Die Datenbank wurde nur gelesen, die Probekopie ist entfernt, und keine Migration wurde versucht.</translation>
    </message>
    <message>
        <source>The database was only read.</source>
        <translation>Die Datenbank wurde nur gelesen.</translation>
    </message>
    <message>
        <source>The database was only read; no file is left.</source>
        <translation>Die Datenbank wurde nur gelesen; keine Datei bleibt zurück.</translation>
    </message>
    <message>
        <source>The databases themselves were only read.</source>
        <translation>Die Datenbanken selbst wurden nur gelesen.</translation>
    </message>
    <message>
        <source>The default differs from row to row, so the whole table is written anew while nobody can use it.</source>
        <translation>Die Vorgabe ist von Zeile zu Zeile verschieden, also wird die ganze Tabelle neu geschrieben; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>The default precision.</source>
        <translation>Die übliche Genauigkeit.</translation>
    </message>
    <message>
        <source>The demo project cannot be written to '%1'.</source>
        <translation>Das Demoprojekt lässt sich nicht nach '%1' schreiben.</translation>
    </message>
    <message>
        <source>The dry run was stopped.</source>
        <translation>Der Probelauf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The dry run: %1</source>
        <translation>Der Probelauf: %1</translation>
    </message>
    <message>
        <source>The earlier run left them out: go on as the user who may, or begin from the start.</source>
        <translation>Der frühere Lauf hat sie ausgelassen: Fahren Sie als der Benutzer fort, der das darf, oder beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>The extension's package and the right to use it must be on every server.</source>
        <translation>Das Paket der Erweiterung und das Recht, sie zu nutzen, müssen auf jedem Server sein.</translation>
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
        <source>The file does not compile: %1</source>
        <translation>Die Datei lässt sich nicht übersetzen: %1</translation>
    </message>
    <message>
        <source>The file does not define an Ecto.Migration; mix ecto.migrate stops here.</source>
        <translation>Die Datei definiert keine Ecto.Migration; mix ecto.migrate bleibt hier stehen.</translation>
    </message>
    <message>
        <source>The file does not load; this statement failed: %1</source>
        <translation>Die Datei lässt sich nicht laden; diese Anweisung ist gescheitert: %1</translation>
    </message>
    <message>
        <source>The file is as it was.</source>
        <translation>Die Datei ist, wie sie war.</translation>
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
        <source>The file is not valid UTF-8; Elixir does not compile it.</source>
        <translation>Die Datei ist kein gültiges UTF-8; Elixir übersetzt sie nicht.</translation>
    </message>
    <message>
        <source>The file of migration %1 is not the one that the release began with.</source>
        <translation>Die Datei der Migration %1 ist nicht die, mit der das Release begann.</translation>
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
        <source>The fillfactor is %1: pages written since it was set keep room.</source>
        <translation>Der Füllfaktor ist %1: Seiten, die seitdem geschrieben wurden, behalten Platz.</translation>
    </message>
    <message>
        <source>The fillfactor is 100: there is room only where rows have gone or moved away.</source>
        <translation>Der Füllfaktor ist 100: Platz ist nur, wo Zeilen gelöscht oder verschoben wurden.</translation>
    </message>
    <message>
        <source>The finding says what to do instead.</source>
        <translation>Der Befund sagt, was stattdessen zu tun ist.</translation>
    </message>
    <message numerus="yes">
        <source>The first %n entries still hold; what comes after them is not sure.</source>
        <translation>
            <numerusform>Der erste Eintrag gilt noch; was danach kommt, ist nicht sicher.</numerusform>
            <numerusform>Die ersten %n Einträge gelten noch; was danach kommt, ist nicht sicher.</numerusform>
        </translation>
    </message>
    <message>
        <source>The flag %1 is %2, as migration %3 wants it.</source>
        <translation>Der Schalter %1 ist %2, wie Migration %3 es will.</translation>
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
        <source>The folder '%1' cannot be written to.</source>
        <translation>In den Ordner „%1“ lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The folder belongs to no mix project with a known repository.</source>
        <translation>Der Ordner gehört zu keinem mix-Projekt mit einem bekannten Repository.</translation>
    </message>
    <message>
        <source>The foreign key is checked at once: writes to both tables wait while both are read.</source>
        <translation>Der Fremdschlüssel wird sofort geprüft: Schreiben in beide Tabellen wartet, während beide gelesen werden.</translation>
    </message>
    <message>
        <source>The functions that read and write it go with it.</source>
        <translation>Die Funktionen, die ihn lesen und schreiben, gehen mit ihm.</translation>
    </message>
    <message>
        <source>The history has this version, the folder has no file for it.</source>
        <translation>Der Verlauf kennt diese Version, im Ordner fehlt ihre Datei.</translation>
    </message>
    <message>
        <source>The history of rows is changed along with its table.</source>
        <translation>Der Verlauf der Zeilen ändert sich mit seiner Tabelle.</translation>
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
        <source>The history, with %1 alone:</source>
        <translation>Der Verlauf, allein mit %1:</translation>
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
        <source>The index belongs to a constraint: the server refuses to drop it alone.</source>
        <translation>Der Index gehört zu einer Bedingung: Der Server weigert sich, ihn allein zu entfernen.</translation>
    </message>
    <message>
        <source>The index cannot carry the constraint: it must be unique, valid, on plain columns and over all rows.</source>
        <translation>Der Index kann die Bedingung nicht tragen: Er muss eindeutig und gültig sein, auf einfachen Spalten und über alle Zeilen.</translation>
    </message>
    <message>
        <source>The index is not valid before the last step.</source>
        <translation>Der Index ist vor dem letzten Schritt nicht gültig.</translation>
    </message>
    <message>
        <source>The index is valid from here on.</source>
        <translation>Von hier an ist der Index gültig.</translation>
    </message>
    <message>
        <source>The index of an exclusion constraint is built and checked while nobody can use the table; there is no other form.</source>
        <translation>Der Index einer Ausschlussbedingung wird gebaut und geprüft, während niemand die Tabelle nutzen kann; eine andere Form gibt es nicht.</translation>
    </message>
    <message>
        <source>The index of the constraint is built while nobody can read or write the table.</source>
        <translation>Der Index der Bedingung wird gebaut, während niemand die Tabelle lesen oder schreiben kann.</translation>
    </message>
    <message>
        <source>The index of the primary key is built while nobody can read or write the table.</source>
        <translation>Der Index des Primärschlüssels wird gebaut, während niemand die Tabelle lesen oder schreiben kann.</translation>
    </message>
    <message>
        <source>The journal of this run is not on this machine.</source>
        <translation>Das Laufprotokoll liegt nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The key of %1 is not what it was when the plan was made.</source>
        <translation>Der Schlüssel von %1 ist nicht mehr, was er war, als der Plan entstand.</translation>
    </message>
    <message>
        <source>The key ring did not give the password.</source>
        <translation>Der Schlüsselbund hat das Passwort nicht herausgegeben.</translation>
    </message>
    <message>
        <source>The label %1 may have become %2: it stands in the same place, and all others are the same. Renaming would keep the rows that hold it.</source>
        <translation>Aus der Bezeichnung %1 könnte %2 geworden sein: Sie steht an derselben Stelle, und alle anderen sind gleich. Umbenennen würde die Zeilen erhalten, in denen sie steht.</translation>
    </message>
    <message>
        <source>The label can be used once it is committed.</source>
        <translation>Der Wert ist benutzbar, sobald er festgeschrieben ist.</translation>
    </message>
    <message>
        <source>The last statement has no semicolon at the end of its line.</source>
        <translation>Die letzte Anweisung hat kein Semikolon am Zeilenende.</translation>
    </message>
    <message>
        <source>The list of those who may sign, '%1', is not there.</source>
        <translation>Die Liste derer, die unterschreiben dürfen, „%1“, ist nicht da.</translation>
    </message>
    <message>
        <source>The live database: %1</source>
        <translation>Die Datenbank selbst: %1</translation>
    </message>
    <message numerus="yes">
        <source>The load keeps %n secondary index(es) of %1 up to date: %2.</source>
        <translation>
            <numerusform>Das Laden hält %n Sekundärindex von %1 aktuell: %2.</numerusform>
            <numerusform>Das Laden hält %n Sekundärindizes von %1 aktuell: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The lock file %1 cannot be made: %2.</source>
        <translation>Die Sperrdatei %1 lässt sich nicht anlegen: %2.</translation>
    </message>
    <message>
        <source>The lock is on the whole file: one writer at a time, whatever it writes to.</source>
        <translation>Gesperrt wird die ganze Datei: jeweils ein Schreiber, gleich worein er schreibt.</translation>
    </message>
    <message>
        <source>The lock keeps all writers out until the transaction ends.</source>
        <translation>Die Sperre hält alle Schreiber bis zum Ende der Transaktion draußen.</translation>
    </message>
    <message>
        <source>The lock timeout is off or long: queries queue up behind the waiting change.</source>
        <translation>Die Sperrwartezeit ist aus oder lang: Abfragen stauen sich hinter der wartenden Änderung.</translation>
    </message>
    <message>
        <source>The log's entry is all that is known of it.</source>
        <translation>Der Eintrag im Protokoll ist alles, was davon bekannt ist.</translation>
    </message>
    <message>
        <source>The migration as it stands fails on a scratch copy, the set does not: %1</source>
        <translation>Die Migration, wie sie ist, scheitert auf einer Probekopie, die Dateien hier nicht: %1</translation>
    </message>
    <message>
        <source>The migration as it stands fails on a scratch copy: %1</source>
        <translation>Die Migration, wie sie ist, scheitert auf einer Probekopie: %1</translation>
    </message>
    <message>
        <source>The migration cannot be read.</source>
        <translation>Die Migration ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The migration cannot be tried: %1</source>
        <translation>Die Migration kann nicht erprobt werden: %1</translation>
    </message>
    <message>
        <source>The migration cannot be written.</source>
        <translation>Die Migration kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The migration does nothing.</source>
        <translation>Die Migration tut nichts.</translation>
    </message>
    <message>
        <source>The migration fails: %1</source>
        <translation>Die Migration schlägt fehl: %1</translation>
    </message>
    <message>
        <source>The migration is applied: changing its file changes nothing any more.</source>
        <translation>Die Migration ist angewendet: Ihre Datei zu ändern ändert nichts mehr.</translation>
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
        <source>The migration's file is gone.</source>
        <translation>Die Datei der Migration ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The migrations after %1 were not started.</source>
        <translation>Die Migrationen nach %1 wurden nicht begonnen.</translation>
    </message>
    <message>
        <source>The migrations are for '%1', as migration_lock.toml says; the database is %2 (Prisma's P3019).</source>
        <translation>Die Migrationen sind für „%1“, wie migration_lock.toml sagt; die Datenbank ist %2 (P3019 bei Prisma).</translation>
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
        <source>The name does not follow the convention.</source>
        <translation>Der Name folgt nicht der Vereinbarung.</translation>
    </message>
    <message>
        <source>The name is longer than the server keeps: it is cut, or refused.</source>
        <translation>Der Name ist länger, als der Server ihn behält: Er wird gekürzt oder abgelehnt.</translation>
    </message>
    <message>
        <source>The name must be quoted for ever.</source>
        <translation>Der Name muss für immer in Anführungszeichen stehen.</translation>
    </message>
    <message>
        <source>The new code may need it before: better in steps.</source>
        <translation>Der neue Code kann sie vorher brauchen: besser in Schritten.</translation>
    </message>
    <message>
        <source>The new label sorts last.</source>
        <translation>Der neue Wert wird zuletzt einsortiert.</translation>
    </message>
    <message>
        <source>The new type holds less: values that do not fit make it fail, or are rounded or cut.</source>
        <translation>Der neue Typ fasst weniger: Werte, die nicht passen, lassen es scheitern oder werden gerundet oder gekürzt.</translation>
    </message>
    <message>
        <source>The new version gets the traffic.</source>
        <translation>Die neue Version bekommt den Verkehr.</translation>
    </message>
    <message>
        <source>The new version starts beside the old one and gets no traffic yet.</source>
        <translation>Die neue Version startet neben der alten und bekommt noch keinen Verkehr.</translation>
    </message>
    <message>
        <source>The old index goes before the new one is there: queries run without either meanwhile.</source>
        <translation>Der alte Index geht, bevor der neue da ist: Abfragen laufen so lange ohne beide.</translation>
    </message>
    <message>
        <source>The old owner's rights end, and later migrations may lack them.</source>
        <translation>Die Rechte des alten Eigentümers enden, und spätere Migrationen haben sie vielleicht nicht.</translation>
    </message>
    <message>
        <source>The old version may still be there. %1</source>
        <translation>Die alte Version ist vielleicht noch da. %1</translation>
    </message>
    <message>
        <source>The older rows get the value that the server would give them without strict mode: is that one wanted?</source>
        <translation>Die älteren Zeilen bekommen den Wert, den der Server ihnen ohne strengen Modus gäbe: Ist der gewollt?</translation>
    </message>
    <message>
        <source>The older rows get their number in batches; it can be run again.</source>
        <translation>Die älteren Zeilen erhalten ihre Nummer portionsweise; das kann wiederholt werden.</translation>
    </message>
    <message>
        <source>The older rows get their value in batches; it can be run again.</source>
        <translation>Die älteren Zeilen bekommen ihren Wert in Stapeln; es lässt sich wiederholen.</translation>
    </message>
    <message>
        <source>The order of the columns wastes eight or more bytes in every row.</source>
        <translation>Die Reihenfolge der Spalten verschwendet acht oder mehr Bytes in jeder Zeile.</translation>
    </message>
    <message>
        <source>The password could not be put into the key ring.</source>
        <translation>Das Passwort ließ sich nicht in den Schlüsselbund legen.</translation>
    </message>
    <message>
        <source>The password stands in version control, in logs and in statement statistics.</source>
        <translation>Das Passwort steht in der Versionsverwaltung, in Protokollen und in der Anweisungsstatistik.</translation>
    </message>
    <message>
        <source>The plain form: the transaction protects.</source>
        <translation>Die einfache Form: Die Transaktion schützt.</translation>
    </message>
    <message>
        <source>The plan changes these rows before.</source>
        <translation>Der Plan ändert diese Zeilen vorher.</translation>
    </message>
    <message>
        <source>The plan ends before migration %1, which only the project's own tool can run: %2</source>
        <translation>Der Plan endet vor der Migration %1, die nur das Werkzeug des Projekts ausführen kann: %2</translation>
    </message>
    <message>
        <source>The plan file '%1' cannot be read.</source>
        <translation>Die Plandatei „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The plan file is not signed by anybody who may.</source>
        <translation>Die Plandatei ist von niemandem unterschrieben, der das darf.</translation>
    </message>
    <message>
        <source>The plan file was changed: %1 is not as it was saved.</source>
        <translation>Die Plandatei wurde verändert: %1 ist nicht, wie es gespeichert wurde.</translation>
    </message>
    <message>
        <source>The plan file was changed: it has an unknown part '%1'.</source>
        <translation>Die Plandatei wurde verändert: Sie hat einen unbekannten Teil „%1“.</translation>
    </message>
    <message>
        <source>The plan in the file is for '%1' (%2), and this is '%3' (%4).</source>
        <translation>Der Plan in der Datei ist für '%1' (%2), und dies ist '%3' (%4).</translation>
    </message>
    <message>
        <source>The plan is not the one in the file. %1</source>
        <translation>Der Plan ist nicht der aus der Datei. %1</translation>
    </message>
    <message>
        <source>The plan is out of date: files or history changed since it was made.</source>
        <translation>Der Plan ist veraltet: Dateien oder Verlauf haben sich seither geändert.</translation>
    </message>
    <message>
        <source>The plan is still the one above: %1, "fingerprint".</source>
        <translation>Der Plan ist noch der obige: %1, „fingerprint“.</translation>
    </message>
    <message>
        <source>The plan loses no '%1'; it loses: %2.</source>
        <translation>Der Plan verliert kein „%1“; er verliert: %2.</translation>
    </message>
    <message>
        <source>The plan loses nothing, so no '%1' either.</source>
        <translation>Der Plan verliert nichts, also auch kein „%1“.</translation>
    </message>
    <message>
        <source>The plan may not run on '%1' yet. %2</source>
        <translation>Der Plan darf auf '%1' noch nicht laufen. %2</translation>
    </message>
    <message>
        <source>The planner keeps its old statistics after this change.</source>
        <translation>Der Planer behält nach dieser Änderung seine alte Statistik.</translation>
    </message>
    <message>
        <source>The port '%1' in the database URL is not a number from 1 to 65535.</source>
        <translation>Der Port '%1' in der Datenbank-URL ist keine Zahl von 1 bis 65535.</translation>
    </message>
    <message>
        <source>The preparation is another now.</source>
        <translation>Die Vorbereitung ist jetzt eine andere.</translation>
    </message>
    <message>
        <source>The program ended before this stage did; it begins anew.</source>
        <translation>Das Programm endete vor diesem Schritt; er beginnt von vorn.</translation>
    </message>
    <message>
        <source>The program ended while the command ran: whether it came to its end is not known. Look, then go on or abort.</source>
        <translation>Das Programm endete, während der Befehl lief: Ob er zu Ende kam, ist nicht bekannt. Nachsehen, dann fortfahren oder abbrechen.</translation>
    </message>
    <message>
        <source>The programs that are installed are older than the server.</source>
        <translation>Die installierten Programme sind älter als der Server.</translation>
    </message>
    <message>
        <source>The project is too large to be searched whole: name its folders with source in [release].</source>
        <translation>Das Projekt ist zu groß, um ganz durchsucht zu werden: seine Ordner mit source in [release] nennen.</translation>
    </message>
    <message>
        <source>The project names no environments.</source>
        <translation>Das Projekt nennt keine Umgebungen.</translation>
    </message>
    <message>
        <source>The query of %1 was cancelled.</source>
        <translation>Die Abfrage von %1 wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The query runs before the commands that are queued above it.</source>
        <translation>Die Abfrage läuft vor den Befehlen, die über ihr in der Schlange stehen.</translation>
    </message>
    <message>
        <source>The rebuild runs outside a transaction: a crash between drop and rename loses the table.</source>
        <translation>Der Neuaufbau läuft außerhalb einer Transaktion: Ein Absturz zwischen Entfernen und Umbenennen verliert die Tabelle.</translation>
    </message>
    <message>
        <source>The rehearsal was stopped.</source>
        <translation>Die Probe wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The repository uses %1, whose SQL is not known here.</source>
        <translation>Das Repository benutzt %1, dessen SQL hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>The restore of %1 that began %2 UTC did not come to its end: the database holds only a part of it. Restore it again before anything else.</source>
        <translation>Die Wiederherstellung von %1, begonnen %2 UTC, kam nicht zum Ende: Die Datenbank enthält nur einen Teil davon. Stellen Sie vor allem anderen noch einmal wieder her.</translation>
    </message>
    <message>
        <source>The rows change in batches; it can be run again.</source>
        <translation>Die Zeilen ändern sich portionsweise; das kann wiederholt werden.</translation>
    </message>
    <message>
        <source>The rows of %1</source>
        <translation>Die Zeilen von %1</translation>
    </message>
    <message>
        <source>The rows of %1 are not looked at yet.</source>
        <translation>Die Zeilen von %1 sind noch nicht angesehen.</translation>
    </message>
    <message>
        <source>The rows of small tables</source>
        <translation>Die Zeilen kleiner Tabellen</translation>
    </message>
    <message>
        <source>The rows stay, but a CHECK on the column makes the server read them all while nobody can use the table.</source>
        <translation>Die Zeilen bleiben, aber ein CHECK auf der Spalte lässt den Server sie alle lesen; so lange kann niemand die Tabelle nutzen.</translation>
    </message>
    <message>
        <source>The rows stay, but indexes that compute with the column are built again while nobody can use the table.</source>
        <translation>Die Zeilen bleiben, aber Indizes, die mit der Spalte rechnen, werden neu gebaut; so lange kann niemand die Tabelle nutzen.</translation>
    </message>
    <message>
        <source>The rule cannot be written to '%1'.</source>
        <translation>Die Regel kann nicht in „%1“ geschrieben werden.</translation>
    </message>
    <message>
        <source>The rules found nothing.</source>
        <translation>Die Regeln haben nichts gefunden.</translation>
    </message>
    <message>
        <source>The run can no longer be watched: %1</source>
        <translation>Dem Lauf kann nicht länger zugesehen werden: %1</translation>
    </message>
    <message>
        <source>The run cannot be watched: it ended, or does not say what it does.</source>
        <translation>Dem Lauf kann nicht zugesehen werden: er ist zu Ende oder sagt nicht, was er tut.</translation>
    </message>
    <message>
        <source>The run of %1 UTC ended with its program at statement %2 of %3 of %4. What is in is told by 'landed --only %4'.</source>
        <translation>Der Lauf vom %1 UTC endete mit seinem Programm bei Anweisung %2 von %3 von %4. Was drin ist, sagt „landed --only %4“.</translation>
    </message>
    <message>
        <source>The run of %1 UTC ended with its program in %2, of which nothing was kept.</source>
        <translation>Der Lauf vom %1 UTC endete mit seinem Programm in %2, wovon nichts blieb.</translation>
    </message>
    <message>
        <source>The run was stopped after migration %1, as asked for.</source>
        <translation>Der Lauf wurde wie gewünscht nach Migration %1 angehalten.</translation>
    </message>
    <message>
        <source>The run's journal '%1' cannot be written.</source>
        <translation>Das Journal '%1' des Laufs lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The runbook was stopped.</source>
        <translation>Der Ablaufplan wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The runner has opened a transaction already: COMMIT ends it, and what follows runs outside, the history included.</source>
        <translation>Der Läufer hat schon eine Transaktion begonnen: COMMIT beendet sie, und was folgt, läuft außerhalb, auch der Verlauf.</translation>
    </message>
    <message>
        <source>The running application</source>
        <translation>Die laufende Anwendung</translation>
    </message>
    <message>
        <source>The running version may lose access at once.</source>
        <translation>Die laufende Version verliert womöglich sofort den Zugriff.</translation>
    </message>
    <message>
        <source>The running version of the application no longer finds the column.</source>
        <translation>Die laufende Version der Anwendung findet die Spalte nicht mehr.</translation>
    </message>
    <message>
        <source>The running version of the application no longer finds the table.</source>
        <translation>Die laufende Version der Anwendung findet die Tabelle nicht mehr.</translation>
    </message>
    <message>
        <source>The same checks go on while it is used.</source>
        <translation>Dieselben Prüfungen laufen weiter, während sie benutzt wird.</translation>
    </message>
    <message>
        <source>The same column twice: the statement fails.</source>
        <translation>Zweimal dieselbe Spalte: Die Anweisung schlägt fehl.</translation>
    </message>
    <message>
        <source>The sampled rows break a constraint of the scratch copy.</source>
        <translation>Die entnommenen Zeilen verletzen eine Bedingung der Probekopie.</translation>
    </message>
    <message>
        <source>The sampled rows of %1 break a constraint of the scratch copy.</source>
        <translation>Die entnommenen Zeilen von %1 verletzen eine Bedingung der Probekopie.</translation>
    </message>
    <message>
        <source>The schema %1 and everything in it are gone.</source>
        <translation>Das Schema %1 und alles darin ist weg.</translation>
    </message>
    <message>
        <source>The schema %1 is not empty and has no history table %2.</source>
        <translation>Das Schema %1 ist nicht leer und hat keine Verlaufstabelle %2.</translation>
    </message>
    <message>
        <source>The schema has changed since the preview: %1 %2.</source>
        <translation>Das Schema hat sich seit der Vorschau geändert: %1 %2.</translation>
    </message>
    <message>
        <source>The schema keeps changing while it is read.</source>
        <translation>Das Schema ändert sich immer wieder, während es gelesen wird.</translation>
    </message>
    <message>
        <source>The schema was changed while it was read.</source>
        <translation>Das Schema wurde geändert, während es gelesen wurde.</translation>
    </message>
    <message>
        <source>The script would have to hold secret options of a user mapping, such as its password; they are not written down.</source>
        <translation>Das Skript müsste geheime Optionen einer Benutzerzuordnung enthalten, etwa ihr Passwort; sie werden nicht aufgeschrieben.</translation>
    </message>
    <message>
        <source>The second time it comes to something else: %1</source>
        <translation>Beim zweiten Mal kommt etwas anderes heraus: %1</translation>
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
        <source>The server keeps %1 at %2 instead of %3.</source>
        <translation>Der Server lässt %1 bei %2 statt %3.</translation>
    </message>
    <message>
        <source>The server refuses CONCURRENTLY inside a transaction.</source>
        <translation>Der Server lehnt CONCURRENTLY innerhalb einer Transaktion ab.</translation>
    </message>
    <message>
        <source>The server refuses CONCURRENTLY on a partitioned table.</source>
        <translation>Der Server lehnt CONCURRENTLY auf einer partitionierten Tabelle ab.</translation>
    </message>
    <message>
        <source>The server refuses DROP INDEX CONCURRENTLY with several names or with CASCADE.</source>
        <translation>Der Server lehnt DROP INDEX CONCURRENTLY mit mehreren Namen oder mit CASCADE ab.</translation>
    </message>
    <message>
        <source>The server refuses it where others would have to wait.</source>
        <translation>Der Server lehnt es ab, wo andere warten müssten.</translation>
    </message>
    <message>
        <source>The server refuses this statement inside a transaction.</source>
        <translation>Der Server lehnt diese Anweisung innerhalb einer Transaktion ab.</translation>
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
        <source>The server still works on statement %1 of %2 of migration %3, for a run that is gone: %4.</source>
        <translation>Der Server arbeitet noch an Anweisung %1 von %2 der Migration %3, für einen Lauf, den es nicht mehr gibt: %4.</translation>
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
        <source>The server's performance_schema is off, so nobody counts what is still read.</source>
        <translation>Das performance_schema des Servers ist aus, also zählt niemand, was noch gelesen wird.</translation>
    </message>
    <message>
        <source>The server's state</source>
        <translation>Der Zustand des Servers</translation>
    </message>
    <message>
        <source>The session of %1 was ended.</source>
        <translation>Die Sitzung von %1 wurde beendet.</translation>
    </message>
    <message>
        <source>The setting outlives the migration and reaches the next ones on the connection.</source>
        <translation>Die Einstellung überdauert die Migration und erreicht die nächsten auf der Verbindung.</translation>
    </message>
    <message>
        <source>The signature cannot be put beside the plan file.</source>
        <translation>Die Unterschrift lässt sich nicht neben die Plandatei legen.</translation>
    </message>
    <message>
        <source>The sizes of the tables</source>
        <translation>Die Größen der Tabellen</translation>
    </message>
    <message>
        <source>The state of the release in '%1' cannot be read.</source>
        <translation>Der Stand des Release in '%1' lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>The statement before '-- +goose Down' has no semicolon at the end of its line.</source>
        <translation>Die Anweisung vor '-- +goose Down' hat kein Semikolon am Zeilenende.</translation>
    </message>
    <message>
        <source>The statement cannot be run by parts: %1</source>
        <translation>Die Anweisung lässt sich nicht in Teilen ausführen: %1</translation>
    </message>
    <message>
        <source>The statement changes the key %1: a row could come up twice.</source>
        <translation>Die Anweisung ändert den Schlüssel %1: Eine Zeile könnte zweimal drankommen.</translation>
    </message>
    <message>
        <source>The statement does not parse.</source>
        <translation>Die Anweisung lässt sich nicht lesen.</translation>
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
        <source>The statement stands alone already: there is nothing to take apart.</source>
        <translation>Die Anweisung steht schon allein: es gibt nichts zu zerlegen.</translation>
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
        <source>The statements are the same, but files, history or server are not.</source>
        <translation>Die Anweisungen sind dieselben, aber Dateien, Verlauf oder Server sind es nicht.</translation>
    </message>
    <message>
        <source>The table %1 and all its rows are gone.</source>
        <translation>Die Tabelle %1 und alle ihre Zeilen sind weg.</translation>
    </message>
    <message>
        <source>The table %1 has only %2 of %3 rows: %4</source>
        <translation>Die Tabelle %1 hat nur %2 von %3 Zeilen: %4</translation>
    </message>
    <message>
        <source>The table and its indexes are written anew while nobody can read or write it.</source>
        <translation>Die Tabelle und ihre Indizes werden neu geschrieben; so lange kann sie niemand lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The table has had as many instant changes as it can: the next one rebuilds it.</source>
        <translation>Die Tabelle hatte so viele Sofortänderungen, wie sie haben kann: Die nächste baut sie neu auf.</translation>
    </message>
    <message>
        <source>The table is built anew in one transaction; others can read meanwhile in WAL mode, and nobody can write.</source>
        <translation>Die Tabelle wird in einer Transaktion neu aufgebaut; im WAL-Modus können andere währenddessen lesen, schreiben kann niemand.</translation>
    </message>
    <message>
        <source>The table is copied while nobody can write it, and the referenced one is locked.</source>
        <translation>Die Tabelle wird kopiert, während niemand in sie schreiben kann, und die verwiesene ist gesperrt.</translation>
    </message>
    <message>
        <source>The table's data is gone, and the running version that uses it fails.</source>
        <translation>Die Daten der Tabelle sind weg, und die laufende Version, die sie benutzt, schlägt fehl.</translation>
    </message>
    <message>
        <source>The tables</source>
        <translation>Die Tabellen</translation>
    </message>
    <message>
        <source>The tables are restored, but rows refer to nothing: %1.</source>
        <translation>Die Tabellen sind wiederhergestellt, aber Zeilen verweisen ins Leere: %1.</translation>
    </message>
    <message>
        <source>The tables cannot be copied.</source>
        <translation>Die Tabellen können nicht kopiert werden.</translation>
    </message>
    <message>
        <source>The tool of this project has no way to write one of the steps as a file.</source>
        <translation>Das Werkzeug dieses Projekts kann einen der Schritte nicht als Datei schreiben.</translation>
    </message>
    <message>
        <source>The type change writes the table and all its indexes anew while nobody can read or write it.</source>
        <translation>Der Typwechsel schreibt die Tabelle und alle ihre Indizes neu; so lange kann sie niemand lesen oder schreiben.</translation>
    </message>
    <message>
        <source>The type differs from that of the referenced column.</source>
        <translation>Der Typ unterscheidet sich von dem der verwiesenen Spalte.</translation>
    </message>
    <message>
        <source>The type is deprecated or limited.</source>
        <translation>Der Typ ist veraltet oder begrenzt.</translation>
    </message>
    <message>
        <source>The type keeps the label %1, since none can be taken out; no row may have it.</source>
        <translation>Der Typ behält den Wert %1, da sich keiner entfernen lässt; keine Zeile darf ihn haben.</translation>
    </message>
    <message>
        <source>The url of environment '%1' holds a password. Put it into the key ring, or name a variable with password_env.</source>
        <translation>Die url der Umgebung '%1' enthält ein Passwort. In den Schlüsselbund legen oder mit password_env eine Variable nennen.</translation>
    </message>
    <message>
        <source>The user %1 may not do this.</source>
        <translation>Der Benutzer %1 darf das nicht.</translation>
    </message>
    <message>
        <source>The user lacks a privilege.</source>
        <translation>Dem Benutzer fehlt ein Recht.</translation>
    </message>
    <message>
        <source>The value is made when it is read. An index cannot be built on it.</source>
        <translation>Der Wert entsteht beim Lesen. Ein Index lässt sich darauf nicht anlegen.</translation>
    </message>
    <message>
        <source>The variable '%1' is not set.</source>
        <translation>Die Variable '%1' ist nicht gesetzt.</translation>
    </message>
    <message>
        <source>The verdicts cannot be kept in '%1'.</source>
        <translation>Die Urteile lassen sich nicht in „%1“ aufbewahren.</translation>
    </message>
    <message>
        <source>The version %1 has %2 characters; the history table of %3 keeps %4.</source>
        <translation>Die Version %1 hat %2 Zeichen; die Verlaufstabelle von %3 fasst %4.</translation>
    </message>
    <message>
        <source>The view %1 would be gone from one step to the next: %2</source>
        <translation>Die Sicht %1 wäre von einem Schritt zum nächsten weg: %2</translation>
    </message>
    <message>
        <source>The way back</source>
        <translation>Der Rückweg</translation>
    </message>
    <message>
        <source>The way back does not bring back what is lost: see the ledger.</source>
        <translation>Der Rückweg bringt das Verlorene nicht zurück: siehe Verlustliste.</translation>
    </message>
    <message>
        <source>The way back does not lead back: %1</source>
        <translation>Der Rückweg führt nicht zurück: %1</translation>
    </message>
    <message>
        <source>The way back does not undo this change: afterwards the schema differs from where it began, and applying again fails.</source>
        <translation>Der Rückweg macht diese Änderung nicht rückgängig: Danach unterscheidet sich das Schema vom Anfang, und erneutes Anwenden scheitert.</translation>
    </message>
    <message>
        <source>The way back is empty: afterwards the history says reverted, the schema says otherwise.</source>
        <translation>Der Rückweg ist leer: Danach sagt der Verlauf zurückgerollt, das Schema etwas anderes.</translation>
    </message>
    <message>
        <source>The way back of migration %1 fails on a scratch copy: %2</source>
        <translation>Der Rückweg der Migration %1 scheitert auf einer Probekopie: %2</translation>
    </message>
    <message>
        <source>The way back was not tried: %1</source>
        <translation>Der Rückweg wurde nicht erprobt: %1</translation>
    </message>
    <message>
        <source>The whole database %1 is gone.</source>
        <translation>Die ganze Datenbank %1 ist weg.</translation>
    </message>
    <message>
        <source>The whole database is gone.</source>
        <translation>Die ganze Datenbank ist weg.</translation>
    </message>
    <message>
        <source>The whole file is locked against other writers meanwhile.</source>
        <translation>Die ganze Datei ist so lange für andere Schreiber gesperrt.</translation>
    </message>
    <message>
        <source>The whole table is copied; except on MariaDB 11.2 and later nobody can write meanwhile, and replicas lag.</source>
        <translation>Die ganze Tabelle wird kopiert; außer auf MariaDB ab 11.2 kann so lange niemand schreiben, und Replikate hinken nach.</translation>
    </message>
    <message>
        <source>The whole table is written anew while nobody can use it.</source>
        <translation>Die ganze Tabelle wird neu geschrieben; so lange kann sie niemand nutzen.</translation>
    </message>
    <message>
        <source>The worker was given no job.</source>
        <translation>Der Arbeitsprozess bekam keinen Auftrag.</translation>
    </message>
    <message>
        <source>Their shape changes. The history of migrations still counts as applied what came since, unless it is among them.</source>
        <translation>Ihre Form ändert sich. Die Historie der Migrationen zählt weiter als angewandt, was seitdem kam, wenn sie nicht dabei ist.</translation>
    </message>
    <message>
        <source>Then deploy a version of the application that neither reads nor writes the column.</source>
        <translation>Danach stellen Sie eine Version der Anwendung bereit, die die Spalte weder liest noch schreibt.</translation>
    </message>
    <message>
        <source>Then deploy a version of the application that reads both labels and writes only the new one.</source>
        <translation>Dann eine Fassung der Anwendung ausrollen, die beide Werte liest und nur den neuen schreibt.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n more reasons.</source>
        <translation>
            <numerusform>Es gibt %n weiteren Grund.</numerusform>
            <numerusform>Es gibt %n weitere Gründe.</numerusform>
        </translation>
    </message>
    <message>
        <source>There are no migrations here, so nothing is known to be touched.</source>
        <translation>Hier gibt es keine Migrationen; was betroffen ist, ist darum nicht bekannt.</translation>
    </message>
    <message>
        <source>There is a file of that name already.</source>
        <translation>Es gibt schon eine Datei dieses Namens.</translation>
    </message>
    <message>
        <source>There is a rescue %1: it can be put back after the run (--rescued).</source>
        <translation>Es gibt eine Rettungskopie: %1. Sie kann nach dem Lauf zurückgelegt werden (--rescued).</translation>
    </message>
    <message>
        <source>There is another migration of the version %1.</source>
        <translation>Es gibt schon eine Migration mit der Version %1.</translation>
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
        <source>There is no database file '%1'.</source>
        <translation>Es gibt keine Datenbankdatei „%1“.</translation>
    </message>
    <message>
        <source>There is no database to make a scratch copy of.</source>
        <translation>Es gibt keine Datenbank für eine Probekopie.</translation>
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
        <source>There is no folder '%1' to search for readers.</source>
        <translation>Es gibt keinen Ordner '%1', der nach Lesern zu durchsuchen wäre.</translation>
    </message>
    <message>
        <source>There is no folder '%1'.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
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
        <source>There is no migration '%1' to rehearse.</source>
        <translation>Eine Migration „%1“ zum Proben gibt es nicht.</translation>
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
        <source>There is no program '%1'.</source>
        <translation>Es gibt kein Programm '%1'.</translation>
    </message>
    <message>
        <source>There is no project folder '%1'.</source>
        <translation>Es gibt keinen Projektordner '%1'.</translation>
    </message>
    <message>
        <source>There is no ready recipe for the rule %1.</source>
        <translation>Für die Regel %1 gibt es kein fertiges Rezept.</translation>
    </message>
    <message>
        <source>There is no ready recipe for this statement: %1</source>
        <translation>Für diese Anweisung gibt es kein fertiges Rezept: %1</translation>
    </message>
    <message>
        <source>There is no room for new versions between %1 and %2.</source>
        <translation>Zwischen %1 und %2 ist kein Platz für neue Versionen.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of the database file.</source>
        <translation>Auf dem Datenträger der Datenbankdatei ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no table '%1' any more.</source>
        <translation>Es gibt keine Tabelle „%1“ mehr.</translation>
    </message>
    <message>
        <source>There is no table '%1'.</source>
        <translation>Es gibt keine Tabelle „%1“.</translation>
    </message>
    <message>
        <source>There is no undo script U%1__….sql.</source>
        <translation>Es gibt kein Rückwegskript U%1__….sql.</translation>
    </message>
    <message>
        <source>There is no user trigger to leave out here.</source>
        <translation>Hier gibt es keinen Trigger von Benutzern auszulassen.</translation>
    </message>
    <message>
        <source>There is no way back, so none was tried.</source>
        <translation>Es gibt keinen Rückweg, also wurde keiner erprobt.</translation>
    </message>
    <message>
        <source>There is no way back: %1</source>
        <translation>Es gibt keinen Rückweg: %1</translation>
    </message>
    <message>
        <source>There is no way back: rolling back cannot undo this step.</source>
        <translation>Es gibt keinen Rückweg: Zurückrollen kann diesen Schritt nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>There is nothing called '%1' that could have become '%2'.</source>
        <translation>Es gibt nichts namens „%1“, das zu „%2“ geworden sein könnte.</translation>
    </message>
    <message>
        <source>There is nothing to compare with.</source>
        <translation>Es gibt nichts, womit verglichen werden könnte.</translation>
    </message>
    <message>
        <source>There is nothing to write: the schemas do not differ.</source>
        <translation>Es gibt nichts zu schreiben: die Schemas unterscheiden sich nicht.</translation>
    </message>
    <message>
        <source>These fire all the same, because they are enabled for replicas: %1.</source>
        <translation>Diese lösen trotzdem aus, weil sie für Replikate eingeschaltet sind: %1.</translation>
    </message>
    <message>
        <source>These tables cannot be put back as the database is now. %1</source>
        <translation>Diese Tabellen können nicht zurückgebracht werden, wie die Datenbank jetzt ist. %1</translation>
    </message>
    <message>
        <source>This cannot be read as TOML: %1</source>
        <translation>Das ist nicht als TOML lesbar: %1</translation>
    </message>
    <message>
        <source>This comment silences nothing, or names no rule.</source>
        <translation>Dieser Kommentar bringt nichts zum Schweigen oder nennt keine Regel.</translation>
    </message>
    <message>
        <source>This engine has no transactions, no foreign keys and locks whole tables.</source>
        <translation>Diese Engine hat keine Transaktionen, keine Fremdschlüssel und sperrt ganze Tabellen.</translation>
    </message>
    <message>
        <source>This is no plan file, or one of a newer version.</source>
        <translation>Das ist keine Plandatei oder eine einer neueren Version.</translation>
    </message>
    <message>
        <source>This is no release.</source>
        <translation>Das ist kein Release.</translation>
    </message>
    <message>
        <source>This is not valid TOML: %1</source>
        <translation>Das ist kein gültiges TOML: %1</translation>
    </message>
    <message>
        <source>This is the server's estimate.</source>
        <translation>Das ist die Schätzung des Servers.</translation>
    </message>
    <message>
        <source>This line is not valid UTF-8.</source>
        <translation>Diese Zeile ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>This one has changed nothing since.</source>
        <translation>Dieses hier hat seitdem nichts geändert.</translation>
    </message>
    <message>
        <source>This run brought in no statement of %1; it is not recorded in the history.</source>
        <translation>Dieser Lauf hat keine Anweisung von %1 hineingebracht; in der Historie steht sie nicht.</translation>
    </message>
    <message>
        <source>This runs %1.</source>
        <translation>Dies läuft %1.</translation>
    </message>
    <message>
        <source>This statement failed on a scratch copy: %1</source>
        <translation>Diese Anweisung ist auf einer Probekopie gescheitert: %1</translation>
    </message>
    <message>
        <source>This user may not see what others run (GRANT pg_read_all_stats), so it is not known what is still read.</source>
        <translation>Dieser Benutzer darf nicht sehen, was andere ausführen (GRANT pg_read_all_stats), also ist nicht bekannt, was noch gelesen wird.</translation>
    </message>
    <message>
        <source>This user may not set session_replication_role (%1). A superuser can allow it on PostgreSQL 15 and later: GRANT SET ON PARAMETER session_replication_role TO …</source>
        <translation>Dieser Benutzer darf session_replication_role nicht setzen (%1). Ein Superuser kann es ab PostgreSQL 15 erlauben: GRANT SET ON PARAMETER session_replication_role TO …</translation>
    </message>
    <message>
        <source>This version ignores REFERENCES written with a column: there is no foreign key.</source>
        <translation>Diese Version übergeht REFERENCES an einer Spalte: Es gibt keinen Fremdschlüssel.</translation>
    </message>
    <message>
        <source>This version of SQLite knows no such statement.</source>
        <translation>Diese Version von SQLite kennt keine solche Anweisung.</translation>
    </message>
    <message>
        <source>Three migrations: schema, backfill without transaction, constraint.</source>
        <translation>Drei Migrationen: Schema, Füllen ohne Transaktion, Bedingung.</translation>
    </message>
    <message>
        <source>Took %1 on the scratch copy.</source>
        <translation>Dauerte auf der Probekopie %1.</translation>
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
        <source>Triggers cannot be left out here. %1</source>
        <translation>Trigger können hier nicht ausgelassen werden. %1</translation>
    </message>
    <message>
        <source>Triggers keep a second column of the new type in step.</source>
        <translation>Trigger halten eine zweite Spalte des neuen Typs gleich.</translation>
    </message>
    <message>
        <source>Try again when nobody changes it.</source>
        <translation>Versuchen Sie es noch einmal, wenn niemand es ändert.</translation>
    </message>
    <message>
        <source>Trying the backup on a scratch database</source>
        <translation>Die Sicherung wird in einer Probedatenbank erprobt</translation>
    </message>
    <message>
        <source>Turn it off for this user or database, or use another user.</source>
        <translation>Für diesen Benutzer oder diese Datenbank ausschalten oder einen anderen Benutzer verwenden.</translation>
    </message>
    <message>
        <source>Two ALTER TABLE in a row each read the table.</source>
        <translation>Zwei ALTER TABLE hintereinander lesen jeweils die Tabelle.</translation>
    </message>
    <message>
        <source>Two files have this version: one of them does not run.</source>
        <translation>Zwei Dateien haben diese Version: Eine von beiden läuft nicht.</translation>
    </message>
    <message>
        <source>Types and table shape</source>
        <translation>Typen und Tabellenform</translation>
    </message>
    <message>
        <source>UNIQUE NOT NULL stands where a primary key is meant.</source>
        <translation>UNIQUE NOT NULL steht, wo ein Primärschlüssel gemeint ist.</translation>
    </message>
    <message>
        <source>USE takes the history and everything after it to another database, also in a trial on a copy. Name the database with each table instead.</source>
        <translation>USE nimmt den Verlauf und alles Folgende mit in eine andere Datenbank, auch bei einer Probe auf einer Kopie. Nennen Sie statt dessen bei jeder Tabelle die Datenbank.</translation>
    </message>
    <message>
        <source>Upgrade to 14.4 or later first.</source>
        <translation>Zuerst auf 14.4 oder neuer wechseln.</translation>
    </message>
    <message>
        <source>Use CREATE OR REPLACE VIEW where columns are added; else deploy the readers first.</source>
        <translation>Wo Spalten hinzukommen, CREATE OR REPLACE VIEW nutzen; sonst zuerst die Leser ausliefern.</translation>
    </message>
    <message>
        <source>Use DETACH PARTITION … CONCURRENTLY (PostgreSQL 14 and later, no DEFAULT partition), outside a transaction.</source>
        <translation>DETACH PARTITION … CONCURRENTLY nutzen (ab PostgreSQL 14, ohne DEFAULT-Partition), außerhalb einer Transaktion.</translation>
    </message>
    <message>
        <source>Use DROP INDEX CONCURRENTLY, alone in a migration without transaction.</source>
        <translation>DROP INDEX CONCURRENTLY nutzen, allein in einer Migration ohne Transaktion.</translation>
    </message>
    <message>
        <source>Use REINDEX CONCURRENTLY outside a transaction; on PostgreSQL 11 build a new index concurrently and drop the old one.</source>
        <translation>REINDEX CONCURRENTLY außerhalb einer Transaktion nutzen; auf PostgreSQL 11 nebenläufig einen neuen Index bauen und den alten entfernen.</translation>
    </message>
    <message>
        <source>Use SET LOCAL.</source>
        <translation>SET LOCAL nutzen.</translation>
    </message>
    <message>
        <source>Use SET, and RESET at the end.</source>
        <translation>SET nutzen, und am Ende RESET.</translation>
    </message>
    <message>
        <source>Use a database of the right kind.</source>
        <translation>Eine Datenbank der richtigen Art nehmen.</translation>
    </message>
    <message>
        <source>Use a plain table.</source>
        <translation>Eine einfache Tabelle nutzen.</translation>
    </message>
    <message>
        <source>Use one of: %1</source>
        <translation>Eines davon verwenden: %1</translation>
    </message>
    <message>
        <source>Use text with a CHECK, or a lookup table, where the values change often.</source>
        <translation>text mit CHECK oder eine Nachschlagetabelle nutzen, wo sich die Werte oft ändern.</translation>
    </message>
    <message>
        <source>Use the base type and a CHECK that is added NOT VALID and validated later.</source>
        <translation>Den Grundtyp nutzen und einen CHECK, der NOT VALID hinzugefügt und später geprüft wird.</translation>
    </message>
    <message>
        <source>Use the server's direct address, or set pooler = "session" for this environment if the pooler works in session mode.</source>
        <translation>Die direkte Adresse des Servers verwenden oder für diese Umgebung pooler = "session" setzen, wenn der Pooler im Sitzungsmodus arbeitet.</translation>
    </message>
    <message>
        <source>Use the type of the referenced column.</source>
        <translation>Den Typ der verwiesenen Spalte nutzen.</translation>
    </message>
    <message>
        <source>User %1 may not create anything in schema %2.</source>
        <translation>Der Benutzer %1 darf im Schema %2 nichts anlegen.</translation>
    </message>
    <message>
        <source>Validate it in a later migration.</source>
        <translation>In einer späteren Migration prüfen.</translation>
    </message>
    <message>
        <source>Validated in the transaction that added it, the constraint is checked under the strong lock of ADD.</source>
        <translation>In der Transaktion geprüft, die sie hinzugefügt hat, läuft die Prüfung der Bedingung unter der starken Sperre von ADD.</translation>
    </message>
    <message>
        <source>Values are removed, moved or outgrow their storage: the table is copied, and rows with removed values fail or turn empty.</source>
        <translation>Werte werden entfernt, verschoben oder wachsen über ihren Platz hinaus: Die Tabelle wird kopiert, und Zeilen mit entfernten Werten scheitern oder werden leer.</translation>
    </message>
    <message>
        <source>Values of %1 are overwritten or cut.</source>
        <translation>Werte von %1 werden überschrieben oder gekürzt.</translation>
    </message>
    <message>
        <source>Values that do not fit %1 are cut, rounded or refused.</source>
        <translation>Werte, die nicht in %1 passen, werden gekürzt, gerundet oder abgelehnt.</translation>
    </message>
    <message>
        <source>Verified: run on a scratch copy, it reaches the wanted schema.</source>
        <translation>Geprüft: auf einer Probekopie ausgeführt, führt es zum gewünschten Schema.</translation>
    </message>
    <message>
        <source>Version %1 does not fit into a 64-bit integer; the database cannot record it.</source>
        <translation>Die Version %1 passt nicht in eine 64-Bit-Ganzzahl; die Datenbank kann sie nicht festhalten.</translation>
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
        <source>Version '%1' is not applied.</source>
        <translation>Die Version „%1“ ist nicht angewendet.</translation>
    </message>
    <message>
        <source>Wait for it, or stop it there.</source>
        <translation>Darauf warten oder es dort anhalten.</translation>
    </message>
    <message>
        <source>Wait until it is done, or end it with KILL QUERY %1; then run again.</source>
        <translation>Warten Sie, bis er fertig ist, oder beenden Sie ihn mit KILL QUERY %1; starten Sie dann erneut.</translation>
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
        <source>Waits for nobody's writes; not inside a transaction.</source>
        <translation>Hält niemandes Schreiben auf; nicht in einer Transaktion.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Watch green</source>
        <translation>Grün beobachten</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What %1 did is in its output above.</source>
        <translation>Was %1 getan hat, steht oben in seiner Ausgabe.</translation>
    </message>
    <message>
        <source>What `switchback-cli lint` and the window look for: %1 rules. A rule marked ○ is off until it is enabled in `switchback.toml` or with `--enable`. This page is made from the table of rules.</source>
        <translation>Wonach `switchback-cli lint` und das Fenster suchen: %1 Regeln. Eine mit ○ markierte Regel ist aus, bis sie in `switchback.toml` oder mit `--enable` eingeschaltet wird. Diese Seite wird aus der Regeltabelle erzeugt.</translation>
    </message>
    <message>
        <source>What comes after it was not tried.</source>
        <translation>Was danach kommt, wurde nicht versucht.</translation>
    </message>
    <message>
        <source>What depends on the tables</source>
        <translation>Was von den Tabellen abhängt</translation>
    </message>
    <message>
        <source>What is added; the old code does not notice it.</source>
        <translation>Was hinzukommt; der alte Code merkt es nicht.</translation>
    </message>
    <message>
        <source>What is dropped holds nothing.</source>
        <translation>Was entfernt wird, ist leer.</translation>
    </message>
    <message>
        <source>What is dropped is copied aside before, and can be put back.</source>
        <translation>Was verworfen wird, wird vorher beiseite kopiert und kann zurückgelegt werden.</translation>
    </message>
    <message>
        <source>What is in is told by 'landed --only %1'.</source>
        <translation>Was drin ist, sagt „landed --only %1“.</translation>
    </message>
    <message>
        <source>What is in, and the ways on, are told by 'landed'.</source>
        <translation>Was drin ist und wie es weitergehen kann, sagt „landed“.</translation>
    </message>
    <message>
        <source>What is pending touches no table that is there.</source>
        <translation>Was aussteht, betrifft keine vorhandene Tabelle.</translation>
    </message>
    <message>
        <source>What it does cannot be read, so it waits; choose by hand.</source>
        <translation>Was sie tut, ist nicht zu lesen, also wartet sie; von Hand wählen.</translation>
    </message>
    <message>
        <source>What it holds is lost.</source>
        <translation>Der Inhalt geht verloren.</translation>
    </message>
    <message>
        <source>What makes it safe is PostgreSQL's: MySQL and MariaDB have neither NOT VALID nor CONCURRENTLY. There the server is told ALGORITHM=INPLACE, LOCK=NONE.</source>
        <translation>Was es sicher macht, hat nur PostgreSQL: MySQL und MariaDB kennen weder NOT VALID noch CONCURRENTLY. Dort sagt man dem Server ALGORITHM=INPLACE, LOCK=NONE.</translation>
    </message>
    <message>
        <source>What only the old code used goes; from here there is no way back to blue.</source>
        <translation>Was nur der alte Code benutzte, geht; von hier führt kein Weg zurück zu Blau.</translation>
    </message>
    <message>
        <source>What others write between the copy and the drop is not in the copy.</source>
        <translation>Was andere zwischen dem Kopieren und dem Verwerfen schreiben, ist nicht in der Kopie.</translation>
    </message>
    <message>
        <source>What the backup does not hold is gone; all else is as it was.</source>
        <translation>Was die Sicherung nicht enthält, ist fort; alles andere ist, wie es war.</translation>
    </message>
    <message>
        <source>What they do is left undone for these rows: %1.</source>
        <translation>Was sie tun, unterbleibt für diese Zeilen: %1.</translation>
    </message>
    <message>
        <source>What this statement does cannot be known without running it.</source>
        <translation>Was diese Anweisung tut, lässt sich nicht wissen, ohne sie auszuführen.</translation>
    </message>
    <message>
        <source>Whatever the mode, the table's metadata is locked for a moment at the start and at the end. That waits for every open transaction that has read the table, and every later query waits behind it. Each statement commits by itself.</source>
        <translation>Welche Art es auch ist: Am Anfang und am Ende werden für einen Augenblick die Metadaten der Tabelle gesperrt. Das wartet auf jede offene Transaktion, die die Tabelle gelesen hat, und jede spätere Abfrage wartet dahinter. Jede Anweisung wird für sich festgeschrieben.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Where nobody needs them meanwhile, drop them first and make them again afterwards, with CREATE INDEX CONCURRENTLY.</source>
        <translation>Wo niemand sie so lange braucht, löschen Sie sie vorher und legen Sie sie danach mit CREATE INDEX CONCURRENTLY wieder an.</translation>
    </message>
    <message>
        <source>Where nobody needs them meanwhile, drop them first and make them again afterwards.</source>
        <translation>Wo niemand sie so lange braucht, löschen Sie sie vorher und legen Sie sie danach wieder an.</translation>
    </message>
    <message>
        <source>Where the sequence %1 stood is gone.</source>
        <translation>Der Stand der Sequenz %1 ist weg.</translation>
    </message>
    <message>
        <source>Whether %1 was kept is not known yet: 'status' will tell.</source>
        <translation>Ob %1 behalten wurde, ist noch nicht bekannt: Der Stand wird es zeigen.</translation>
    </message>
    <message>
        <source>Whether the rows of %1 allow it is not known: %2</source>
        <translation>Ob die Zeilen von %1 es zulassen, ist nicht bekannt: %2</translation>
    </message>
    <message>
        <source>Whether triggers of users fire for a changed row is not known.</source>
        <translation>Ob für eine geänderte Zeile Trigger von Benutzern auslösen, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Which kind of database the project is for is not known.</source>
        <translation>Für welche Art von Datenbank das Projekt ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Which statements of migration %1 are in cannot be told: the schema is none of those that they lead to. It differs in %2.</source>
        <translation>Welche Anweisungen von Migration %1 drin sind, lässt sich nicht sagen: Das Schema ist keines von denen, zu denen sie führen. Es unterscheidet sich in %2.</translation>
    </message>
    <message>
        <source>Which table is meant depends on the search path.</source>
        <translation>Welche Tabelle gemeint ist, hängt vom Suchpfad ab.</translation>
    </message>
    <message>
        <source>Which tables the plan touches is not known: %1.</source>
        <translation>Welche Tabellen der Plan betrifft, ist nicht bekannt: %1.</translation>
    </message>
    <message>
        <source>Who is in the way</source>
        <translation>Wer im Weg ist</translation>
    </message>
    <message>
        <source>Who is in the way: this user does not see since when others are busy, nor with what (pg_read_all_stats would let it).</source>
        <translation>Wer im Weg ist: Dieser Benutzer sieht nicht, seit wann andere womit beschäftigt sind (pg_read_all_stats würde es erlauben).</translation>
    </message>
    <message>
        <source>Whoever calls or uses it fails.</source>
        <translation>Wer es aufruft oder benutzt, schlägt fehl.</translation>
    </message>
    <message>
        <source>Whole seconds are rounded: a value can lie in the future.</source>
        <translation>Ganze Sekunden werden gerundet: Ein Wert kann in der Zukunft liegen.</translation>
    </message>
    <message>
        <source>Widest types of fixed length first.</source>
        <translation>Die breitesten Typen fester Länge zuerst.</translation>
    </message>
    <message>
        <source>With %1 alone: write what follows to back.sql, the last migration first, and run it. It was tried on a scratch copy.</source>
        <translation>Allein mit %1: Schreiben Sie das Folgende nach back.sql, die letzte Migration zuerst, und führen Sie es aus. Es wurde an einer Probekopie erprobt.</translation>
    </message>
    <message>
        <source>With Switchback: %1</source>
        <translation>Mit Switchback: %1</translation>
    </message>
    <message>
        <source>Without ALGORITHM the server may fall back to a copy unasked.</source>
        <translation>Ohne ALGORITHM weicht der Server womöglich ungefragt auf eine Kopie aus.</translation>
    </message>
    <message>
        <source>Without a DDL transaction Ecto does not call it: a timeout set there is missing.</source>
        <translation>Ohne DDL-Transaktion ruft Ecto es nicht auf: Eine dort gesetzte Wartezeit fehlt.</translation>
    </message>
    <message>
        <source>Without a name, each try after a failure leaves one more invalid index behind.</source>
        <translation>Ohne Namen hinterlässt jeder Versuch nach einem Fehler einen weiteren ungültigen Index.</translation>
    </message>
    <message>
        <source>Without a policy every role but the owner sees no rows.</source>
        <translation>Ohne Richtlinie sieht jede Rolle außer dem Eigentümer keine Zeilen.</translation>
    </message>
    <message>
        <source>Without a primary key no row has an identity for replication, tools and batches.</source>
        <translation>Ohne Primärschlüssel hat keine Zeile eine Identität für Replikation, Werkzeuge und Portionen.</translation>
    </message>
    <message>
        <source>Without strict mode NULL silently becomes 0 or an empty string, and the table may be copied.</source>
        <translation>Ohne strengen Modus wird NULL stillschweigend zu 0 oder einer leeren Zeichenkette, und die Tabelle wird womöglich kopiert.</translation>
    </message>
    <message>
        <source>Work in batches by key, each its own transaction.</source>
        <translation>Portionsweise nach Schlüssel arbeiten, jede Portion eine eigene Transaktion.</translation>
    </message>
    <message>
        <source>Write %1://user@host:port/database.</source>
        <translation>%1://benutzer@rechner:port/datenbank schreiben.</translation>
    </message>
    <message>
        <source>Write a new migration.</source>
        <translation>Eine neue Migration schreiben.</translation>
    </message>
    <message>
        <source>Write it as plain SQL, or dry-run it on a copy.</source>
        <translation>Als einfaches SQL schreiben oder an einer Kopie proben.</translation>
    </message>
    <message>
        <source>Write it as plain SQL.</source>
        <translation>Als schlichtes SQL schreiben.</translation>
    </message>
    <message>
        <source>Write it there yourself, or fix what is in the way.</source>
        <translation>Schreiben Sie sie selbst hinein oder räumen Sie aus, was im Weg ist.</translation>
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
        <source>Write the condition.</source>
        <translation>Die Bedingung schreiben.</translation>
    </message>
    <message>
        <source>Write the files by hand; the finding says how.</source>
        <translation>Schreiben Sie die Dateien von Hand; der Befund sagt, wie.</translation>
    </message>
    <message>
        <source>Write the way back, or say why there is none: switchback: irreversible REASON.</source>
        <translation>Den Rückweg schreiben oder sagen, warum es keinen gibt: switchback: irreversible GRUND.</translation>
    </message>
    <message>
        <source>Write to another place.</source>
        <translation>Schreiben Sie an einen anderen Ort.</translation>
    </message>
    <message>
        <source>Writes every row of %1 again.</source>
        <translation>Schreibt jede Zeile von %1 neu.</translation>
    </message>
    <message>
        <source>Writes to %1 wait for a moment; reads go on.</source>
        <translation>Schreiben in %1 wartet für einen Augenblick; Lesen geht weiter.</translation>
    </message>
    <message>
        <source>Writes to %1 wait while all rows are looked at; reads go on.</source>
        <translation>Schreiben in %1 wartet, während alle Zeilen durchgesehen werden; Lesen geht weiter.</translation>
    </message>
    <message>
        <source>Writes to %1 wait while all rows are written again; reads go on.</source>
        <translation>Schreiben in %1 wartet, während alle Zeilen neu geschrieben werden; Lesen geht weiter.</translation>
    </message>
    <message>
        <source>Writes to every partition wait until the indexes of all of them are built.</source>
        <translation>Schreiben in jede Partition wartet, bis die Indizes von allen gebaut sind.</translation>
    </message>
    <message>
        <source>Writes wait until it is done.</source>
        <translation>Schreiben wartet, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Writes wait while the trigger is created, and each of them pays for it afterwards.</source>
        <translation>Schreiben wartet, während der Trigger angelegt wird, und bezahlt ihn danach jedes Mal.</translation>
    </message>
    <message>
        <source>Writing again takes about %1 of disk, and %2 are free.</source>
        <translation>Das Neuschreiben braucht etwa %1 Platz, frei sind %2.</translation>
    </message>
    <message>
        <source>Writing the schema table by hand can make the file unreadable.</source>
        <translation>Die Schematabelle von Hand zu schreiben kann die Datei unlesbar machen.</translation>
    </message>
    <message>
        <source>Wrong rows can come in from now on, and putting the constraint back needs every row checked.</source>
        <translation>Von jetzt an können falsche Zeilen hineinkommen, und um die Bedingung wieder einzusetzen, muss jede Zeile geprüft werden.</translation>
    </message>
    <message>
        <source>Your own projects are as they were.</source>
        <translation>Die eigenen Projekte sind, wie sie waren.</translation>
    </message>
    <message>
        <source>[flags.gates] names '%1', and no migration has that version.</source>
        <translation>[flags.gates] nennt '%1', und keine Migration hat diese Version.</translation>
    </message>
    <message>
        <source>[flags] of switchback.toml does not say where to ask</source>
        <translation>[flags] in switchback.toml sagt nicht, wo zu fragen ist</translation>
    </message>
    <message>
        <source>[flags] of switchback.toml names no other place, so FunWithFlags was asked; %1</source>
        <translation>[flags] in switchback.toml nennt keinen anderen Ort, daher wurde FunWithFlags gefragt; %1</translation>
    </message>
    <message>
        <source>[rehearsal] mask names %1, which no table has.</source>
        <translation>[rehearsal] mask nennt %1, was keine Tabelle hat.</translation>
    </message>
    <message>
        <source>a column holds lists of the type's labels.</source>
        <translation>eine Spalte enthält Listen von Werten des Typs.</translation>
    </message>
    <message>
        <source>a column of its type that must have a value cannot stand beside the other one without a default.</source>
        <translation>Eine Spalte dieses Typs, die einen Wert haben muss, kann ohne Vorgabe nicht neben der anderen stehen.</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>a dump</source>
        <translation>eine Sicherung</translation>
    </message>
    <message>
        <source>a duration such as "5s", "500ms" or "0"</source>
        <translation>eine Dauer wie "5s", "500ms" oder "0"</translation>
    </message>
    <message>
        <source>a file outside the project</source>
        <translation>eine Datei außerhalb des Projekts</translation>
    </message>
    <message>
        <source>a file that cannot be read here</source>
        <translation>eine Datei, die hier nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>a file that is too large</source>
        <translation>eine zu große Datei</translation>
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
        <source>a list of columns, each written table.column</source>
        <translation>eine Liste von Spalten, jede als Tabelle.Spalte geschrieben</translation>
    </message>
    <message>
        <source>a list of tables, written [[%1]]</source>
        <translation>eine Liste von Tabellen, geschrieben [[%1]]</translation>
    </message>
    <message>
        <source>a list of tables, written [[diff.ignore]]</source>
        <translation>eine Liste von Tabellen, geschrieben [[diff.ignore]]</translation>
    </message>
    <message>
        <source>a list: the program, then its arguments</source>
        <translation>eine Liste: das Programm, dann seine Argumente</translation>
    </message>
    <message>
        <source>a list: the program, then its arguments, each a text of its own</source>
        <translation>eine Liste: das Programm, dann seine Argumente, jedes ein eigener Text</translation>
    </message>
    <message>
        <source>a lock file of Switchback; SQLite's write lock during each migration</source>
        <translation>eine Sperrdatei von Switchback; SQLites Schreibsperre während jeder Migration</translation>
    </message>
    <message>
        <source>a macro called like a function is not understood</source>
        <translation>ein wie eine Funktion aufgerufenes Makro wird nicht verstanden</translation>
    </message>
    <message>
        <source>a migration_lock.toml</source>
        <translation>eine migration_lock.toml</translation>
    </message>
    <message>
        <source>a number from 1 to 100000</source>
        <translation>eine Zahl von 1 bis 100000</translation>
    </message>
    <message>
        <source>a partition is partitioned itself.</source>
        <translation>eine Partition ist selbst partitioniert.</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a prepared transaction</source>
        <translation>eine vorbereitete Transaktion</translation>
    </message>
    <message>
        <source>a private server</source>
        <translation>einem eigenen Server</translation>
    </message>
    <message>
        <source>a process</source>
        <translation>ein Prozess</translation>
    </message>
    <message>
        <source>a query that is sent while the migration runs</source>
        <translation>eine Abfrage, die während der Migration gesendet wird</translation>
    </message>
    <message>
        <source>a random value</source>
        <translation>ein Zufallswert</translation>
    </message>
    <message>
        <source>a replica is behind</source>
        <translation>ein Replikat hinkt hinterher</translation>
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
        <source>a table of versions and flags</source>
        <translation>eine Tabelle von Versionen und Schaltern</translation>
    </message>
    <message>
        <source>a table with one of sql, url, variable, file and fun_with_flags</source>
        <translation>eine Tabelle mit einem von sql, url, variable, file und fun_with_flags</translation>
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
        <source>a transaction of its own inside of the migration</source>
        <translation>eine eigene Transaktion innerhalb der Migration</translation>
    </message>
    <message>
        <source>a vacuum</source>
        <translation>ein Vacuum</translation>
    </message>
    <message>
        <source>a vacuum that must not be put off</source>
        <translation>ein Vacuum, das nicht aufgeschoben werden darf</translation>
    </message>
    <message>
        <source>a variable of the environment it runs in</source>
        <translation>eine Variable der Umgebung, in der sie läuft</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>about %1 rows</source>
        <translation>etwa %1 Zeilen</translation>
    </message>
    <message>
        <source>added</source>
        <translation>neu</translation>
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
        <source>amber</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>an INSERT needs a plain SELECT from a table.</source>
        <translation>ein INSERT braucht ein einfaches SELECT aus einer Tabelle.</translation>
    </message>
    <message>
        <source>an UPDATE of one table is needed.</source>
        <translation>nötig ist ein UPDATE einer einzelnen Tabelle.</translation>
    </message>
    <message>
        <source>an address that begins with http:// or https://</source>
        <translation>eine Adresse, die mit http:// oder https:// beginnt</translation>
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
        <source>an improper list is not understood</source>
        <translation>eine uneigentliche Liste wird nicht verstanden</translation>
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
        <source>answers %1</source>
        <translation>antwortet %1</translation>
    </message>
    <message>
        <source>answers %1 instead of %2</source>
        <translation>antwortet %1 statt %2</translation>
    </message>
    <message>
        <source>answers %1 without '%2'</source>
        <translation>antwortet %1 ohne '%2'</translation>
    </message>
    <message>
        <source>answers '%1'</source>
        <translation>antwortet '%1'</translation>
    </message>
    <message>
        <source>any %1 that this user may not see</source>
        <translation>was dieser Benutzer nicht sehen darf (%1)</translation>
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
        <source>asking takes too long.</source>
        <translation>das Fragen dauert zu lange.</translation>
    </message>
    <message>
        <source>asks the database while the migration runs</source>
        <translation>fragt die Datenbank, während die Migration läuft</translation>
    </message>
    <message>
        <source>at most, by the server's counters</source>
        <translation>höchstens, nach den Zählern des Servers</translation>
    </message>
    <message>
        <source>batches need a primary key of one column.</source>
        <translation>Portionen brauchen einen Primärschlüssel aus einer Spalte.</translation>
    </message>
    <message>
        <source>bigint, as identity or auto-increment, or uuid.</source>
        <translation>bigint, als identity oder mit AUTO_INCREMENT, oder uuid.</translation>
    </message>
    <message>
        <source>bigint.</source>
        <translation>bigint.</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>by FunWithFlags</source>
        <translation>laut FunWithFlags</translation>
    </message>
    <message>
        <source>by its address</source>
        <translation>laut seiner Adresse</translation>
    </message>
    <message>
        <source>by the query</source>
        <translation>laut der Abfrage</translation>
    </message>
    <message>
        <source>by the server's commit times</source>
        <translation>nach den Commit-Zeiten des Servers</translation>
    </message>
    <message>
        <source>cannot reverse migration command: %1. You will need to explicitly define up/0 and down/0 in your migration</source>
        <translation>Ecto kann den Befehl %1 nicht umkehren. Die Migration muss up/0 und down/0 ausdrücklich definieren</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>char pads with blanks and gains nothing.</source>
        <translation>char füllt mit Leerzeichen auf und bringt nichts.</translation>
    </message>
    <message>
        <source>checks rows</source>
        <translation>prüft Zeilen</translation>
    </message>
    <message>
        <source>clauses as an argument are not understood</source>
        <translation>Klauseln als Argument werden nicht verstanden</translation>
    </message>
    <message>
        <source>coalesce(…) in the copy.</source>
        <translation>coalesce(…) in der Kopie.</translation>
    </message>
    <message>
        <source>code that is loaded while it runs</source>
        <translation>Code, der während des Laufs geladen wird</translation>
    </message>
    <message>
        <source>collecting into this is not understood</source>
        <translation>das Sammeln in dieses Ziel wird nicht verstanden</translation>
    </message>
    <message>
        <source>connection %1</source>
        <translation>Verbindung %1</translation>
    </message>
    <message>
        <source>connection %1 (user %2, from %3), since %4</source>
        <translation>Verbindung %1 (Benutzer %2, von %3), seit %4</translation>
    </message>
    <message>
        <source>connection %1 (user %2, from %3, %4 for %5 s)</source>
        <translation>Verbindung %1 (Benutzer %2, von %3, %4 seit %5 s)</translation>
    </message>
    <message>
        <source>copy %1 of %2, dropped by %3 (%4 rows)</source>
        <translation>Kopie %1 von %2, verworfen durch %3 (%4 Zeilen)</translation>
    </message>
    <message>
        <source>counting takes too long.</source>
        <translation>das Zählen dauert zu lange.</translation>
    </message>
    <message>
        <source>counting would take about %1.</source>
        <translation>das Zählen würde etwa %1 dauern.</translation>
    </message>
    <message>
        <source>down</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>ends with 0</source>
        <translation>endet mit 0</translation>
    </message>
    <message>
        <source>execute/2 with ALTER COLUMN … SET DEFAULT or SET NOT NULL.</source>
        <translation>execute/2 mit ALTER COLUMN … SET DEFAULT oder SET NOT NULL.</translation>
    </message>
    <message>
        <source>files outside the project</source>
        <translation>Dateien außerhalb des Projekts</translation>
    </message>
    <message>
        <source>flush() between them, or a migration of its own.</source>
        <translation>flush() dazwischen oder eine eigene Migration.</translation>
    </message>
    <message>
        <source>folders up and down</source>
        <translation>Ordner up und down</translation>
    </message>
    <message>
        <source>folders with a migration.sql in them</source>
        <translation>Ordner, in denen eine migration.sql liegt</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>foreign key %1</source>
        <translation>Fremdschlüssel %1</translation>
    </message>
    <message>
        <source>foreign key of %1</source>
        <translation>Fremdschlüssel von %1</translation>
    </message>
    <message>
        <source>foreign keys of other tables lead to the column.</source>
        <translation>Fremdschlüssel anderer Tabellen führen zu der Spalte.</translation>
    </message>
    <message>
        <source>foreign keys of other tables lead to the column: their columns have to change first, and the keys would have to be made anew.</source>
        <translation>Fremdschlüssel anderer Tabellen führen zu der Spalte: deren Spalten müssen sich zuerst ändern, und die Schlüssel wären neu anzulegen.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>goose knows no annotation '%1'.</source>
        <translation>goose kennt keine Anmerkung '%1'.</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>how the column's default is written is not known from the migrations before.</source>
        <translation>wie der Vorgabewert der Spalte geschrieben ist, ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>how the constraint %1 is written is not known from the migrations before.</source>
        <translation>wie die Einschränkung %1 geschrieben ist, ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>how the table is written today is not known from the migrations before.</source>
        <translation>Wie die Tabelle heute lautet, ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>in batches along (%1) of %2: %3 rows each, %4 ms between two</source>
        <translation>in Portionen entlang (%1) von %2: je %3 Zeilen, %4 ms zwischen zweien</translation>
    </message>
    <message>
        <source>in batches along (%1) of %2: the first of %3 rows, then as many as fit %4 ms; %5 ms between two</source>
        <translation>in Portionen entlang (%1) von %2: die erste mit %3 Zeilen, dann so viele, wie in %4 ms passen; %5 ms zwischen zweien</translation>
    </message>
    <message>
        <source>indexes, constraints or a default hang on the column.</source>
        <translation>An der Spalte hängen Indizes, Bedingungen oder ein Vorgabewert.</translation>
    </message>
    <message>
        <source>it attaches the DEFAULT partition itself.</source>
        <translation>sie hängt die DEFAULT-Partition selbst an.</translation>
    </message>
    <message>
        <source>it changes several things at once.</source>
        <translation>sie ändert mehreres zugleich.</translation>
    </message>
    <message>
        <source>it computes the values anew.</source>
        <translation>Sie berechnet die Werte neu.</translation>
    </message>
    <message>
        <source>it does more than add one foreign key.</source>
        <translation>sie legt mehr als einen Fremdschlüssel an.</translation>
    </message>
    <message>
        <source>it does not answer.</source>
        <translation>er antwortet nicht.</translation>
    </message>
    <message>
        <source>it does not hold %1</source>
        <translation>sie enthält %1 nicht</translation>
    </message>
    <message>
        <source>it does not make a column ask for a value.</source>
        <translation>Sie macht keine Spalte zur Pflicht.</translation>
    </message>
    <message>
        <source>it has no concurrent form.</source>
        <translation>es gibt keine nebenläufige Form.</translation>
    </message>
    <message>
        <source>it has no way down.</source>
        <translation>sie hat keinen Rückweg.</translation>
    </message>
    <message>
        <source>it is bigger than %1 MB.</source>
        <translation>sie ist größer als %1 MB.</translation>
    </message>
    <message>
        <source>it is more than one table.</source>
        <translation>es ist mehr als eine Tabelle.</translation>
    </message>
    <message>
        <source>it is no SQLite database.</source>
        <translation>es ist keine SQLite-Datenbank.</translation>
    </message>
    <message>
        <source>it is no UPDATE, DELETE or INSERT … SELECT.</source>
        <translation>es ist kein UPDATE, DELETE oder INSERT … SELECT.</translation>
    </message>
    <message>
        <source>it is no UTF-8 text.</source>
        <translation>sie ist kein UTF-8-Text.</translation>
    </message>
    <message>
        <source>it is no dump in pg_dump's custom format.</source>
        <translation>es ist kein Abzug im eigenen Format von pg_dump.</translation>
    </message>
    <message>
        <source>it is no dump of mariadb-dump or mysqldump.</source>
        <translation>es ist kein Abzug von mariadb-dump oder mysqldump.</translation>
    </message>
    <message>
        <source>it is no plain ADD CONSTRAINT … CHECK.</source>
        <translation>es ist kein einfaches ADD CONSTRAINT … CHECK.</translation>
    </message>
    <message>
        <source>it is no plain ALTER TABLE.</source>
        <translation>sie ist kein einfaches ALTER TABLE.</translation>
    </message>
    <message>
        <source>it is no plain CREATE INDEX.</source>
        <translation>sie ist kein einfaches CREATE INDEX.</translation>
    </message>
    <message>
        <source>it is no plain DROP INDEX.</source>
        <translation>sie ist kein einfaches DROP INDEX.</translation>
    </message>
    <message>
        <source>it is no plain DROP TABLE.</source>
        <translation>es ist kein einfaches DROP TABLE.</translation>
    </message>
    <message>
        <source>it is no plain MODIFY.</source>
        <translation>Sie ist kein einfaches MODIFY.</translation>
    </message>
    <message>
        <source>it is no plain PRIMARY KEY.</source>
        <translation>es ist kein einfacher PRIMARY KEY.</translation>
    </message>
    <message>
        <source>it is no plain REFRESH MATERIALIZED VIEW.</source>
        <translation>es ist kein einfaches REFRESH MATERIALIZED VIEW.</translation>
    </message>
    <message>
        <source>it is no plain UNIQUE constraint.</source>
        <translation>sie ist keine einfache UNIQUE-Bedingung.</translation>
    </message>
    <message>
        <source>it is no plain UPDATE of one column.</source>
        <translation>sie ist kein einfaches UPDATE einer Spalte.</translation>
    </message>
    <message>
        <source>it is no readable regular file.</source>
        <translation>es ist keine lesbare gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>it is no regular file.</source>
        <translation>sie ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>it is of another kind.</source>
        <translation>sie ist von anderer Art.</translation>
    </message>
    <message>
        <source>it is of some tables alone</source>
        <translation>sie enthält nur einzelne Tabellen</translation>
    </message>
    <message>
        <source>it is the database itself.</source>
        <translation>es ist die Datenbank selbst.</translation>
    </message>
    <message>
        <source>it may fail here, depending on what is not known</source>
        <translation>sie kann hier fehlschlagen, je nachdem, was nicht bekannt ist</translation>
    </message>
    <message>
        <source>it numbers itself in a way that is not known from the migrations before, or is not the primary key.</source>
        <translation>sie zählt auf eine Weise, die aus den Migrationen davor nicht bekannt ist, oder ist nicht der Primärschlüssel.</translation>
    </message>
    <message>
        <source>it reads several tables; write JOIN.</source>
        <translation>sie liest mehrere Tabellen; schreiben Sie JOIN.</translation>
    </message>
    <message>
        <source>it removes large objects, which no table holds</source>
        <translation>sie löscht große Objekte, die in keiner Tabelle stehen</translation>
    </message>
    <message>
        <source>it renames no column.</source>
        <translation>sie benennt keine Spalte um.</translation>
    </message>
    <message>
        <source>it renames no label.</source>
        <translation>sie benennt keinen Wert um.</translation>
    </message>
    <message>
        <source>it renames no table.</source>
        <translation>es benennt keine Tabelle um.</translation>
    </message>
    <message>
        <source>it renames or moves the column as well.</source>
        <translation>Sie benennt die Spalte auch um oder verschiebt sie.</translation>
    </message>
    <message>
        <source>it was applied by another program meanwhile.</source>
        <translation>sie wurde inzwischen von einem anderen Programm angewendet.</translation>
    </message>
    <message>
        <source>it was kept without a primary key, so nothing tells which row is which; its rows are in %1.</source>
        <translation>es wurde ohne Primärschlüssel aufgehoben, darum sagt nichts, welche Zeile welche ist; seine Zeilen liegen in %1.</translation>
    </message>
    <message>
        <source>it was on its way in the other direction.</source>
        <translation>sie war in der anderen Richtung unterwegs.</translation>
    </message>
    <message>
        <source>it was rolled back by another program meanwhile.</source>
        <translation>sie wurde inzwischen von einem anderen Programm zurückgenommen.</translation>
    </message>
    <message>
        <source>its address</source>
        <translation>seine Adresse</translation>
    </message>
    <message>
        <source>its bound is no plain range or list.</source>
        <translation>ihre Grenze ist kein einfacher Bereich und keine Liste.</translation>
    </message>
    <message>
        <source>its end is missing.</source>
        <translation>das Ende fehlt.</translation>
    </message>
    <message>
        <source>its expression cannot be read.</source>
        <translation>ihr Ausdruck lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>its head is not as expected</source>
        <translation>der Kopf ist nicht wie erwartet</translation>
    </message>
    <message>
        <source>its rows are gone.</source>
        <translation>seine Zeilen sind fort.</translation>
    </message>
    <message>
        <source>its text is kept from the user</source>
        <translation>der Text wird dem Benutzer vorenthalten</translation>
    </message>
    <message>
        <source>json has no equality: SELECT DISTINCT, UNION and GROUP BY over the row fail.</source>
        <translation>json kennt keine Gleichheit: SELECT DISTINCT, UNION und GROUP BY über die Zeile schlagen fehl.</translation>
    </message>
    <message>
        <source>jsonb.</source>
        <translation>jsonb.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>line %1 needs Elixir: %2 (%3)</source>
        <translation>Zeile %1 braucht Elixir: %2 (%3)</translation>
    </message>
    <message>
        <source>line %1: known to the running application alone</source>
        <translation>Zeile %1: nur der laufenden Anwendung bekannt</translation>
    </message>
    <message>
        <source>lock: %1</source>
        <translation>Sperre: %1</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>verliert Daten</translation>
    </message>
    <message>
        <source>materialized view %1</source>
        <translation>materialisierte Sicht %1</translation>
    </message>
    <message>
        <source>measured on a copy with all its rows</source>
        <translation>gemessen an einer Kopie mit allen Zeilen</translation>
    </message>
    <message>
        <source>measured on a copy with up to %1 made-up rows a table</source>
        <translation>gemessen an einer Kopie mit bis zu %1 erfundenen Zeilen je Tabelle</translation>
    </message>
    <message>
        <source>measured on a copy without rows: what reads or writes rows takes longer</source>
        <translation>gemessen an einer Kopie ohne Zeilen: Was Zeilen liest oder schreibt, dauert länger</translation>
    </message>
    <message>
        <source>migration %1 and those after it, which only the project's own tool can run</source>
        <translation>Migration %1 und die danach, die nur das eigene Werkzeug des Projekts ausführen kann</translation>
    </message>
    <message>
        <source>migration %1, which is applied and has no file</source>
        <translation>Migration %1, die angewendet ist und keine Datei hat</translation>
    </message>
    <message>
        <source>migration %1, which only the running application knows</source>
        <translation>Migration %1, die nur die laufende Anwendung kennt</translation>
    </message>
    <message>
        <source>migration_lock: :pg_advisory_lock in the repo, or @disable_migration_lock true and one node that migrates.</source>
        <translation>migration_lock: :pg_advisory_lock im Repo, oder @disable_migration_lock true und nur ein Knoten, der migriert.</translation>
    </message>
    <message>
        <source>mix was not started.</source>
        <translation>mix wurde nicht gestartet.</translation>
    </message>
    <message>
        <source>mix would use the database of the project's own configuration, which is another one.</source>
        <translation>mix würde die Datenbank aus der Konfiguration des Projekts benutzen, und das ist eine andere.</translation>
    </message>
    <message>
        <source>modify always sends the type again, though only NULL or the default change.</source>
        <translation>modify schickt immer den Typ noch einmal, obwohl sich nur NULL oder die Vorgabe ändert.</translation>
    </message>
    <message>
        <source>money rounds and prints as the server's locale says.</source>
        <translation>money rundet und schreibt, wie das Gebietsschema des Servers es sagt.</translation>
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
        <source>needed by %1</source>
        <translation>gebraucht von %1</translation>
    </message>
    <message>
        <source>needs repair</source>
        <translation>muss repariert werden</translation>
    </message>
    <message>
        <source>neither indexes nor NOT NULL hang on the column: one statement is all it takes, once no running version of the application uses it.</source>
        <translation>an der Spalte hängen weder Indizes noch NOT NULL: Eine Anweisung genügt, sobald keine laufende Version der Anwendung sie benutzt.</translation>
    </message>
    <message>
        <source>no column of the type is known from the migrations before.</source>
        <translation>aus den Migrationen davor ist keine Spalte des Typs bekannt.</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>keine Zeilen</translation>
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
        <source>nobody waits; commits wait until the reader is done, save in WAL mode</source>
        <translation>niemand wartet; Festschreiben wartet, bis der Leser fertig ist, außer im WAL-Modus</translation>
    </message>
    <message>
        <source>nobody wrote one for the rule %1.</source>
        <translation>für die Regel %1 hat niemand eines geschrieben.</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not known</source>
        <comment>a feature flag</comment>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>nothing came within %1 ms</source>
        <translation>innerhalb von %1 ms kam nichts</translation>
    </message>
    <message>
        <source>nothing in a row would tell that it is done: keep the keys of what is left to do in a table of its own.</source>
        <translation>nichts in einer Zeile würde sagen, dass sie erledigt ist: die Schlüssel des Übrigen in einer eigenen Tabelle halten.</translation>
    </message>
    <message>
        <source>nothing tells which rows break it.</source>
        <translation>nichts sagt, welche Zeilen dagegen verstoßen.</translation>
    </message>
    <message>
        <source>numeric and a column for the currency.</source>
        <translation>numeric und eine Spalte für die Währung.</translation>
    </message>
    <message>
        <source>numeric for amounts.</source>
        <translation>numeric für Beträge.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>on for some</source>
        <comment>a feature flag</comment>
        <translation>für manche an</translation>
    </message>
    <message>
        <source>opaque</source>
        <extracomment>of a migration: a part of it is known to the running application alone</extracomment>
        <translation>undurchsichtig</translation>
    </message>
    <message>
        <source>other parts of the table speak of the column: %1</source>
        <translation>Andere Teile der Tabelle sprechen von der Spalte: %1</translation>
    </message>
    <message>
        <source>other writers wait, reads go on</source>
        <translation>andere Schreiber warten, Lesen geht weiter</translation>
    </message>
    <message>
        <source>others hold a lock that it needs</source>
        <translation>andere halten eine Sperre, die sie braucht</translation>
    </message>
    <message>
        <source>out of order</source>
        <translation>außer der Reihe</translation>
    </message>
    <message>
        <source>overridden: %1</source>
        <translation>übergangen: %1</translation>
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
        <source>pg_dump for PostgreSQL %1</source>
        <translation>pg_dump für PostgreSQL %1</translation>
    </message>
    <message>
        <source>pg_dump for PostgreSQL %1, custom format</source>
        <translation>pg_dump für PostgreSQL %1, eigenes Format</translation>
    </message>
    <message>
        <source>pg_dump was not found on PATH.</source>
        <translation>pg_dump wurde im PATH nicht gefunden.</translation>
    </message>
    <message>
        <source>pid %1</source>
        <translation>PID %1</translation>
    </message>
    <message>
        <source>pid %1 (%2)</source>
        <translation>PID %1 (%2)</translation>
    </message>
    <message>
        <source>priv/repo/data_migrations.</source>
        <translation>priv/repo/data_migrations.</translation>
    </message>
    <message>
        <source>probably %1</source>
        <translation>vermutlich %1</translation>
    </message>
    <message>
        <source>process %1, since %2</source>
        <translation>Prozess %1, seit %2</translation>
    </message>
    <message>
        <source>publication %1</source>
        <translation>Publikation %1</translation>
    </message>
    <message>
        <source>read-only server</source>
        <translation>nur lesbarer Server</translation>
    </message>
    <message>
        <source>reads and writes go on</source>
        <translation>Lesen und Schreiben gehen weiter</translation>
    </message>
    <message>
        <source>reads and writes go on, other schema changes wait</source>
        <translation>Lesen und Schreiben gehen weiter, andere Schemaänderungen warten</translation>
    </message>
    <message>
        <source>reads and writes go on, save for a moment at the start and the end</source>
        <translation>Lesen und Schreiben gehen weiter, bis auf einen Augenblick am Anfang und am Ende</translation>
    </message>
    <message>
        <source>reads and writes wait</source>
        <translation>Lesen und Schreiben warten</translation>
    </message>
    <message>
        <source>reads and writes wait; in WAL mode reads go on</source>
        <translation>Lesen und Schreiben warten; im WAL-Modus geht Lesen weiter</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>references checks every row at once.</source>
        <translation>references prüft jede Zeile sofort.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>repeatable</source>
        <translation>wiederholbar</translation>
    </message>
    <message>
        <source>replacing this is not understood</source>
        <translation>diese Ersetzung wird nicht verstanden</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replikat</translation>
    </message>
    <message>
        <source>rewrites rows</source>
        <translation>schreibt Zeilen neu</translation>
    </message>
    <message>
        <source>rolled back %1 in %2 ms</source>
        <translation>%1 zurückgerollt in %2 ms</translation>
    </message>
    <message>
        <source>searching for this is not understood</source>
        <translation>diese Suche wird nicht verstanden</translation>
    </message>
    <message>
        <source>sent through the repository while the migration runs; its SQL is shown</source>
        <translation>während der Migration über das Repository gesendet; das SQL wird gezeigt</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>session %1 (%2)</source>
        <translation>Sitzung %1 (%2)</translation>
    </message>
    <message>
        <source>sessions that waited for it longer than %1 s: %2</source>
        <translation>Sitzungen, die länger als %1 s darauf warteten: %2</translation>
    </message>
    <message>
        <source>splitting by this is not understood</source>
        <translation>diese Zerlegung wird nicht verstanden</translation>
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
        <source>step %1 (%2)</source>
        <translation>Schritt %1 (%2)</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>tables with one of url, sql and command</source>
        <translation>Tabellen mit einem von url, sql und command</translation>
    </message>
    <message>
        <source>text or varchar.</source>
        <translation>text oder varchar.</translation>
    </message>
    <message>
        <source>text with a CHECK that can be added NOT VALID.</source>
        <translation>text mit einem CHECK, der NOT VALID hinzugefügt werden kann.</translation>
    </message>
    <message>
        <source>the Erlang function %1 is not known here</source>
        <translation>die Erlang-Funktion %1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>the adapter's module is not at hand</source>
        <translation>das Modul des Adapters liegt nicht vor</translation>
    </message>
    <message>
        <source>the address answers %1</source>
        <translation>die Adresse antwortet mit %1</translation>
    </message>
    <message>
        <source>the answer of the database decides what happens</source>
        <translation>die Antwort der Datenbank entscheidet, was geschieht</translation>
    </message>
    <message>
        <source>the column belongs to the primary key.</source>
        <translation>Die Spalte gehört zum Primärschlüssel.</translation>
    </message>
    <message>
        <source>the column brings more than a number.</source>
        <translation>die Spalte bringt mehr als eine Nummer mit.</translation>
    </message>
    <message>
        <source>the column brings more than a value.</source>
        <translation>die Spalte bringt mehr als einen Wert mit.</translation>
    </message>
    <message>
        <source>the column is not known from the migrations before.</source>
        <translation>die Spalte ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>the column numbers itself, is a key, is computed or is checked by its definition.</source>
        <translation>Die Spalte nummeriert sich selbst, ist ein Schlüssel, wird berechnet oder von ihrer Definition geprüft.</translation>
    </message>
    <message>
        <source>the column's type is not known from the migrations before.</source>
        <translation>der Typ der Spalte ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>the configuration that was read does not hold this value</source>
        <translation>die gelesene Konfiguration enthält diesen Wert nicht</translation>
    </message>
    <message>
        <source>the constraint %1 hangs on the column.</source>
        <translation>Die Bedingung %1 hängt an der Spalte.</translation>
    </message>
    <message>
        <source>the constraint %1 is deferrable or not validated.</source>
        <translation>die Einschränkung %1 ist aufschiebbar oder nicht geprüft.</translation>
    </message>
    <message>
        <source>the constraint has no name.</source>
        <translation>die Bedingung hat keinen Namen.</translation>
    </message>
    <message>
        <source>the exclusion constraint %1 hangs on it.</source>
        <translation>die Ausschlussbedingung %1 hängt daran.</translation>
    </message>
    <message>
        <source>the fields of %1{} are not at hand</source>
        <translation>die Felder von %1{} liegen nicht vor</translation>
    </message>
    <message>
        <source>the file %1 cannot be read</source>
        <translation>die Datei %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>the file %1 does not name it</source>
        <translation>die Datei %1 nennt ihn nicht</translation>
    </message>
    <message>
        <source>the folder cannot be made</source>
        <translation>der Ordner lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>the function %1 is not known here</source>
        <translation>die Funktion %1 ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>the index %1 is no plain one.</source>
        <translation>der Index %1 ist kein einfacher.</translation>
    </message>
    <message>
        <source>the local socket</source>
        <translation>der lokale Socket</translation>
    </message>
    <message>
        <source>the migration made it</source>
        <translation>die Migration hat es angelegt</translation>
    </message>
    <message>
        <source>the module %1 is not at hand</source>
        <translation>das Modul %1 liegt nicht vor</translation>
    </message>
    <message>
        <source>the moment of the commit</source>
        <translation>der Augenblick des Festschreibens</translation>
    </message>
    <message>
        <source>the name of a flag, perhaps with "=off" behind it</source>
        <translation>der Name eines Schalters, vielleicht mit "=off" dahinter</translation>
    </message>
    <message>
        <source>the newest at %1</source>
        <translation>das neueste um %1</translation>
    </message>
    <message>
        <source>the number is too large to be followed</source>
        <translation>die Zahl ist zu groß, um verfolgt zu werden</translation>
    </message>
    <message>
        <source>the order of a set is not defined</source>
        <translation>die Reihenfolge einer Menge ist nicht festgelegt</translation>
    </message>
    <message>
        <source>the partition key is not known, or not one column.</source>
        <translation>der Partitionsschlüssel ist nicht bekannt oder nicht genau eine Spalte.</translation>
    </message>
    <message>
        <source>the partitions are not known from the migrations before.</source>
        <translation>die Partitionen sind aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>the project's configuration of %1</source>
        <translation>die Konfiguration des Projekts für %1</translation>
    </message>
    <message>
        <source>the query finds nothing</source>
        <translation>die Abfrage findet nichts</translation>
    </message>
    <message>
        <source>the rule %1 of %2 may write to other tables</source>
        <translation>die Regel %1 von %2 schreibt vielleicht in andere Tabellen</translation>
    </message>
    <message>
        <source>the server makes its value from other columns.</source>
        <translation>der Server bildet ihren Wert aus anderen Spalten.</translation>
    </message>
    <message>
        <source>the server makes its value.</source>
        <translation>Der Server macht ihren Wert.</translation>
    </message>
    <message>
        <source>the server says: %1</source>
        <translation>der Server sagt: %1</translation>
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
        <source>the table has no foreign keys: one statement is all it takes, once no running version of the application uses it.</source>
        <translation>die Tabelle hat keine Fremdschlüssel: Eine Anweisung genügt, sobald keine laufende Version der Anwendung sie benutzt.</translation>
    </message>
    <message>
        <source>the table has numbers of its own, foreign keys or unique constraints, which a copy would not share.</source>
        <translation>die Tabelle hat eigene Nummern, Fremdschlüssel oder Eindeutigkeitsbedingungen, die eine Kopie nicht teilen würde.</translation>
    </message>
    <message>
        <source>the table is not known from the migrations before.</source>
        <translation>die Tabelle ist aus den Migrationen davor nicht bekannt.</translation>
    </message>
    <message>
        <source>the table is partitioned.</source>
        <translation>die Tabelle ist partitioniert.</translation>
    </message>
    <message>
        <source>the time when it runs</source>
        <translation>die Uhrzeit des Laufs</translation>
    </message>
    <message>
        <source>the trigger %1 of %2 may write to other tables (%3)</source>
        <translation>der Trigger %1 von %2 schreibt vielleicht in andere Tabellen (%3)</translation>
    </message>
    <message>
        <source>the values of this loop are not known</source>
        <translation>die Werte dieser Schleife sind nicht bekannt</translation>
    </message>
    <message>
        <source>the variable %1</source>
        <translation>die Variable %1</translation>
    </message>
    <message>
        <source>the variable %1 is not set</source>
        <translation>die Variable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>the view has no unique index over plain columns. Create one first; which columns are unique is yours to know.</source>
        <translation>die Sicht hat keinen eindeutigen Index über einfache Spalten. Legen Sie zuerst einen an; welche Spalten eindeutig sind, wissen nur Sie.</translation>
    </message>
    <message>
        <source>there is more than one.</source>
        <translation>es ist mehr als eine.</translation>
    </message>
    <message>
        <source>there is no column %1 now</source>
        <translation>es gibt jetzt keine Spalte %1</translation>
    </message>
    <message>
        <source>there is no column %1 now.</source>
        <translation>es gibt jetzt keine Spalte %1.</translation>
    </message>
    <message>
        <source>there is no such file.</source>
        <translation>es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>there is no table %1 now.</source>
        <translation>es gibt jetzt keine Tabelle %1.</translation>
    </message>
    <message>
        <source>there was no time left to ask.</source>
        <translation>zum Fragen blieb keine Zeit.</translation>
    </message>
    <message>
        <source>these digits are not understood</source>
        <translation>diese Ziffern werden nicht verstanden</translation>
    </message>
    <message>
        <source>this access is not understood</source>
        <translation>dieser Zugriff wird nicht verstanden</translation>
    </message>
    <message>
        <source>this bit pattern is not understood</source>
        <translation>dieses Bitmuster wird nicht verstanden</translation>
    </message>
    <message>
        <source>this digest is not known here</source>
        <translation>dieses Prüfsummenverfahren ist hier nicht bekannt</translation>
    </message>
    <message>
        <source>this expression is not understood</source>
        <translation>dieser Ausdruck wird nicht verstanden</translation>
    </message>
    <message>
        <source>this macro is not understood</source>
        <translation>dieses Makro wird nicht verstanden</translation>
    </message>
    <message>
        <source>this module is not understood</source>
        <translation>dieses Modul wird nicht verstanden</translation>
    </message>
    <message>
        <source>this operator is not understood</source>
        <translation>dieser Operator wird nicht verstanden</translation>
    </message>
    <message>
        <source>this pattern is not understood</source>
        <translation>dieses Muster wird nicht verstanden</translation>
    </message>
    <message>
        <source>this quoted code is not understood</source>
        <translation>dieser zitierte Code wird nicht verstanden</translation>
    </message>
    <message>
        <source>this struct is not at hand</source>
        <translation>diese Struktur liegt nicht vor</translation>
    </message>
    <message>
        <source>this time is not understood</source>
        <translation>diese Zeitangabe wird nicht verstanden</translation>
    </message>
    <message>
        <source>this user may not see the triggers of %1</source>
        <translation>dieser Benutzer darf die Trigger von %1 nicht sehen</translation>
    </message>
    <message>
        <source>this way to write a time is not understood</source>
        <translation>diese Schreibweise einer Zeit wird nicht verstanden</translation>
    </message>
    <message>
        <source>timestamptz.</source>
        <translation>timestamptz.</translation>
    </message>
    <message>
        <source>to fill it anew takes as long as its query, and the table would be locked meanwhile.</source>
        <translation>Sie neu zu füllen dauert so lange wie ihre Abfrage, und die Tabelle wäre währenddessen gesperrt.</translation>
    </message>
    <message>
        <source>trigger %1</source>
        <translation>Trigger %1</translation>
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
        <source>up and down, remove/3, from:, or execute/2.</source>
        <translation>up und down, remove/3, from:, oder execute/2.</translation>
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
        <source>utf8 means utf8mb3: no characters of four bytes, and deprecated.</source>
        <translation>utf8 bedeutet utf8mb3: keine Zeichen mit vier Bytes, und veraltet.</translation>
    </message>
    <message>
        <source>utf8mb4.</source>
        <translation>utf8mb4.</translation>
    </message>
    <message>
        <source>uuidv7() (PostgreSQL 18) or a bigint identity.</source>
        <translation>uuidv7() (PostgreSQL 18) oder eine bigint-Identität.</translation>
    </message>
    <message>
        <source>validate: false, and validate in the next migration.</source>
        <translation>validate: false, und in der nächsten Migration prüfen.</translation>
    </message>
    <message>
        <source>view %1</source>
        <translation>Sicht %1</translation>
    </message>
    <message>
        <source>views, triggers, partitions or other tables' foreign keys hang on the table.</source>
        <translation>an der Tabelle hängen Sichten, Trigger, Partitionen oder Fremdschlüssel anderer Tabellen.</translation>
    </message>
    <message>
        <source>was not run: nobody allowed commands</source>
        <translation>wurde nicht ausgeführt: Niemand hat Befehle erlaubt</translation>
    </message>
    <message>
        <source>what %1 comes to was not learned</source>
        <translation>was aus %1 wird, ist nicht zu erfahren</translation>
    </message>
    <message>
        <source>what a change of %1 sets off is not known</source>
        <translation>was eine Änderung von %1 auslöst, ist nicht bekannt</translation>
    </message>
    <message>
        <source>what the server makes of NULL without strict mode is no value of the type.</source>
        <translation>Was der Server ohne strengen Modus aus NULL macht, ist kein Wert des Typs.</translation>
    </message>
    <message>
        <source>whatever writes, tables and rows alike</source>
        <translation>alles, was schreibt, Tabellen wie Zeilen</translation>
    </message>
    <message>
        <source>whether statement %1 of %2 is in is not known.</source>
        <translation>ob Anweisung %1 von %2 ausgeführt ist, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>whether the function exists is not known</source>
        <translation>ob es die Funktion gibt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>whether the module is there is not known</source>
        <translation>ob das Modul da ist, ist nicht bekannt</translation>
    </message>
    <message>
        <source>which way it goes is not known</source>
        <translation>welchen Weg es nimmt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>write NAME, NAME on or NAME off</source>
        <translation>schreiben Sie NAME, NAME on oder NAME off</translation>
    </message>
    <message>
        <source>writes and row locks wait, reads go on</source>
        <translation>Schreiben und Zeilensperren warten, Lesen geht weiter</translation>
    </message>
    <message>
        <source>writes wait, reads go on</source>
        <translation>Schreiben wartet, Lesen geht weiter</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
</context>
<context>
    <name>Switchback::ActivityStrip</name>
    <message>
        <source>A step of the release goes on…</source>
        <translation>Ein Schritt des Releases läuft…</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>Es wird gesichert…</translation>
    </message>
    <message>
        <source>Changing rows in batches…</source>
        <translation>Zeilen werden in Portionen geändert…</translation>
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
        <source>Rehearsing…</source>
        <translation>Es wird geprobt…</translation>
    </message>
    <message>
        <source>Restoring a backup…</source>
        <translation>Eine Sicherung wird zurückgespielt…</translation>
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
        <source>Shows the statements of the run that goes on in another window or terminal</source>
        <translation>Zeigt die Anweisungen des Laufs, der in einem anderen Fenster oder Terminal vor sich geht</translation>
    </message>
    <message>
        <source>Trying out a backup…</source>
        <translation>Eine Sicherung wird ausprobiert…</translation>
    </message>
    <message>
        <source>Waiting for a lock: %1</source>
        <translation>Wartet auf eine Sperre: %1</translation>
    </message>
    <message>
        <source>Waiting for the migration lock…</source>
        <translation>Wartet auf die Migrationssperre …</translation>
    </message>
    <message>
        <source>Watch the run</source>
        <translation>Dem Lauf zusehen</translation>
    </message>
</context>
<context>
    <name>Switchback::BackfillPage</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of about %2 rows</source>
        <translation>%1 von etwa %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows gone through, %2 changed, %3 batches</source>
        <translation>%1 Zeilen durchgegangen, %2 geändert, %3 Portionen</translation>
    </message>
    <message>
        <source>Adapt to the time a batch takes</source>
        <translation>Größe anpassen</translation>
    </message>
    <message>
        <source>Along the key (%1) of %2, about %3 rows. Each batch in a transaction of its own. How far it came is kept in the table %4, which goes at the end.</source>
        <translation>Entlang des Schlüssels (%1) von %2, etwa %3 Zeilen. Jede Portion läuft in einer eigenen Transaktion. Wie weit sie kam, steht in der Tabelle %4, die am Ende verschwindet.</translation>
    </message>
    <message>
        <source>An earlier run came to %1; this one goes on there.</source>
        <translation>Ein früherer Lauf kam bis %1; dieser macht dort weiter.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und eine weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Batches grow or shrink until one takes about as long as wanted</source>
        <translation>Portionen wachsen oder schrumpfen, bis eine etwa so lange dauert wie gewünscht</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Done in %1: %2.</source>
        <translation>Fertig in %1: %2.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go on in batches</source>
        <translation>In Portionen weitermachen</translation>
    </message>
    <message>
        <source>How far it came is kept (%1)</source>
        <translation>Wie weit es kam, bleibt erhalten (%1)</translation>
    </message>
    <message>
        <source>Leave user triggers out</source>
        <translation>Trigger von Benutzern auslassen</translation>
    </message>
    <message>
        <source>Looking at the table …</source>
        <translation>Die Tabelle wird angesehen …</translation>
    </message>
    <message>
        <source>Looks at the table and changes nothing</source>
        <translation>Sieht die Tabelle an und ändert nichts</translation>
    </message>
    <message>
        <source>Not finished: %1 rows gone through, %2 changed. %3</source>
        <translation>Nicht fertig: %1 Zeilen durchgegangen, %2 geändert. %3</translation>
    </message>
    <message>
        <source>One UPDATE, DELETE or INSERT … SELECT over a table with a primary key, for instance:
UPDATE people SET name_lower = lower(name) WHERE name_lower IS NULL</source>
        <translation>Ein UPDATE, DELETE oder INSERT … SELECT über eine Tabelle mit Primärschlüssel, zum Beispiel:
UPDATE people SET name_lower = lower(name) WHERE name_lower IS NULL</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Pause between two</source>
        <translation>Pause dazwischen</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Pausing …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Progress of the batches</source>
        <translation>Fortschritt der Portionen</translation>
    </message>
    <message>
        <source>Rows in the first batch</source>
        <translation>Erste Portion</translation>
    </message>
    <message>
        <source>Run in Batches</source>
        <translation>In Portionen ausführen</translation>
    </message>
    <message>
        <source>Run in batches</source>
        <translation>In Portionen ausführen</translation>
    </message>
    <message>
        <source>Show the batches</source>
        <translation>Portionen zeigen</translation>
    </message>
    <message>
        <source>Show the batches first</source>
        <translation>Zuerst die Portionen zeigen</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the Batches</source>
        <translation>Die Portionen anhalten</translation>
    </message>
    <message>
        <source>Stopped after %1: %2. The same statement goes on from there.</source>
        <translation>Nach %1 angehalten: %2. Dieselbe Anweisung macht dort weiter.</translation>
    </message>
    <message>
        <source>Take it up</source>
        <translation>Wieder aufnehmen</translation>
    </message>
    <message>
        <source>The database's name, to confirm</source>
        <translation>Der Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>The first batch …</source>
        <translation>Die erste Portion …</translation>
    </message>
    <message>
        <source>This runs the statement now. The migration it is from stays as it is; when it is applied, its statement finds what is left.</source>
        <translation>Das führt die Anweisung jetzt aus. Die Migration, aus der sie stammt, bleibt, wie sie ist; wird sie angewendet, findet ihre Anweisung, was noch übrig ist.</translation>
    </message>
    <message>
        <source>Time wanted</source>
        <translation>Gewünschte Dauer</translation>
    </message>
    <message>
        <source>Type the database's name, %1, to confirm.</source>
        <translation>Geben Sie zur Bestätigung den Namen der Datenbank ein, %1.</translation>
    </message>
    <message>
        <source>What a batch looks like stands here before anything runs.</source>
        <translation>Wie eine Portion aussieht, steht hier, bevor irgendetwas läuft.</translation>
    </message>
    <message>
        <source>What triggers do is left undone for the changed rows</source>
        <translation>Was Trigger tun, unterbleibt für die geänderten Zeilen</translation>
    </message>
    <message>
        <source>Which ones fire is said with the batches.</source>
        <translation>Welche auslösen, steht bei den Portionen.</translation>
    </message>
    <message>
        <source>batches of %1</source>
        <translation>Portionen von %1</translation>
    </message>
    <message>
        <source>each batch</source>
        <translation>jede Portion</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>wartet: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::Backfills</name>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Look at the batches first.</source>
        <translation>Sehen Sie zuerst die Portionen an.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
</context>
<context>
    <name>Switchback::BackupDialog</name>
    <message>
        <source>&amp;File:</source>
        <translation>&amp;Datei:</translation>
    </message>
    <message>
        <source>&amp;Try it out: restore it to a scratch database and compare</source>
        <translation>&amp;Erproben: in einer Probedatenbank wiederherstellen und vergleichen</translation>
    </message>
    <message>
        <source>Back Up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Back Up to</source>
        <translation>Sichern nach</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Eine Datei wählen</translation>
    </message>
    <message>
        <source>Database:</source>
        <translation>Datenbank:</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Only a backup that was tried out counts where an environment asks for one</source>
        <translation>Nur eine erprobte Sicherung zählt, wo eine Umgebung eine verlangt</translation>
    </message>
    <message>
        <source>Only the tables that the &amp;pending migrations touch</source>
        <translation>Nur die Tabellen, die die &amp;ausstehenden Migrationen betreffen</translation>
    </message>
    <message>
        <source>The &amp;whole database</source>
        <translation>Die &amp;ganze Datenbank</translation>
    </message>
    <message>
        <source>The database is only read. The file can be read by you alone.</source>
        <translation>Die Datenbank wird nur gelesen. Die Datei können nur Sie lesen.</translation>
    </message>
    <message>
        <source>The file is there already. It is replaced if it is a backup, and only once the new one is whole.</source>
        <translation>Die Datei gibt es schon. Sie wird ersetzt, wenn sie eine Sicherung ist, und erst, wenn die neue vollständig ist.</translation>
    </message>
    <message>
        <source>There is no folder '%1'.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <source>What they touch is being looked at …</source>
        <translation>Was sie betreffen, wird gerade ermittelt …</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>Was:</translation>
    </message>
</context>
<context>
    <name>Switchback::BackupModel</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Enthält</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Tested</source>
        <translation>Erprobt</translation>
    </message>
    <message>
        <source>not tested</source>
        <translation>nicht erprobt</translation>
    </message>
    <message>
        <source>tested</source>
        <translation>erprobt</translation>
    </message>
    <message>
        <source>whole database</source>
        <translation>ganze Datenbank</translation>
    </message>
</context>
<context>
    <name>Switchback::Backups</name>
    <message>
        <source>A backup is made or restored already.</source>
        <translation>Es wird schon gesichert oder wiederhergestellt.</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Nothing is prepared to be restored.</source>
        <translation>Es ist nichts zum Wiederherstellen vorbereitet.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Warten Sie das Ende ab, oder halten Sie es an.</translation>
    </message>
    <message>
        <source>What is pending touches no table that is there.</source>
        <translation>Was aussteht, betrifft keine vorhandene Tabelle.</translation>
    </message>
    <message>
        <source>what is pending is being looked at</source>
        <translation>was aussteht, wird gerade ermittelt</translation>
    </message>
</context>
<context>
    <name>Switchback::BackupsPage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>eine Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>eine Tabelle</numerusform>
            <numerusform>%n Tabellen</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup is made or restored</source>
        <translation>Es wird gesichert oder wiederhergestellt</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Wird gesichert</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>By the engine's own tool; the database is only read</source>
        <translation>Mit dem eigenen Werkzeug des Servers; die Datenbank wird nur gelesen</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>No backup of this database was made here yet. Every backup is restored to a scratch database and compared before it counts.</source>
        <translation>Von dieser Datenbank wurde hier noch keine Sicherung angelegt. Jede Sicherung wird in einer Probedatenbank wiederhergestellt und verglichen, bevor sie zählt.</translation>
    </message>
    <message>
        <source>Not tested: %1</source>
        <translation>Nicht erprobt: %1</translation>
    </message>
    <message>
        <source>Restore a Backup</source>
        <translation>Eine Sicherung wiederherstellen</translation>
    </message>
    <message>
        <source>Restored, and compared with the backup.</source>
        <translation>Wiederhergestellt und mit der Sicherung verglichen.</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen…</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the Backup</source>
        <translation>Das Sichern anhalten</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Tested: restored to a scratch database, the schema is the same and so are the counts.</source>
        <translation>Erprobt: in einer Probedatenbank wiederhergestellt; Schema und Zeilenzahlen sind dieselben.</translation>
    </message>
    <message>
        <source>These tables alone: %1</source>
        <translation>Nur diese Tabellen: %1</translation>
    </message>
    <message>
        <source>Tries the backup out and shows what it changes first</source>
        <translation>Erprobt die Sicherung und zeigt zuerst, was sie ändert</translation>
    </message>
    <message>
        <source>Trying the backup out</source>
        <translation>Die Sicherung wird erprobt</translation>
    </message>
    <message>
        <source>Written to meanwhile, so their rows were not compared: %1</source>
        <translation>Währenddessen beschrieben, daher wurden die Zeilen nicht verglichen: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::BatchChoice</name>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Adapt to</source>
        <translation>Anpassen an</translation>
    </message>
    <message>
        <source>Batches grow or shrink until one takes about as long as wanted</source>
        <translation>Portionen wachsen oder schrumpfen, bis eine etwa so lange dauert wie gewünscht</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Rows in the first</source>
        <translation>Zeilen in der ersten</translation>
    </message>
    <message>
        <source>Run as one statement</source>
        <translation>Als eine Anweisung ausführen</translation>
    </message>
    <message>
        <source>Run in batches</source>
        <translation>In Portionen ausführen</translation>
    </message>
    <message>
        <source>Run it by itself…</source>
        <translation>Für sich ausführen…</translation>
    </message>
    <message>
        <source>This runs in batches along the key (%1), each in a transaction of its own. A stopped run goes on where it was.</source>
        <translation>Dies läuft in Portionen entlang des Schlüssels (%1), jede in einer eigenen Transaktion. Ein angehaltener Lauf macht dort weiter, wo er war.</translation>
    </message>
    <message>
        <source>This statement can change many rows at once.</source>
        <translation>Diese Anweisung kann viele Zeilen auf einmal ändern.</translation>
    </message>
    <message>
        <source>Time that a batch should take</source>
        <translation>Zeit, die eine Portion brauchen soll</translation>
    </message>
</context>
<context>
    <name>Switchback::CaptureDialog</name>
    <message>
        <source>%1 not runnable</source>
        <translation>%1 nicht ausführbar</translation>
    </message>
    <message>
        <source>%1 not verified</source>
        <translation>%1 nicht geprüft</translation>
    </message>
    <message>
        <source>%1 verified</source>
        <translation>%1 geprüft</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <source>Way down:</source>
        <translation>Rückweg:</translation>
    </message>
    <message>
        <source>Way up:</source>
        <translation>Hinweg:</translation>
    </message>
    <message>
        <source>Write as a Migration</source>
        <translation>Als Migration schreiben</translation>
    </message>
    <message>
        <source>Write the migration</source>
        <translation>Migration schreiben</translation>
    </message>
    <message>
        <source>Writing both ways and trying them on a scratch copy …</source>
        <translation>Beide Wege werden geschrieben und auf einer Probekopie erprobt …</translation>
    </message>
    <message>
        <source>schema changes</source>
        <translation>schema changes</translation>
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
        <source>On</source>
        <translation>Auf</translation>
    </message>
    <message>
        <source>Rehearsed</source>
        <translation>Geprobt</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>Rows tried</source>
        <translation>Geprobte Zeilen</translation>
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
        <source>Way back</source>
        <translation>Rückweg</translation>
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
    <name>Switchback::DifferenceDetail</name>
    <message>
        <source>%1, belongs to %2</source>
        <translation>%1, gehört zu %2</translation>
    </message>
    <message>
        <source>Copy what is shown</source>
        <translation>Das Gezeigte kopieren</translation>
    </message>
    <message>
        <source>Every row is looked at, and one that does not fit refuses the change.</source>
        <translation>Jede Zeile wird angesehen, und eine, die nicht passt, verhindert die Änderung.</translation>
    </message>
    <message>
        <source>Every row of the table is written again; it is locked meanwhile.</source>
        <translation>Jede Zeile der Tabelle wird neu geschrieben; sie ist unterdessen gesperrt.</translation>
    </message>
    <message>
        <source>Going this way loses what it holds.</source>
        <translation>Auf diesem Weg geht verloren, was darin steht.</translation>
    </message>
    <message>
        <source>Going this way loses what it holds. How much is not known: %1</source>
        <translation>Auf diesem Weg geht verloren, was darin steht. Wie viel, ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>Going this way loses what it holds: %1, counted just now.</source>
        <translation>Auf diesem Weg geht verloren, was darin steht: %1, eben gezählt.</translation>
    </message>
    <message>
        <source>Hide like this…</source>
        <translation>Solche verbergen…</translation>
    </message>
    <message>
        <source>Makes a rule from this difference (H)</source>
        <translation>Macht aus diesem Unterschied eine Regel (H)</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Renamed from %1 along with what it belongs to.</source>
        <translation>Umbenannt, vorher %1, zusammen mit dem, wozu es gehört.</translation>
    </message>
    <message>
        <source>Renamed from %1, as you said: it keeps what it holds.</source>
        <translation>Umbenannt, vorher %1, wie Sie gesagt haben: Der Inhalt bleibt erhalten.</translation>
    </message>
    <message>
        <source>Select a difference to look into it.</source>
        <translation>Wählen Sie einen Unterschied, um ihn anzusehen.</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Yes, renamed</source>
        <translation>Ja, umbenannt</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceMap</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>%n changed table(s)</source>
        <translation>
            <numerusform>%n geänderte Tabelle</numerusform>
            <numerusform>%n geänderte Tabellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more without room here: the list has them</source>
        <translation>
            <numerusform>%n weitere ohne Platz hier: die Liste hat sie</numerusform>
            <numerusform>%n weitere ohne Platz hier: die Liste hat sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n neighbour(s)</source>
        <translation>
            <numerusform>%n Nachbar</numerusform>
            <numerusform>%n Nachbarn</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it (0)</source>
        <translation>Alles (0)</translation>
    </message>
    <message>
        <source>Drawing the map …</source>
        <translation>Die Karte wird gezeichnet …</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>From which side to which</source>
        <translation>Von welcher Seite zu welcher</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>No table changes from here to there.</source>
        <translation>Keine Tabelle ändert sich von hier nach dort.</translation>
    </message>
    <message>
        <source>Smaller (−)</source>
        <translation>Kleiner (−)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceModel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What it costs</source>
        <translation>Was es kostet</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>umbenannt</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferencePropertyModel</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceScript</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Does not reach the target</source>
        <translation>Erreicht das Ziel nicht</translation>
    </message>
    <message>
        <source>Form of the script</source>
        <translation>Form des Skripts</translation>
    </message>
    <message>
        <source>From which side to which</source>
        <translation>Von welcher Seite zu welcher</translation>
    </message>
    <message>
        <source>Not runnable: statement %1</source>
        <translation>Nicht ausführbar: Anweisung %1</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>Nicht geprüft</translation>
    </message>
    <message>
        <source>Nothing is ticked that a script could do.</source>
        <translation>Nichts ist angehakt, was ein Skript tun könnte.</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Einfach</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>SQL-Dateien (*.sql)</translation>
    </message>
    <message>
        <source>Save the Script</source>
        <translation>Skript speichern</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Shows the files first</source>
        <translation>Zeigt zuerst die Dateien</translation>
    </message>
    <message>
        <source>The script was not written.</source>
        <translation>Das Skript wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>Verified on scratch %1 · result equals target</source>
        <translation>Auf Probekopie geprüft %1 · Ergebnis gleicht dem Ziel</translation>
    </message>
    <message numerus="yes">
        <source>Verified on scratch %1 · result equals target but for %n left out</source>
        <translation>
            <numerusform>Auf Probekopie geprüft %1 · Ergebnis gleicht dem Ziel bis auf %n Ausgelassenes</numerusform>
            <numerusform>Auf Probekopie geprüft %1 · Ergebnis gleicht dem Ziel bis auf %n Ausgelassene</numerusform>
        </translation>
    </message>
    <message>
        <source>Write as a migration…</source>
        <translation>Als Migration schreiben…</translation>
    </message>
    <message>
        <source>Writing the script and trying it on a scratch copy …</source>
        <translation>Das Skript wird geschrieben und auf einer Probekopie erprobt …</translation>
    </message>
    <message>
        <source>Zero-downtime</source>
        <translation>Ohne Stillstand</translation>
    </message>
    <message>
        <source>loses data</source>
        <translation>verliert Daten</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceSources</name>
    <message>
        <source>Add a third side</source>
        <translation>Eine dritte Seite hinzufügen</translation>
    </message>
    <message>
        <source>Address, such as postgresql://user@host/database:</source>
        <translation>Adresse, etwa postgresql://user@host/database:</translation>
    </message>
    <message>
        <source>After the Plan: with All Pending Migrations</source>
        <translation>Nach dem Plan: mit allen ausstehenden Migrationen</translation>
    </message>
    <message>
        <source>After the plan</source>
        <translation>Nach dem Plan</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a Migrations Folder</source>
        <translation>Migrationsordner wählen</translation>
    </message>
    <message>
        <source>Choose an SQL File</source>
        <translation>SQL-Datei wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Compare two only</source>
        <translation>Nur zwei vergleichen</translation>
    </message>
    <message>
        <source>Database Address</source>
        <translation>Datenbankadresse</translation>
    </message>
    <message>
        <source>Database Address…</source>
        <translation>Datenbankadresse…</translation>
    </message>
    <message>
        <source>Environment %1</source>
        <translation>Umgebung %1</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Expected: the Applied Migrations, Replayed</source>
        <translation>Erwartet: die angewendeten Migrationen, nachgespielt</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>Live: %1</translation>
    </message>
    <message>
        <source>Live: the Database Now</source>
        <translation>Live: die Datenbank jetzt</translation>
    </message>
    <message>
        <source>Migrations Folder…</source>
        <translation>Migrationsordner…</translation>
    </message>
    <message>
        <source>Replayed up to and including the migration:</source>
        <translation>Nachgespielt bis einschließlich der Migration:</translation>
    </message>
    <message>
        <source>SQL File or Snapshot…</source>
        <translation>SQL-Datei oder Abbild…</translation>
    </message>
    <message>
        <source>SQL files (*.sql)</source>
        <translation>SQL-Dateien (*.sql)</translation>
    </message>
    <message>
        <source>Side %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Andersherum</translation>
    </message>
    <message>
        <source>This Folder at a Version</source>
        <translation>Dieser Ordner bei einer Version</translation>
    </message>
    <message>
        <source>This Folder at a Version…</source>
        <translation>Dieser Ordner bei einer Version…</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceTree</name>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
</context>
<context>
    <name>Switchback::DifferencesPage</name>
    <message>
        <source>%1 hidden by %2</source>
        <translation>%1 verborgen durch %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1: no differences.</source>
        <translation>%1: keine Unterschiede.</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n Regel</numerusform>
            <numerusform>%n Regeln</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer 'Yes, Renamed'</source>
        <translation>Mit „Ja, umbenannt“ antworten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose what to compare.</source>
        <translation>Wählen Sie, was verglichen werden soll.</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare Again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>Erneut vergleichen</translation>
    </message>
    <message>
        <source>Compare two only</source>
        <translation>Nur zwei vergleichen</translation>
    </message>
    <message>
        <source>Compare what the database should hold with what it holds.</source>
        <translation>Vergleichen Sie, was die Datenbank enthalten soll, mit dem, was sie enthält.</translation>
    </message>
    <message>
        <source>Copy the Script</source>
        <translation>Skript kopieren</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Differences (%1)</source>
        <translation>Unterschiede (%1)</translation>
    </message>
    <message>
        <source>Export as a Web Page…</source>
        <translation>Als Webseite exportieren…</translation>
    </message>
    <message>
        <source>Export the Comparison</source>
        <translation>Vergleich exportieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Find objects</source>
        <translation>Objekte suchen</translation>
    </message>
    <message>
        <source>Hide Differences Like This…</source>
        <translation>Solche Unterschiede verbergen…</translation>
    </message>
    <message>
        <source>Hide What the Rules Hide</source>
        <translation>Verbergen, was die Regeln verbergen</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>Wie weit gelesen ist</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Leaves out what does not match instead of dimming it</source>
        <translation>Lässt weg, was nicht passt, statt es abzublenden</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Migrations are written into a project's folder: open a project first.</source>
        <translation>Migrationen werden in den Ordner eines Projekts geschrieben: öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Next Difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Not compared: %1</source>
        <translation>Nicht verglichen: %1</translation>
    </message>
    <message>
        <source>Only matches</source>
        <translation>Nur Treffer</translation>
    </message>
    <message>
        <source>Order of Columns</source>
        <translation>Reihenfolge der Spalten</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Previous Difference</source>
        <translation>Voriger Unterschied</translation>
    </message>
    <message>
        <source>Privileges</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Reading: %1</source>
        <translation>Gelesen wird: %1</translation>
    </message>
    <message>
        <source>Rules are kept in a project's switchback.toml: open a project first.</source>
        <translation>Regeln stehen in der switchback.toml eines Projekts: öffnen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>Rules are off</source>
        <translation>Regeln sind aus</translation>
    </message>
    <message>
        <source>Save the Script…</source>
        <translation>Skript speichern…</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Shows the rules and what each of them hides</source>
        <translation>Zeigt die Regeln und was jede verbirgt</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicherung</translation>
    </message>
    <message>
        <source>The comparison as one web page</source>
        <translation>Der Vergleich als eine Webseite</translation>
    </message>
    <message>
        <source>The comparison was stopped. Nothing was left behind.</source>
        <translation>Der Vergleich wurde angehalten. Nichts blieb zurück.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Trying the name on a scratch copy …</source>
        <translation>Der Name wird an einer Probekopie erprobt …</translation>
    </message>
    <message>
        <source>Web pages (*.html)</source>
        <translation>Webseiten (*.html)</translation>
    </message>
    <message>
        <source>What to see of the comparison</source>
        <translation>Was vom Vergleich zu sehen ist</translation>
    </message>
    <message>
        <source>Which sides of a schema are compared</source>
        <translation>Welche Ebenen eines Schemas verglichen werden</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::DriftWatch</name>
    <message numerus="yes">
        <source>%n migration(s) would have to be replayed.</source>
        <translation>
            <numerusform>%n Migration müsste nachgespielt werden.</numerusform>
            <numerusform>%n Migrationen müssten nachgespielt werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes too long to do unasked.</source>
        <translation>Es dauert zu lange, um es ungefragt zu tun.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>Es wurde angehalten.</translation>
    </message>
    <message>
        <source>The environment is protected and names no scratch_url: nothing is made on its server unasked.</source>
        <translation>Die Umgebung ist geschützt und nennt keine scratch_url: ungefragt wird auf ihrem Server nichts angelegt.</translation>
    </message>
</context>
<context>
    <name>Switchback::EnvironmentBar</name>
    <message numerus="yes">
        <source>%n drifted</source>
        <translation>
            <numerusform>%n abgewichen</numerusform>
            <numerusform>%n abgewichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Armed %1:%2</source>
        <translation>Freigegeben %1:%2</translation>
    </message>
    <message>
        <source>Changes are allowed. Press to go back to read-only.</source>
        <translation>Änderungen sind erlaubt. Drücken, um wieder nur zu lesen.</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Compare Expected with Live</source>
        <translation>Erwartet mit Live vergleichen</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message numerus="yes">
        <source>Expected: %n applied migration(s), replayed</source>
        <translation>
            <numerusform>Erwartet: %n angewendete Migration, nachgespielt</numerusform>
            <numerusform>Erwartet: %n angewendete Migrationen, nachgespielt</numerusform>
        </translation>
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
        <source>Left aside: %1 pending migrations, %2 differences hidden by rules</source>
        <translation>Beiseite gelassen: %1 ausstehende Migrationen, %2 durch Regeln verborgene Unterschiede</translation>
    </message>
    <message>
        <source>More environments</source>
        <translation>Weitere Umgebungen</translation>
    </message>
    <message>
        <source>Newest tested backup: %1, %2</source>
        <translation>Neueste erprobte Sicherung: %1, %2</translation>
    </message>
    <message>
        <source>No backup of this database was made here.</source>
        <translation>Von dieser Datenbank wurde hier keine Sicherung angelegt.</translation>
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
    <message numerus="yes">
        <source>State: %n difference(s), checked %1</source>
        <translation>
            <numerusform>Stand: %n Unterschied, geprüft %1</numerusform>
            <numerusform>Stand: %n Unterschiede, geprüft %1</numerusform>
        </translation>
    </message>
    <message>
        <source>State: being checked on a scratch database</source>
        <translation>Stand: wird auf einer Probedatenbank geprüft</translation>
    </message>
    <message>
        <source>State: not checked. %1</source>
        <translation>Stand: nicht geprüft. %1</translation>
    </message>
    <message>
        <source>State: what the migrations made, checked %1</source>
        <translation>Stand: was die Migrationen ergaben, geprüft %1</translation>
    </message>
    <message>
        <source>Stop Checking</source>
        <translation>Prüfen anhalten</translation>
    </message>
    <message>
        <source>The newest backup was not tried out.</source>
        <translation>Die neueste Sicherung wurde nicht erprobt.</translation>
    </message>
    <message>
        <source>The project's own file says that it is protected.</source>
        <translation>Die Datei des Projekts sagt, dass sie geschützt ist.</translation>
    </message>
    <message>
        <source>These tables alone: %1</source>
        <translation>Nur diese Tabellen: %1</translation>
    </message>
    <message>
        <source>Version: %1</source>
        <translation>Version: %1</translation>
    </message>
    <message>
        <source>backup %1</source>
        <translation>Sicherung %1</translation>
    </message>
    <message>
        <source>backup not tested</source>
        <translation>Sicherung nicht erprobt</translation>
    </message>
    <message numerus="yes">
        <source>backup of %n table(s) %1</source>
        <translation>
            <numerusform>Sicherung von %n Tabelle %1</numerusform>
            <numerusform>Sicherung von %n Tabellen %1</numerusform>
        </translation>
    </message>
    <message>
        <source>checking for drift …</source>
        <translation>wird auf Drift geprüft …</translation>
    </message>
    <message>
        <source>drift not checked</source>
        <translation>Drift nicht geprüft</translation>
    </message>
    <message>
        <source>no backup</source>
        <translation>keine Sicherung</translation>
    </message>
    <message>
        <source>no drift</source>
        <translation>keine Drift</translation>
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
    <name>Switchback::Environments</name>
    <message>
        <source>being asked …</source>
        <translation>wird gefragt …</translation>
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
    <name>Switchback::FindingsView</name>
    <message>
        <source>%1, new</source>
        <translation>%1, neu</translation>
    </message>
    <message>
        <source>All rows are read: %1</source>
        <translation>Alle Zeilen werden gelesen: %1</translation>
    </message>
    <message>
        <source>All rows are written again: %1</source>
        <translation>Alle Zeilen werden neu geschrieben: %1</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings and locks</source>
        <translation>Befunde und Sperren</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Make safe…</source>
        <translation>Sicher machen …</translation>
    </message>
    <message>
        <source>No locks are known: nobody waits for what this does.</source>
        <translation>Es sind keine Sperren bekannt: Niemand wartet auf das, was hier geschieht.</translation>
    </message>
    <message>
        <source>Predicted from the statements and the files before them; nothing was run.</source>
        <translation>Vorhergesagt aus den Anweisungen und den Dateien davor; ausgeführt wurde nichts.</translation>
    </message>
    <message>
        <source>Statement %1</source>
        <translation>Anweisung %1</translation>
    </message>
    <message>
        <source>The rules have nothing to say here.</source>
        <translation>Die Regeln haben hierzu nichts zu sagen.</translation>
    </message>
    <message>
        <source>There is no ready recipe for this.</source>
        <translation>Dafür gibt es kein fertiges Rezept.</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>übergangen</translation>
    </message>
</context>
<context>
    <name>Switchback::FolderSafety</name>
    <message>
        <source>No project is open.</source>
        <translation>Es ist kein Projekt offen.</translation>
    </message>
</context>
<context>
    <name>Switchback::GridModel</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n ausstehend</numerusform>
            <numerusform>%n ausstehend</numerusform>
        </translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>This environment knows nothing of it.</source>
        <translation>Diese Umgebung weiß nichts davon.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
</context>
<context>
    <name>Switchback::GridPage</name>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n Umgebung</numerusform>
            <numerusform>%n Umgebungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>Copy the Grid as Text</source>
        <translation>Die Übersicht als Text kopieren</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Migrations against environments</source>
        <translation>Migrationen gegen Umgebungen</translation>
    </message>
    <message>
        <source>This project names no environments. They are written in switchback.toml.</source>
        <translation>Dieses Projekt nennt keine Umgebungen. Sie stehen in switchback.toml.</translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n environment(s) …</source>
        <translation>
            <numerusform>Warten auf %n Umgebung …</numerusform>
            <numerusform>Warten auf %n Umgebungen …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::GuardDialog</name>
    <message>
        <source>A mark is written into the database itself: a table of one row. Every copy of this program then opens it read-only and asks for its name before something can be lost, whatever the project's own file says.</source>
        <translation>In die Datenbank selbst wird ein Zeichen geschrieben: eine Tabelle mit einer Zeile. Jedes Switchback öffnet sie dann nur lesend und fragt nach ihrem Namen, bevor etwas verloren gehen kann, was auch immer die Datei des Projekts sagt.</translation>
    </message>
    <message>
        <source>Protect This Database</source>
        <translation>Diese Datenbank schützen</translation>
    </message>
    <message>
        <source>Protect this database</source>
        <translation>Diese Datenbank schützen</translation>
    </message>
    <message>
        <source>Take the mark away</source>
        <translation>Das Zeichen entfernen</translation>
    </message>
    <message>
        <source>Type the database's name, %1, to take the mark away:</source>
        <translation>Geben Sie den Namen der Datenbank, %1, ein, um das Zeichen zu entfernen:</translation>
    </message>
    <message>
        <source>Why, for those who meet it:</source>
        <translation>Warum, für alle, die darauf stoßen:</translation>
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
    <name>Switchback::HalfDoneDialog</name>
    <message>
        <source>%1: %2 of %3 statements are in</source>
        <translation>%1: %2 von %3 Anweisungen sind drin</translation>
    </message>
    <message>
        <source>%1: %2 of %3 statements of its way back are in</source>
        <translation>%1: %2 von %3 Anweisungen des Rückwegs sind drin</translation>
    </message>
    <message>
        <source>A plan of the statements that are not in, and the history's row</source>
        <translation>Ein Plan mit den Anweisungen, die nicht drin sind, und der Zeile im Verlauf</translation>
    </message>
    <message>
        <source>A plan that brings the schema back to what it was before</source>
        <translation>Ein Plan, der das Schema dahin zurückbringt, wo es vorher war</translation>
    </message>
    <message>
        <source>A plan that only writes the history: the migration counts as applied</source>
        <translation>Ein Plan, der nur den Verlauf schreibt: Die Migration gilt als angewendet</translation>
    </message>
    <message>
        <source>A plan that only writes the history: the migration counts as rolled back</source>
        <translation>Ein Plan, der nur die Historie schreibt: Die Migration gilt als zurückgenommen</translation>
    </message>
    <message>
        <source>After a Failure</source>
        <translation>Nach einem Fehlschlag</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Finish from here…</source>
        <translation>Von hier zu Ende führen…</translation>
    </message>
    <message>
        <source>Found by comparing the schema with what it is after each statement.</source>
        <translation>Gefunden durch den Vergleich des Schemas mit dem nach jeder Anweisung.</translation>
    </message>
    <message>
        <source>Leave and mark…</source>
        <translation>Lassen und vermerken…</translation>
    </message>
    <message>
        <source>Looking which statements are in: the migrations are replayed on a scratch database …</source>
        <translation>Es wird gesucht, welche Anweisungen drin sind: Die Migrationen laufen auf einer Probedatenbank noch einmal …</translation>
    </message>
    <message>
        <source>Statements of the migration, and whether they are in</source>
        <translation>Anweisungen der Migration, und ob sie drin sind</translation>
    </message>
    <message>
        <source>Statements that are in</source>
        <translation>Anweisungen, die drin sind</translation>
    </message>
    <message>
        <source>Statements that are in:</source>
        <translation>Anweisungen, die drin sind:</translation>
    </message>
    <message>
        <source>Statements that change rows leave the schema as it is. Look at the rows, then say how many statements are in.</source>
        <translation>Anweisungen, die Zeilen ändern, lassen das Schema, wie es ist. Sehen Sie sich die Zeilen an und sagen Sie dann, wie viele Anweisungen drin sind.</translation>
    </message>
    <message>
        <source>The history does not have it.</source>
        <translation>Der Verlauf kennt sie nicht.</translation>
    </message>
    <message>
        <source>The history says that it failed.</source>
        <translation>Der Verlauf sagt, dass sie fehlschlug.</translation>
    </message>
    <message>
        <source>The history says that it is applied.</source>
        <translation>Der Verlauf sagt, dass sie angewendet ist.</translation>
    </message>
    <message>
        <source>The schema is none of those that the statements lead to. Look at the database, then say how many statements are in. It differs in: %1</source>
        <translation>Das Schema ist keines von denen, zu denen die Anweisungen führen. Sehen Sie in der Datenbank nach und sagen Sie dann, wie viele Anweisungen drin sind. Es unterscheidet sich in: %1</translation>
    </message>
    <message>
        <source>Undo what landed…</source>
        <translation>Zurücknehmen, was drin ist…</translation>
    </message>
    <message>
        <source>What is true now</source>
        <translation>Was jetzt gilt</translation>
    </message>
    <message>
        <source>is in</source>
        <translation>ist drin</translation>
    </message>
    <message>
        <source>is not in</source>
        <translation>ist nicht drin</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>ungewiss</translation>
    </message>
</context>
<context>
    <name>Switchback::HideDialog</name>
    <message numerus="yes">
        <source>%n hidden: </source>
        <translation>
            <numerusform>%n verborgen: </numerusform>
            <numerusform>%n verborgen: </numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>&amp;Grund:</translation>
    </message>
    <message>
        <source>Counting what it hides …</source>
        <translation>Was sie verbirgt, wird gezählt …</translation>
    </message>
    <message>
        <source>Every %1 called %2, %3</source>
        <translation>Jedes Objekt der Art %1 namens %2, %3</translation>
    </message>
    <message>
        <source>Every %1, %2</source>
        <translation>Jedes Objekt der Art %1, %2</translation>
    </message>
    <message>
        <source>Hide Differences Like This</source>
        <translation>Solche Unterschiede verbergen</translation>
    </message>
    <message>
        <source>Hide them</source>
        <translation>Verbergen</translation>
    </message>
    <message numerus="yes">
        <source>Hides %n difference(s) now.</source>
        <translation>
            <numerusform>Verbirgt jetzt %n Unterschied.</numerusform>
            <numerusform>Verbirgt jetzt %n Unterschiede.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the %1 %2, %3</source>
        <translation>Nur %1 %2, %3</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Rules That Hide Differences</source>
        <translation>Regeln, die Unterschiede verbergen</translation>
    </message>
    <message>
        <source>The rule as it is written</source>
        <translation>Die Regel, wie sie geschrieben wird</translation>
    </message>
    <message>
        <source>They stand in switchback.toml, under [[diff.ignore]].</source>
        <translation>Sie stehen in switchback.toml, unter [[diff.ignore]].</translation>
    </message>
    <message>
        <source>This is appended to switchback.toml:</source>
        <translation>Dies wird an switchback.toml angehängt:</translation>
    </message>
    <message>
        <source>everything about it</source>
        <translation>alles daran</translation>
    </message>
    <message>
        <source>for those who read the file later</source>
        <translation>für jene, die die Datei später lesen</translation>
    </message>
    <message>
        <source>its %1</source>
        <translation>Eigenschaft %1</translation>
    </message>
</context>
<context>
    <name>Switchback::Inspector</name>
    <message numerus="yes">
        <source>%n part(s) are known to the running application alone.</source>
        <translation>
            <numerusform>%n Teil ist nur der laufenden Anwendung bekannt.</numerusform>
            <numerusform>%n Teile sind nur der laufenden Anwendung bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>A part of it is known to the running application alone.</source>
        <translation>Ein Teil davon ist nur der laufenden Anwendung bekannt.</translation>
    </message>
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
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Findings (%1)</source>
        <translation>Befunde (%1)</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>It cannot be rolled back.</source>
        <translation>Sie lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Looking for what could go wrong …</source>
        <translation>Sieht nach, was schiefgehen könnte …</translation>
    </message>
    <message>
        <source>No statements.</source>
        <translation>Keine Anweisungen.</translation>
    </message>
    <message>
        <source>Nothing is known of this migration.</source>
        <translation>Über diese Migration ist nichts bekannt.</translation>
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
        <source>Rehearse its way back</source>
        <translation>Seinen Rückweg proben</translation>
    </message>
    <message>
        <source>Rehearse its way back on a scratch copy (T)</source>
        <translation>Ihren Rückweg auf einer Probekopie proben (T)</translation>
    </message>
    <message>
        <source>Run in batches…</source>
        <translation>In Portionen ausführen…</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>SQL for %1</source>
        <translation>SQL für %1</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
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
        <source>This migration is not to be run in this direction now.</source>
        <translation>Diese Migration steht in dieser Richtung jetzt nicht an.</translation>
    </message>
    <message>
        <source>This statement can change many rows at once.</source>
        <translation>Diese Anweisung kann viele Zeilen auf einmal ändern.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Vor</translation>
    </message>
    <message>
        <source>What it did stays when a later statement fails.</source>
        <translation>Was sie getan hat, bleibt, wenn eine spätere Anweisung scheitert.</translation>
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
    <message>
        <source>no transaction</source>
        <translation>keine Transaktion</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>kein Rückweg</translation>
    </message>
    <message>
        <source>opaque</source>
        <translation>undurchsichtig</translation>
    </message>
</context>
<context>
    <name>Switchback::LedgerModel</name>
    <message>
        <source>Needed by</source>
        <translation>Gebraucht von</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Neuestes</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Zeilen jetzt</translation>
    </message>
    <message>
        <source>Since applied</source>
        <translation>Seit dem Anwenden</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Values now</source>
        <translation>Werte jetzt</translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>Was verloren geht</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
</context>
<context>
    <name>Switchback::LinkedView</name>
    <message>
        <source>Known to the running application alone: %1</source>
        <translation>Nur der laufenden Anwendung bekannt: %1</translation>
    </message>
</context>
<context>
    <name>Switchback::LockMatrixModel</name>
    <message>
        <source>While %1 is held, %2 goes on.</source>
        <translation>Solange %1 gehalten wird, geht %2 weiter.</translation>
    </message>
    <message>
        <source>While %1 is held, %2 waits.</source>
        <translation>Solange %1 gehalten wird, wartet %2.</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>geht weiter</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>Switchback::LockWindow</name>
    <message>
        <source>A row is held, a column is wanted.</source>
        <translation>Zeilen werden gehalten, Spalten sind gewünscht.</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Which lock waits for which</source>
        <translation>Welche Sperre auf welche wartet</translation>
    </message>
    <message>
        <source>While it is held: %1.
Taken by: %2</source>
        <translation>Solange sie gehalten wird: %1.
Genommen von: %2</translation>
    </message>
    <message>
        <source>Whose locks</source>
        <translation>Wessen Sperren</translation>
    </message>
</context>
<context>
    <name>Switchback::LogDetail</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Overridden: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <source>Run %1 · plan %2 · entry %3</source>
        <translation>Lauf %1 · Plan %2 · Eintrag %3</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>Unterschrieben von %1</translation>
    </message>
    <message>
        <source>The statements of this run were not kept.</source>
        <translation>Die Anweisungen dieses Laufs wurden nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>done · %1</source>
        <translation>fertig · %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>not run</source>
        <translation>nicht gelaufen</translation>
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
        <source>Done, overridden</source>
        <translation>Fertig, übergangen</translation>
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
        <source>Failed, overridden</source>
        <translation>Fehlgeschlagen, übergangen</translation>
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
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Each entry carries the hash of the one before: an entry that was changed is found</source>
        <translation>Jeder Eintrag trägt den Hash des vorigen: Ein veränderter Eintrag fällt auf</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Every environment</source>
        <translation>Jede Umgebung</translation>
    </message>
    <message>
        <source>Every outcome</source>
        <translation>Jeder Ausgang</translation>
    </message>
    <message>
        <source>Export the Log</source>
        <translation>Das Protokoll ausgeben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Ausgeben…</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No entry fits what is searched for.</source>
        <translation>Kein Eintrag passt zur Suche.</translation>
    </message>
    <message>
        <source>Nothing was run from this machine yet. Every run leaves its entries here.</source>
        <translation>Von diesem Rechner wurde noch nichts ausgeführt. Jeder Lauf hinterlässt hier seine Einträge.</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Overridden</source>
        <translation>Übergangen</translation>
    </message>
    <message>
        <source>Reading the run's journal …</source>
        <translation>Das Laufprotokoll wird gelesen …</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Das Protokoll durchsuchen</translation>
    </message>
    <message>
        <source>Spreadsheets (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message numerus="yes">
        <source>The chain holds: %n entries follow from one another.</source>
        <translation>
            <numerusform>Die Kette hält: ein Eintrag.</numerusform>
            <numerusform>Die Kette hält: %n Einträge folgen auseinander.</numerusform>
        </translation>
    </message>
    <message>
        <source>The log is written: %1</source>
        <translation>Das Protokoll ist geschrieben: %1</translation>
    </message>
    <message>
        <source>This was no run of migrations.</source>
        <translation>Das war kein Lauf von Migrationen.</translation>
    </message>
    <message>
        <source>What is shown, as JSON, CSV or text</source>
        <translation>Was zu sehen ist, als JSON, CSV oder Text</translation>
    </message>
</context>
<context>
    <name>Switchback::LossLedger</name>
    <message numerus="yes">
        <source>%n thing(s) are lost when the plan runs, and no way back returns them. Counted just now.</source>
        <translation>
            <numerusform>Wenn der Plan läuft, geht %n Sache verloren, und kein Rückweg bringt sie wieder. Eben gezählt.</numerusform>
            <numerusform>Wenn der Plan läuft, gehen %n Dinge verloren, und kein Rückweg bringt sie wieder. Eben gezählt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are lost when the plan runs. Counting …</source>
        <translation>
            <numerusform>Wenn der Plan läuft, geht %n Sache verloren. Wird gezählt …</numerusform>
            <numerusform>Wenn der Plan läuft, gehen %n Dinge verloren. Wird gezählt …</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide the sample</source>
        <translation>Stichprobe verbergen</translation>
    </message>
    <message>
        <source>Loss ledger</source>
        <translation>Verlustliste</translation>
    </message>
    <message>
        <source>Sample of what is lost, masked</source>
        <translation>Stichprobe dessen, was verloren geht, unkenntlich gemacht</translation>
    </message>
    <message>
        <source>Show a sample</source>
        <translation>Stichprobe zeigen</translation>
    </message>
    <message>
        <source>What is ticked is copied aside before, and can be put back. The rest is lost, and no way back returns it.</source>
        <translation>Was angehakt ist, wird vorher beiseite kopiert und lässt sich zurücklegen. Der Rest geht verloren, und kein Rückweg bringt ihn wieder.</translation>
    </message>
    <message>
        <source>What this plan drops holds nothing now.</source>
        <translation>Was dieser Plan entfernt, ist jetzt leer.</translation>
    </message>
    <message>
        <source>What this plan drops is copied aside before, and can be put back.</source>
        <translation>Was dieser Plan verwirft, wird vorher beiseite kopiert und kann zurückgelegt werden.</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>keine Zeilen</translation>
    </message>
</context>
<context>
    <name>Switchback::MainWindow</name>
    <message>
        <source>%1 has been running migrations since %2 (process %3): step %4 of %5, %6</source>
        <translation>%1 führt seit %2 Migrationen aus (Prozess %3): Schritt %4 von %5, %6</translation>
    </message>
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
        <source>&amp;Compare Schemas</source>
        <translation>Schemas &amp;vergleichen</translation>
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
        <source>&amp;Environments</source>
        <translation>&amp;Umgebungen</translation>
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
        <source>&amp;Help on What Is Shown</source>
        <translation>&amp;Hilfe zum Gezeigten</translation>
    </message>
    <message>
        <source>&amp;Locks and What They Block</source>
        <translation>&amp;Sperren und was sie aufhalten</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Protokoll</translation>
    </message>
    <message>
        <source>&amp;Next Finding</source>
        <translation>&amp;Nächster Befund</translation>
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
        <source>&amp;Protect This Database…</source>
        <translation>Diese Datenbank &amp;schützen…</translation>
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
        <source>&amp;Rules</source>
        <translation>&amp;Regeln</translation>
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
        <source>A run that applies migrations was cut short.</source>
        <translation>Ein Lauf, der Migrationen anwendet, wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A run that rolls back was cut short.</source>
        <translation>Ein Lauf, der zurückrollt, wurde abgebrochen.</translation>
    </message>
    <message>
        <source>After a &amp;Failure…</source>
        <translation>Nach einem &amp;Fehlschlag…</translation>
    </message>
    <message>
        <source>All batches are done.</source>
        <translation>Alle Portionen sind fertig.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>An earlier change in batches was not finished.</source>
        <translation>Eine frühere portionsweise Änderung wurde nicht fertig.</translation>
    </message>
    <message>
        <source>Back &amp;Up…</source>
        <translation>&amp;Sichern…</translation>
    </message>
    <message>
        <source>Back&amp;ups and Restoring</source>
        <translation>Sicherungen und &amp;Wiederherstellen</translation>
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
        <source>In the backups</source>
        <translation>Bei den Sicherungen</translation>
    </message>
    <message>
        <source>In the batches</source>
        <translation>Bei den Portionen</translation>
    </message>
    <message>
        <source>In the comparison</source>
        <translation>Im Vergleich</translation>
    </message>
    <message>
        <source>In the environments</source>
        <translation>In den Umgebungen</translation>
    </message>
    <message>
        <source>In the plan</source>
        <translation>Im Plan</translation>
    </message>
    <message>
        <source>In the rehearsal</source>
        <translation>Bei der Probe</translation>
    </message>
    <message>
        <source>In the release</source>
        <translation>Im Release</translation>
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
        <source>Migrations are being run on this database: %1.</source>
        <translation>In dieser Datenbank laufen gerade Migrationen: %1.</translation>
    </message>
    <message>
        <source>Open a Plan File</source>
        <translation>Eine Plandatei öffnen</translation>
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
        <source>Plan files (*.plan)</source>
        <translation>Plandateien (*.plan)</translation>
    </message>
    <message>
        <source>Pre&amp;vious Finding</source>
        <translation>V&amp;origer Befund</translation>
    </message>
    <message>
        <source>Pro&amp;blems</source>
        <translation>Pro&amp;bleme</translation>
    </message>
    <message>
        <source>R&amp;elease…</source>
        <translation>R&amp;elease…</translation>
    </message>
    <message>
        <source>Rehearse the &amp;Way Back…</source>
        <translation>Den &amp;Rückweg proben…</translation>
    </message>
    <message>
        <source>Repositories Si&amp;de by Side</source>
        <translation>Repositories &amp;nebeneinander</translation>
    </message>
    <message>
        <source>Review a Plan &amp;File…</source>
        <translation>Eine Plandatei &amp;prüfen…</translation>
    </message>
    <message>
        <source>Run in &amp;Batches…</source>
        <translation>In &amp;Portionen ausführen…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
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
        <source>Show the Log</source>
        <translation>Das Protokoll zeigen</translation>
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
        <source>The backup is made and tested.</source>
        <translation>Die Sicherung ist angelegt und erprobt.</translation>
    </message>
    <message>
        <source>The backup is made, but not tested.</source>
        <translation>Die Sicherung ist angelegt, aber nicht erprobt.</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Die Sicherung ist wiederhergestellt.</translation>
    </message>
    <message>
        <source>The batches stopped; they can be gone on with.</source>
        <translation>Die Portionen wurden angehalten; es lässt sich weitermachen.</translation>
    </message>
    <message>
        <source>The database was asked to commit and did not answer.</source>
        <translation>Die Datenbank sollte bestätigen und hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>The database was only read.</source>
        <translation>Die Datenbank wurde nur gelesen.</translation>
    </message>
    <message>
        <source>The rehearsal ended early.</source>
        <translation>Die Probe endete vorzeitig.</translation>
    </message>
    <message>
        <source>The rehearsal is over: every way back does what it says.</source>
        <translation>Die Probe ist vorbei: Jeder Rückweg tut, was er verspricht.</translation>
    </message>
    <message>
        <source>The rehearsal is over: not every way back leads back.</source>
        <translation>Die Probe ist vorbei: Nicht jeder Rückweg führt zurück.</translation>
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
        <source>Try the Demo Shop on P&amp;ostgreSQL</source>
        <translation>Demo-Laden auf P&amp;ostgreSQL ausprobieren</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>What it did stays; the rest is as it was.</source>
        <translation>Was sie tat, bleibt; der Rest ist, wie er war.</translation>
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
    <name>Switchback::MigrationSchema</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Connect to a database to see what this migration changes.</source>
        <translation>Verbinden Sie sich mit einer Datenbank, um zu sehen, was diese Migration ändert.</translation>
    </message>
    <message>
        <source>It was stopped. Nothing was left behind.</source>
        <translation>Es wurde angehalten. Nichts blieb zurück.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Replaying the folder on a scratch database …</source>
        <translation>Der Ordner wird auf einer Probedatenbank nachgespielt …</translation>
    </message>
    <message>
        <source>Replaying the folder on a scratch database … %1 of %2 %3</source>
        <translation>Der Ordner wird auf einer Probedatenbank nachgespielt … %1 von %2 %3</translation>
    </message>
    <message>
        <source>This migration leaves the schema as it is.</source>
        <translation>Diese Migration lässt das Schema, wie es ist.</translation>
    </message>
    <message>
        <source>What this migration changes is not known yet.</source>
        <translation>Was diese Migration ändert, ist noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Without its file nobody knows what this migration changes.</source>
        <translation>Ohne ihre Datei weiß niemand, was diese Migration ändert.</translation>
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
        <source>Finds out which statements are in, and offers to finish, to undo or to mark</source>
        <translation>Findet heraus, welche Anweisungen drin sind, und bietet an, sie zu Ende zu führen, zurückzunehmen oder zu vermerken</translation>
    </message>
    <message>
        <source>Migration %1 and those after it were not run: only the project's own tool can run it (%2).</source>
        <translation>Migration %1 und die folgenden wurden nicht ausgeführt: Nur das Werkzeug des Projekts selbst kann sie ausführen (%2).</translation>
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
        <source>What is in…</source>
        <translation>Was ist drin…</translation>
    </message>
    <message>
        <source>What is true now</source>
        <translation>Was jetzt gilt</translation>
    </message>
</context>
<context>
    <name>Switchback::OwnToolCard</name>
    <message>
        <source>%1 is at work …</source>
        <translation>%1 ist an der Arbeit …</translation>
    </message>
    <message>
        <source>%1 is not installed here. Run the command where it is, then come back.</source>
        <translation>%1 ist hier nicht installiert. Führen Sie den Befehl dort aus, wo es das gibt, und kommen Sie dann zurück.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Done: the history says that migration %1 is applied.</source>
        <translation>Fertig: Laut Verlauf ist Migration %1 angewendet.</translation>
    </message>
    <message>
        <source>Done: the history says that migration %1 is rolled back.</source>
        <translation>Fertig: Laut Verlauf ist Migration %1 zurückgerollt.</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>I trust the code of this project</source>
        <translation>Ich vertraue dem Code dieses Projekts</translation>
    </message>
    <message>
        <source>I trust the code of this project (since %1)</source>
        <translation>Ich vertraue dem Code dieses Projekts (seit %1)</translation>
    </message>
    <message>
        <source>Looking how it would be started …</source>
        <translation>Es wird nachgesehen, wie es gestartet würde …</translation>
    </message>
    <message>
        <source>Migration %1, line %2: %3</source>
        <translation>Migration %1, Zeile %2: %3</translation>
    </message>
    <message>
        <source>Only the project's own tool can run %1</source>
        <translation>%1 kann nur das Werkzeug des Projekts ausführen</translation>
    </message>
    <message>
        <source>Remembered for this folder until its mix.exs or its owner changes; take the tick away to withdraw it.</source>
        <translation>Gemerkt für diesen Ordner, bis sich seine mix.exs oder sein Besitzer ändert; nehmen Sie den Haken weg, um es zu widerrufen.</translation>
    </message>
    <message>
        <source>Run with %1</source>
        <translation>Mit %1 ausführen</translation>
    </message>
    <message>
        <source>Say first that you trust the code of this project.</source>
        <translation>Sagen Sie zuerst, dass Sie dem Code dieses Projekts vertrauen.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>This environment is protected and open read-only. Arm it first.</source>
        <translation>Diese Umgebung ist geschützt und nur lesend geöffnet. Erst freigeben.</translation>
    </message>
    <message>
        <source>This runs code of the project, which was not read. Nothing is run before you press the button.</source>
        <translation>Damit läuft Code des Projekts, der nicht gelesen wurde. Nichts läuft, bevor Sie den Knopf drücken.</translation>
    </message>
    <message>
        <source>What the tool says</source>
        <translation>Was das Werkzeug sagt</translation>
    </message>
    <message>
        <source>What the tool says will stand here.</source>
        <translation>Hier wird stehen, was das Werkzeug sagt.</translation>
    </message>
    <message>
        <source>mix.exs has changed since you trusted this project. Look at it, then say so again.</source>
        <translation>mix.exs hat sich geändert, seit Sie diesem Projekt vertraut haben. Sehen Sie nach und bestätigen Sie es erneut.</translation>
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
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n Befund</numerusform>
            <numerusform>%n Befunde</numerusform>
        </translation>
    </message>
    <message>
        <source>blocks all</source>
        <translation>sperrt alle</translation>
    </message>
    <message>
        <source>blocks writes</source>
        <translation>sperrt Schreiber</translation>
    </message>
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
        <source>rewrites, blocks all</source>
        <translation>schreibt neu, sperrt alle</translation>
    </message>
    <message>
        <source>rewrites, blocks writes</source>
        <translation>schreibt neu, sperrt Schreiber</translation>
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
        <source>A protected environment does not run a red verdict without a reason.</source>
        <translation>Eine geschützte Umgebung lässt ein rotes Urteil nicht ohne Grund laufen.</translation>
    </message>
    <message>
        <source>A restore, a backfill or a release is going on.</source>
        <translation>Ein Wiederherstellen, eine portionsweise Änderung oder ein Release läuft.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>After the plan</source>
        <translation>Nach dem Plan</translation>
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
        <source>Back up…</source>
        <translation>Sichern…</translation>
    </message>
    <message>
        <source>Brake</source>
        <translation>Bremse</translation>
    </message>
    <message>
        <source>Choose on the timeline how far to go.</source>
        <translation>In der Zeitleiste wählen, wie weit es gehen soll.</translation>
    </message>
    <message>
        <source>Compares the schema as it is with what the plan makes of it, on a scratch copy</source>
        <translation>Vergleicht das Schema, wie es ist, mit dem, was der Plan daraus macht, auf einer Probekopie</translation>
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
        <source>Keep a rescue copy</source>
        <translation>Rettungskopie behalten</translation>
    </message>
    <message>
        <source>Looking for what could go wrong …</source>
        <translation>Sucht, was schiefgehen könnte …</translation>
    </message>
    <message>
        <source>Making the plan …</source>
        <translation>Der Plan wird gemacht …</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Es wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a Plan File…</source>
        <translation>Eine Plandatei öffnen…</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Plan files (*.plan)</source>
        <translation>Plandateien (*.plan)</translation>
    </message>
    <message>
        <source>Put rescue copies back</source>
        <translation>Rettungskopien zurücklegen</translation>
    </message>
    <message>
        <source>Red: %1</source>
        <translation>Rot: %1</translation>
    </message>
    <message>
        <source>Rehearse…</source>
        <translation>Proben…</translation>
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
        <source>Runs only as it was signed in %1.</source>
        <translation>Läuft nur so, wie es in %1 unterschrieben wurde.</translation>
    </message>
    <message>
        <source>Save runbook…</source>
        <translation>Ablaufplan…</translation>
    </message>
    <message>
        <source>Save the Plan for Review</source>
        <translation>Den Plan zur Prüfung speichern</translation>
    </message>
    <message>
        <source>Save the Plan for Review…</source>
        <translation>Den Plan zur Prüfung speichern…</translation>
    </message>
    <message>
        <source>Save the Runbook</source>
        <translation>Den Ablaufplan speichern</translation>
    </message>
    <message>
        <source>Sign-off</source>
        <translation>Unterschrift</translation>
    </message>
    <message>
        <source>Steps and statements of the plan</source>
        <translation>Schritte und Anweisungen des Plans</translation>
    </message>
    <message>
        <source>Switchback runs this %1.</source>
        <translation>Switchback führt dies so aus: %1.</translation>
    </message>
    <message>
        <source>The database's name, to confirm</source>
        <translation>Der Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>The deployment and its way back as one document: HTML, Markdown or PDF</source>
        <translation>Die Auslieferung und ihr Rückweg in einem Dokument: HTML, Markdown oder PDF</translation>
    </message>
    <message>
        <source>The plan in a file, for a second person to review and sign</source>
        <translation>Der Plan in einer Datei, damit ihn jemand Zweites prüft und unterschreibt</translation>
    </message>
    <message>
        <source>The plan is saved for review: %1</source>
        <translation>Der Plan ist zur Prüfung gespeichert: %1</translation>
    </message>
    <message>
        <source>The plan may not run here yet, unless there is a reason.</source>
        <translation>Der Plan darf hier noch nicht laufen, es sei denn, es gibt einen Grund.</translation>
    </message>
    <message>
        <source>The plan was made again, because files or history changed.</source>
        <translation>Der Plan wurde neu gemacht, weil sich Dateien oder Verlauf geändert haben.</translation>
    </message>
    <message>
        <source>The preparation is the tool's own; the rules are for migrations.</source>
        <translation>Die Vorbereitung gehört dem Werkzeug; die Regeln gelten den Migrationen.</translation>
    </message>
    <message>
        <source>The project's own tool is not started on a server that nobody confirmed: check the address, or use the command line with --confirm.</source>
        <translation>Das eigene Werkzeug des Projekts wird nicht auf einem Server gestartet, den niemand bestätigt hat: prüfen Sie die Adresse, oder nehmen Sie die Kommandozeile mit --confirm.</translation>
    </message>
    <message>
        <source>The runbook is written: %1</source>
        <translation>Der Ablaufplan ist geschrieben: %1</translation>
    </message>
    <message>
        <source>The way back is empty: only the history changes, what these migrations made stays.</source>
        <translation>Der Rückweg ist leer: Nur der Verlauf ändert sich, was diese Migrationen angelegt haben, bleibt.</translation>
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
        <source>This environment runs only signed plans: save the plan for review, then open the signed file.</source>
        <translation>Diese Umgebung führt nur unterschriebene Pläne aus: Speichern Sie den Plan zur Prüfung, und öffnen Sie dann die unterschriebene Datei.</translation>
    </message>
    <message>
        <source>This format is shown, not run.</source>
        <translation>Dieses Format wird gezeigt, nicht ausgeführt.</translation>
    </message>
    <message>
        <source>This statement is the tool's own; the rules are for the migration's.</source>
        <translation>Diese Anweisung gehört dem Werkzeug; die Regeln gelten denen der Migration.</translation>
    </message>
    <message>
        <source>Tries each step there, back and there again on a scratch copy</source>
        <translation>Probt jeden Schritt hin, zurück und wieder hin auf einer Probekopie</translation>
    </message>
    <message>
        <source>Tries when a lock is not free</source>
        <translation>Versuche, wenn eine Sperre nicht frei ist</translation>
    </message>
    <message>
        <source>Trying the plan and its way back out, for the runbook …</source>
        <translation>Plan und Rückweg werden für den Ablaufplan geprobt …</translation>
    </message>
    <message>
        <source>Type the database's name, %1, to confirm.</source>
        <translation>Zur Bestätigung den Namen der Datenbank eingeben: %1</translation>
    </message>
    <message>
        <source>Wait for the migration lock</source>
        <translation>Auf die Migrationssperre warten</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>What the plan drops is copied aside before; the plan shows how</source>
        <translation>Was der Plan verwirft, wird vorher beiseite kopiert; der Plan zeigt, wie</translation>
    </message>
    <message numerus="yes">
        <source>When more than %n session(s) wait for the run</source>
        <translation>
            <numerusform>Wartet mehr als %n Sitzung auf den Lauf</numerusform>
            <numerusform>Warten mehr als %n Sitzungen auf den Lauf</numerusform>
        </translation>
    </message>
    <message>
        <source>Why it is to run all the same</source>
        <translation>Warum er trotzdem laufen soll</translation>
    </message>
    <message>
        <source>Why it is to run all the same; goes to the log</source>
        <translation>Warum er trotzdem laufen soll; kommt ins Protokoll</translation>
    </message>
    <message>
        <source>for longer than %1 s, its statement is cancelled and tried again later, %2 times at most.</source>
        <translation>länger als %1 s, wird seine Anweisung abgebrochen und später noch einmal versucht, höchstens %2-mal.</translation>
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
        <source>%1 (suppressed)</source>
        <translation>%1 (unterdrückt)</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
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
        <source>%n shown</source>
        <translation>
            <numerusform>%n gezeigt</numerusform>
            <numerusform>%n gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Applied ones too</source>
        <translation>Auch angewendete</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>Als Markdown kopieren</translation>
    </message>
    <message>
        <source>Errors (%1)</source>
        <translation>Fehler (%1)</translation>
    </message>
    <message>
        <source>Find problems</source>
        <translation>Probleme suchen</translation>
    </message>
    <message>
        <source>Looking for what could go wrong …</source>
        <translation>Sieht nach, was schiefgehen könnte …</translation>
    </message>
    <message>
        <source>No problems: every file could be read, and the rules found nothing.</source>
        <translation>Keine Probleme: Jede Datei war lesbar, und die Regeln fanden nichts.</translation>
    </message>
    <message>
        <source>Notes (%1)</source>
        <translation>Hinweise (%1)</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Nichts passt.</translation>
    </message>
    <message>
        <source>Nothing of what is to come. The rest is behind the boxes above.</source>
        <translation>Nichts an dem, was noch kommt. Der Rest steht hinter den Kästchen darüber.</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Suppressed (%1)</source>
        <translation>Unterdrückte (%1)</translation>
    </message>
    <message>
        <source>The selected rows, or all that are shown, as a table</source>
        <translation>Die gewählten Zeilen oder alle gezeigten, als Tabelle</translation>
    </message>
    <message>
        <source>Warnings (%1)</source>
        <translation>Warnungen (%1)</translation>
    </message>
</context>
<context>
    <name>Switchback::RehearsalEvidence</name>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Down again</source>
        <translation>Wieder zurück</translation>
    </message>
    <message>
        <source>Holds for this file (%1) on this server (%2), with %3 rows in the tables it touches; %4.</source>
        <translation>Gilt für diese Datei (%1) auf diesem Server (%2), mit %3 Zeilen in den berührten Tabellen; %4.</translation>
    </message>
    <message>
        <source>Its turn has not come yet, or it is not over.</source>
        <translation>Sie ist noch nicht an der Reihe oder noch nicht fertig.</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hin</translation>
    </message>
    <message>
        <source>Up again</source>
        <translation>Wieder hin</translation>
    </message>
    <message>
        <source>What the rehearsal found</source>
        <translation>Was die Probe ergab</translation>
    </message>
    <message>
        <source>as after the first time</source>
        <translation>wie nach dem ersten Mal</translation>
    </message>
    <message>
        <source>as it was at the start</source>
        <translation>wie am Anfang</translation>
    </message>
    <message>
        <source>not as after the first time</source>
        <translation>nicht wie nach dem ersten Mal</translation>
    </message>
    <message>
        <source>not as it was at the start</source>
        <translation>nicht wie am Anfang</translation>
    </message>
</context>
<context>
    <name>Switchback::RehearsalModel</name>
    <message>
        <source>Down</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Down again</source>
        <translation>Wieder zurück</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rows in the tables that the migration touches</source>
        <translation>Zeilen in den Tabellen, die die Migration berührt</translation>
    </message>
    <message>
        <source>Rows tried</source>
        <translation>Geprobte Zeilen</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hin</translation>
    </message>
    <message>
        <source>Up again</source>
        <translation>Wieder hin</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
</context>
<context>
    <name>Switchback::RehearsalPage</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are masked.</source>
        <translation>
            <numerusform>%n Spalte ist maskiert.</numerusform>
            <numerusform>%n Spalten sind maskiert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n live row(s) were tried on.</source>
        <translation>
            <numerusform>Geprobt wurde an %n echten Zeile.</numerusform>
            <numerusform>Geprobt wurde an %n echten Zeilen.</numerusform>
        </translation>
    </message>
    <message>
        <source>A table</source>
        <translation>Je Tabelle</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Zurück zum Zeitstrahl</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Each migration goes there, back and there again on a scratch copy. What does not return is named, and the verdict stays with the file.</source>
        <translation>Jede Migration geht auf einer Probekopie hin, zurück und wieder hin. Was nicht zurückkommt, wird genannt, und das Urteil bleibt bei der Datei.</translation>
    </message>
    <message>
        <source>Like the live ones in number, empty values and range; a SQLite file is copied with its rows</source>
        <translation>Wie die echten in Zahl, leeren Werten und Bereich; eine SQLite-Datei wird mit ihren Zeilen kopiert</translation>
    </message>
    <message>
        <source>Making the scratch copy …</source>
        <translation>Die Probekopie wird angelegt …</translation>
    </message>
    <message>
        <source>On a scratch copy beside %1 · %2 %3. The database itself is only read.</source>
        <translation>Auf einer Probekopie neben %1 · %2 %3. Die Datenbank selbst wird nur gelesen.</translation>
    </message>
    <message>
        <source>On a scratch copy; the database itself is only read.</source>
        <translation>Auf einer Probekopie; die Datenbank selbst wird nur gelesen.</translation>
    </message>
    <message>
        <source>Progress of the rehearsal</source>
        <translation>Fortschritt der Probe</translation>
    </message>
    <message>
        <source>Reads the database and changes nothing in it (%1)</source>
        <translation>Liest die Datenbank und ändert nichts darin (%1)</translation>
    </message>
    <message>
        <source>Rehearse</source>
        <translation>Proben</translation>
    </message>
    <message>
        <source>Rehearse the way back</source>
        <translation>Den Rückweg proben</translation>
    </message>
    <message>
        <source>Rehearsed migrations</source>
        <translation>Geprobte Migrationen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>So many each table of the copy has; without rows nothing can be lost</source>
        <translation>So viele hat jede Tabelle der Probekopie; ohne Zeilen kann nichts verloren gehen</translation>
    </message>
    <message>
        <source>Some of each table with all that they refer to; names, addresses, tokens and other texts are replaced by others of the same shape</source>
        <translation>Einige aus jeder Tabelle mit allem, worauf sie verweisen; Namen, Adressen, Token und andere Texte werden durch andere derselben Gestalt ersetzt</translation>
    </message>
    <message>
        <source>Start the Rehearsal</source>
        <translation>Die Probe beginnen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the Rehearsal</source>
        <translation>Die Probe anhalten</translation>
    </message>
    <message>
        <source>Stopped. Verdicts that were reached are kept; the database was only read.</source>
        <translation>Angehalten. Urteile, die schon feststehen, bleiben; die Datenbank wurde nur gelesen.</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Stops and removes the scratch copy (%1)</source>
        <translation>Hält an und entfernt die Probekopie (%1)</translation>
    </message>
    <message>
        <source>There is nothing to rehearse.</source>
        <translation>Es gibt nichts zu proben.</translation>
    </message>
    <message numerus="yes">
        <source>all %n applied</source>
        <translation>
            <numerusform>die eine angewendete</numerusform>
            <numerusform>alle %n angewendeten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n pending</source>
        <translation>
            <numerusform>die eine ausstehende</numerusform>
            <numerusform>alle %n ausstehenden</numerusform>
        </translation>
    </message>
    <message>
        <source>applied ones, back to %1</source>
        <translation>angewendete, zurück bis %1</translation>
    </message>
    <message>
        <source>live ones, masked</source>
        <translation>echte, maskiert</translation>
    </message>
    <message>
        <source>made up</source>
        <translation>erdacht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>pending ones, up to %1</source>
        <translation>ausstehende, bis %1</translation>
    </message>
    <message numerus="yes">
        <source>the %n newest applied</source>
        <translation>
            <numerusform>die neueste angewendete</numerusform>
            <numerusform>die %n neuesten angewendeten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n selected</source>
        <translation>
            <numerusform>die %n ausgewählte</numerusform>
            <numerusform>die %n ausgewählten</numerusform>
        </translation>
    </message>
    <message>
        <source>the steps of the plan</source>
        <translation>die Schritte des Plans</translation>
    </message>
</context>
<context>
    <name>Switchback::Rehearsals</name>
    <message>
        <source>A rehearsal is going on already.</source>
        <translation>Eine Probe läuft schon.</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Wait for its end, or stop it.</source>
        <translation>Warten Sie das Ende ab, oder halten Sie es an.</translation>
    </message>
</context>
<context>
    <name>Switchback::ReleaseModel</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>Gesagt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>applied</source>
        <translation>angewandt</translation>
    </message>
    <message>
        <source>asks</source>
        <comment>the stage of a release waits for somebody</comment>
        <translation>fragt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>going on</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>next</source>
        <comment>the stage of a release</comment>
        <translation>als Nächstes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>nicht gefragt</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht getan</translation>
    </message>
    <message>
        <source>not healthy</source>
        <translation>nicht gesund</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>steht aus</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>Switchback::ReleasePage</name>
    <message>
        <source>%1 · begun by %2 %3</source>
        <translation>%1 · begonnen von %2 %3</translation>
    </message>
    <message>
        <source>%1 …</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>%1: not healthy yet; it is given up in %2</source>
        <translation>%1: noch nicht gesund; aufgegeben wird in %2</translation>
    </message>
    <message>
        <source>%1: well for %2 of %3</source>
        <translation>%1: gesund seit %2 von %3</translation>
    </message>
    <message>
        <source>A release applies what is pending in the steps of a blue-green deployment.</source>
        <translation>Ein Release wendet an, was aussteht, in den Schritten einer Blau-Grün-Auslieferung.</translation>
    </message>
    <message>
        <source>Aborted</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Another program goes on with it.</source>
        <translation>Ein anderes Programm führt es fort.</translation>
    </message>
    <message>
        <source>Back to Blue</source>
        <translation>Zurück zu Blau</translation>
    </message>
    <message>
        <source>Back to blue</source>
        <translation>Zurück zu Blau</translation>
    </message>
    <message>
        <source>Back to blue at once when green fails</source>
        <translation>Sofort zurück zu Blau, wenn Grün versagt</translation>
    </message>
    <message>
        <source>Back to blue…</source>
        <translation>Zurück zu Blau…</translation>
    </message>
    <message>
        <source>Begin release</source>
        <translation>Release beginnen</translation>
    </message>
    <message>
        <source>Bring the traffic back to blue with this command?</source>
        <translation>Den Verkehr mit diesem Befehl zurück zu Blau bringen?</translation>
    </message>
    <message>
        <source>By the rules</source>
        <translation>Nach den Regeln</translation>
    </message>
    <message>
        <source>Check green</source>
        <translation>Grün prüfen</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>Deploy green</source>
        <translation>Grün ausliefern</translation>
    </message>
    <message>
        <source>Do it, then say that it is done.</source>
        <translation>Von Hand tun, dann sagen, dass es getan ist.</translation>
    </message>
    <message>
        <source>End the release? The traffic is at blue and stays there.</source>
        <translation>Das Release beenden? Der Verkehr ist bei Blau und bleibt dort.</translation>
    </message>
    <message>
        <source>Go On with the Release</source>
        <translation>Mit dem Release fortfahren</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Green is well</source>
        <translation>Grün ist gesund</translation>
    </message>
    <message>
        <source>It Is Back at Blue</source>
        <translation>Er ist zurück bei Blau</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>Es ist getan</translation>
    </message>
    <message>
        <source>Look at the phases first; each can be changed by hand. Nothing runs when the release begins.</source>
        <translation>Zuerst die Phasen ansehen; jede lässt sich von Hand ändern. Beim Beginn des Release wird nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>Sieht nach …</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Migrations of the release</source>
        <translation>Migrationen des Release</translation>
    </message>
    <message>
        <source>Migrations that are applied stay; what they mean for the old version is said then.</source>
        <translation>Angewandte Migrationen bleiben; was sie für die alte Version bedeuten, wird dann gesagt.</translation>
    </message>
    <message>
        <source>Next release…</source>
        <translation>Nächstes Release…</translation>
    </message>
    <message>
        <source>No command is named for the way back: bring the traffic back to blue, then go on.</source>
        <translation>Für den Rückweg ist kein Befehl genannt: den Verkehr zurück zu Blau bringen, dann fortfahren.</translation>
    </message>
    <message>
        <source>Nothing is pending: there is nothing to release.</source>
        <translation>Nichts steht aus: Für ein Release gibt es nichts.</translation>
    </message>
    <message>
        <source>Open the lock</source>
        <translation>Sperre öffnen</translation>
    </message>
    <message>
        <source>Phase of %1:</source>
        <translation>Phase von %1:</translation>
    </message>
    <message>
        <source>Phase of the chosen migration</source>
        <translation>Phase der gewählten Migration</translation>
    </message>
    <message numerus="yes">
        <source>Plan %n migration(s)…</source>
        <translation>
            <numerusform>%n Migration planen…</numerusform>
            <numerusform>%n Migrationen planen…</numerusform>
        </translation>
    </message>
    <message>
        <source>Progress of the step</source>
        <translation>Fortschritt des Schritts</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Führt aus</translation>
    </message>
    <message>
        <source>Runs the command for the way back without asking again</source>
        <translation>Führt den Befehl für den Rückweg aus, ohne noch einmal zu fragen</translation>
    </message>
    <message>
        <source>Steps of the release</source>
        <translation>Schritte des Release</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop the Step</source>
        <translation>Den Schritt anhalten</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>Wird angehalten …</translation>
    </message>
    <message>
        <source>Switch traffic</source>
        <translation>Verkehr umschalten</translation>
    </message>
    <message>
        <source>The old version is gone</source>
        <translation>Die alte Version ist weg</translation>
    </message>
    <message>
        <source>Watch green</source>
        <translation>Grün beobachten</translation>
    </message>
    <message>
        <source>What happened so far</source>
        <translation>Was bisher geschah</translation>
    </message>
</context>
<context>
    <name>Switchback::Releases</name>
    <message>
        <source>Connect to a database first.</source>
        <translation>Verbinden Sie zuerst eine Datenbank.</translation>
    </message>
</context>
<context>
    <name>Switchback::RepositoryColumn</name>
    <message>
        <source>%1 applied, %2 pending</source>
        <translation>%1 angewendet, %2 ausstehend</translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n Migration</numerusform>
            <numerusform>%n Migrationen</numerusform>
        </translation>
    </message>
    <message>
        <source>No database is named</source>
        <translation>Keine Datenbank genannt</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Timeline of %1</source>
        <translation>Zeitleiste von %1</translation>
    </message>
</context>
<context>
    <name>Switchback::RestoreModel</name>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Rows afterwards</source>
        <translation>Zeilen danach</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Zeilen jetzt</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>changes</source>
        <translation>ändert sich</translation>
    </message>
    <message>
        <source>comes back</source>
        <translation>kommt zurück</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>verschwindet</translation>
    </message>
    <message>
        <source>made again</source>
        <translation>wird neu angelegt</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>other rows</source>
        <translation>andere Zeilen</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>wird ersetzt</translation>
    </message>
    <message>
        <source>same rows in number</source>
        <translation>gleich viele Zeilen</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>bleibt</translation>
    </message>
</context>
<context>
    <name>Switchback::RestoreView</name>
    <message>
        <source>All that was written since the backup is lost. A failure leaves the database as it is.</source>
        <translation>Alles, was seit der Sicherung geschrieben wurde, geht verloren. Ein Fehlschlag lässt die Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>All that was written since the backup is lost. The database is emptied first: a failure leaves it partly restored.</source>
        <translation>Alles, was seit der Sicherung geschrieben wurde, geht verloren. Die Datenbank wird zuerst geleert: Ein Fehlschlag lässt sie zum Teil wiederhergestellt.</translation>
    </message>
    <message>
        <source>All that was written to them since the backup is lost. A failure leaves the database as it is.</source>
        <translation>Alles, was seit der Sicherung in sie geschrieben wurde, geht verloren. Nach einem Fehler ist die Datenbank, wie sie ist.</translation>
    </message>
    <message>
        <source>All that was written to them since the backup is lost. A failure may leave some of them restored and some not.</source>
        <translation>Alles, was seit der Sicherung in sie geschrieben wurde, geht verloren. Nach einem Fehler können manche von ihnen wiederhergestellt sein und manche nicht.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message numerus="yes">
        <source>Only %n table(s) of the backup are replaced; all other tables stay as they are.</source>
        <translation>
            <numerusform>Nur %n Tabelle der Sicherung wird ersetzt; alle anderen Tabellen bleiben, wie sie sind.</numerusform>
            <numerusform>Nur %n Tabellen der Sicherung werden ersetzt; alle anderen Tabellen bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restore %1</source>
        <translation>%1 wiederherstellen</translation>
    </message>
    <message>
        <source>The backup was tried out on a scratch database just now.</source>
        <translation>Die Sicherung wurde gerade in einer Probedatenbank erprobt.</translation>
    </message>
    <message>
        <source>The database's name, to confirm</source>
        <translation>Der Name der Datenbank, zur Bestätigung</translation>
    </message>
    <message>
        <source>Type the database's name, %1, to confirm.</source>
        <translation>Geben Sie zur Bestätigung den Namen der Datenbank ein, %1.</translation>
    </message>
    <message>
        <source>Under the migration lock, then compared with the backup</source>
        <translation>Unter der Migrationssperre, danach mit der Sicherung verglichen</translation>
    </message>
    <message>
        <source>What the restore changes</source>
        <translation>Was das Wiederherstellen ändert</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>angelegt %1</translation>
    </message>
</context>
<context>
    <name>Switchback::ReviewDialog</name>
    <message>
        <source>%1 · made by %2, %3
Fingerprint %4</source>
        <translation>%1 · gemacht von %2, %3
Fingerabdruck %4</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1</source>
        <translation>
            <numerusform>%n Migration auf %1 anwenden</numerusform>
            <numerusform>%n Migrationen auf %1 anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Not signed. This environment does not ask for it.</source>
        <translation>Nicht unterschrieben. Diese Umgebung verlangt es nicht.</translation>
    </message>
    <message>
        <source>Not signed. This environment runs only signed plans.</source>
        <translation>Nicht unterschrieben. Diese Umgebung führt nur unterschriebene Pläne aus.</translation>
    </message>
    <message>
        <source>Plan it here</source>
        <translation>Hier planen</translation>
    </message>
    <message>
        <source>Reading the plan file …</source>
        <translation>Die Plandatei wird gelesen …</translation>
    </message>
    <message>
        <source>Review a Plan</source>
        <translation>Einen Plan prüfen</translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s) in %1</source>
        <translation>
            <numerusform>%n Migration in %1 zurückrollen</numerusform>
            <numerusform>%n Migrationen in %1 zurückrollen</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign with a Key</source>
        <translation>Mit einem Schlüssel unterschreiben</translation>
    </message>
    <message>
        <source>Signed by %1 (%2).</source>
        <translation>Unterschrieben von %1 (%2).</translation>
    </message>
    <message>
        <source>Signing …</source>
        <translation>Unterschreiben …</translation>
    </message>
    <message>
        <source>Sign…</source>
        <translation>Unterschreiben…</translation>
    </message>
    <message>
        <source>The file cannot be reviewed.</source>
        <translation>Die Datei kann nicht geprüft werden.</translation>
    </message>
    <message>
        <source>There is a signature (%1). This environment does not say who may sign: see allowed_signers in switchback.toml.</source>
        <translation>Es gibt eine Unterschrift (%1). Diese Umgebung sagt nicht, wer unterschreiben darf: siehe allowed_signers in switchback.toml.</translation>
    </message>
    <message>
        <source>With an SSH key, by ssh-keygen and the agent, or with a minisign key</source>
        <translation>Mit einem SSH-Schlüssel, durch ssh-keygen und den Agenten, oder mit einem minisign-Schlüssel</translation>
    </message>
</context>
<context>
    <name>Switchback::RuleWindow</name>
    <message>
        <source>Find rules</source>
        <translation>Regeln suchen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The safer way</source>
        <translation>Der sichere Weg</translation>
    </message>
    <message>
        <source>To leave it out at one statement, put a comment before it: -- switchback:ignore %1 and the reason. For the whole project: [lint] disable in switchback.toml.</source>
        <translation>Um sie an einer Anweisung auszulassen, setzen Sie davor einen Kommentar: -- switchback:ignore %1 und den Grund. Für das ganze Projekt: [lint] disable in switchback.toml.</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>Was die Regel sagt</translation>
    </message>
    <message>
        <source>off by default</source>
        <translation>von sich aus aus</translation>
    </message>
    <message>
        <source>on by default</source>
        <translation>von sich aus an</translation>
    </message>
</context>
<context>
    <name>Switchback::RulesModel</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
</context>
<context>
    <name>Switchback::RunChart</name>
    <message>
        <source>After %1</source>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Copy as a Table</source>
        <translation>Als Tabelle kopieren</translation>
    </message>
    <message>
        <source>Course of the run</source>
        <translation>Verlauf des Laufs</translation>
    </message>
    <message>
        <source>Replicas behind</source>
        <translation>Rückstand der Replikate</translation>
    </message>
    <message>
        <source>Replicas behind: %1</source>
        <translation>Rückstand der Replikate: %1</translation>
    </message>
    <message>
        <source>Rows a second</source>
        <translation>Zeilen je Sekunde</translation>
    </message>
    <message>
        <source>Rows a second: %1</source>
        <translation>Zeilen je Sekunde: %1</translation>
    </message>
    <message>
        <source>Sessions waiting</source>
        <translation>Wartende Sitzungen</translation>
    </message>
    <message>
        <source>Sessions waiting: %1</source>
        <translation>Wartende Sitzungen: %1</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
</context>
<context>
    <name>Switchback::RunKeeper</name>
    <message>
        <source>Make the plan again.</source>
        <translation>Erstellen Sie den Plan noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was run.</source>
        <translation>Es wurde nichts ausgeführt.</translation>
    </message>
    <message>
        <source>Say that you trust it, then try again.</source>
        <translation>Bestätigen Sie Ihr Vertrauen und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>The code of this project is not trusted.</source>
        <translation>Dem Code dieses Projekts wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The command is no longer the one that was shown.</source>
        <translation>Der Befehl ist nicht mehr der, der gezeigt wurde.</translation>
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
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
    <message>
        <source>%1 of about %2 rows</source>
        <translation>%1 von etwa %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
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
        <source>Lets the migration in progress come to its end and begins no other</source>
        <translation>Lässt die laufende Migration zu Ende kommen und beginnt keine weitere</translation>
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
        <source>Stop after this migration</source>
        <translation>Nach dieser Migration anhalten</translation>
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
        <source>Try %1: %2</source>
        <translation>Versuch %1: %2</translation>
    </message>
    <message>
        <source>batches of %1</source>
        <translation>Portionen von %1</translation>
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
    <name>Switchback::SafeDialog</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n Datei</numerusform>
            <numerusform>%1 in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Changed: %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>It is not offered as safe: %1</source>
        <translation>Es wird nicht als sicher angeboten: %1</translation>
    </message>
    <message>
        <source>Make Safe</source>
        <translation>Sicher machen</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Neu: %1</translation>
    </message>
    <message>
        <source>Taking the migration apart …</source>
        <translation>Die Migration wird zerlegt …</translation>
    </message>
    <message>
        <source>The rules find nothing against the result. Nothing is written before you press the button.</source>
        <translation>Die Regeln finden nichts gegen das Ergebnis. Geschrieben wird nichts, bevor Sie den Knopf drücken.</translation>
    </message>
    <message>
        <source>The rules refuse it.</source>
        <translation>Die Regeln lehnen es ab.</translation>
    </message>
    <message>
        <source>The rules refuse the result, so it is not offered:</source>
        <translation>Die Regeln lehnen das Ergebnis ab, darum wird es nicht angeboten:</translation>
    </message>
    <message>
        <source>The rules still say of the result:</source>
        <translation>Die Regeln sagen zum Ergebnis noch:</translation>
    </message>
    <message>
        <source>The safer way</source>
        <translation>Der sichere Weg</translation>
    </message>
    <message>
        <source>Trying it out on a scratch copy …</source>
        <translation>Wird auf einer Probekopie erprobt …</translation>
    </message>
    <message>
        <source>What changes in the file</source>
        <translation>Was sich in der Datei ändert</translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s)</source>
        <translation>
            <numerusform>%n Datei schreiben</numerusform>
            <numerusform>%n Dateien schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Die Dateien schreiben</translation>
    </message>
</context>
<context>
    <name>Switchback::SchemaMapView</name>
    <message>
        <source>Map of the changed tables and their neighbours</source>
        <translation>Karte der geänderten Tabellen und ihrer Nachbarn</translation>
    </message>
</context>
<context>
    <name>Switchback::SessionModel</name>
    <message>
        <source>Query</source>
        <translation>Abfrage</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>blocks us</source>
        <translation>hält uns auf</translation>
    </message>
    <message>
        <source>probably blocks us</source>
        <translation>hält uns wohl auf</translation>
    </message>
    <message>
        <source>probably waits for us</source>
        <translation>wartet wohl auf uns</translation>
    </message>
    <message>
        <source>waits for us</source>
        <translation>wartet auf uns</translation>
    </message>
</context>
<context>
    <name>Switchback::SourcesList</name>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Portionen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Migrations · %1</source>
        <translation>Migrationen · %1</translation>
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
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
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
        <source>A Phoenix shop with two years of Ecto migrations on SQLite, made anew each time</source>
        <translation>Ein Phoenix-Laden mit zwei Jahren Ecto-Migrationen auf SQLite, jedes Mal neu angelegt</translation>
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
        <source>The same on PostgreSQL</source>
        <translation>Dasselbe auf PostgreSQL</translation>
    </message>
    <message>
        <source>The same shop on a private PostgreSQL server that goes when Switchback does</source>
        <translation>Derselbe Laden auf einem eigenen PostgreSQL-Server, der mit Switchback endet</translation>
    </message>
    <message>
        <source>Try the demo shop</source>
        <translation>Den Demo-Laden ausprobieren</translation>
    </message>
    <message>
        <source>Try the demo shop on PostgreSQL</source>
        <translation>Demo-Laden auf PostgreSQL ausprobieren</translation>
    </message>
    <message>
        <source>…or drop a project folder anywhere on this window.</source>
        <translation>… oder einen Projektordner irgendwo auf dieses Fenster ziehen.</translation>
    </message>
</context>
<context>
    <name>Switchback::TextSides</name>
    <message>
        <source>Definition: %1</source>
        <translation>Definition: %1</translation>
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
        <source>A statement of it needs a migration without transaction.</source>
        <translation>Eine Anweisung darin braucht eine Migration ohne Transaktion.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more finding(s).</source>
        <translation>
            <numerusform>Und %n weiterer Befund.</numerusform>
            <numerusform>Und %n weitere Befunde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewendet</translation>
    </message>
    <message>
        <source>Cascade</source>
        <extracomment>a lock badge: something else goes with what is dropped</extracomment>
        <translation>Reißt mit</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>It cannot be rolled back.</source>
        <translation>Sie kann nicht zurückgerollt werden.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperre</translation>
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
        <source>The way back changes nothing but the history.</source>
        <translation>Der Rückweg ändert nichts als die Historie.</translation>
    </message>
    <message>
        <source>The worst that the rules found, in both directions</source>
        <translation>Das Schlimmste, was die Regeln fanden, in beiden Richtungen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>What users of the database notice while it runs, by its strongest lock</source>
        <translation>Was Benutzer der Datenbank merken, während sie läuft, nach ihrer stärksten Sperre</translation>
    </message>
    <message>
        <source>Whether rolling back returns what was there</source>
        <translation>Ob das Zurückrollen wiederbringt, was da war</translation>
    </message>
</context>
<context>
    <name>Switchback::TimelinePage</name>
    <message>
        <source>%1 applied, %2 failed, %3 pending</source>
        <translation>%1 angewendet, %2 fehlgeschlagen, %3 ausstehend</translation>
    </message>
    <message>
        <source>%1 migrations, %2 applied, %3 pending</source>
        <translation>%2 von %1 angewendet, %3 offen</translation>
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
    <message>
        <source>After a Failure…</source>
        <translation>Nach einem Fehler…</translation>
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
        <source>Compare Schemas</source>
        <translation>Schemas vergleichen</translation>
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
        <source>Findings, Locks and the Way Back</source>
        <translation>Befunde, Sperren und Rückweg</translation>
    </message>
    <message>
        <source>Finds out which statements are in, and shows the ways on</source>
        <translation>Findet heraus, welche Anweisungen drin sind, und zeigt die Wege weiter</translation>
    </message>
    <message>
        <source>In the Order They Were Applied</source>
        <translation>In der Reihenfolge der Anwendung</translation>
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
        <source>Plan the Next One</source>
        <translation>Die nächste planen</translation>
    </message>
    <message>
        <source>Plan the Selected Ones Alone</source>
        <translation>Nur die ausgewählten anwenden: planen</translation>
    </message>
    <message>
        <source>Reading the migrations in %1 …</source>
        <translation>Die Migrationen in %1 werden gelesen …</translation>
    </message>
    <message numerus="yes">
        <source>Rehearse the %n Selected…</source>
        <translation>
            <numerusform>Die %n ausgewählte proben …</numerusform>
            <numerusform>Die %n ausgewählten proben …</numerusform>
        </translation>
    </message>
    <message>
        <source>Rehearse the Way Back…</source>
        <translation>Den Rückweg proben…</translation>
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
        <source>Show Its Locks</source>
        <translation>Ihre Sperren zeigen</translation>
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
    <name>Switchback::VerdictTiles</name>
    <message>
        <source>careful</source>
        <translation>Vorsicht</translation>
    </message>
    <message>
        <source>danger</source>
        <translation>Gefahr</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>looking …</source>
        <translation>sucht …</translation>
    </message>
</context>
<context>
    <name>Switchback::WatchPanel</name>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Cancel a Query</source>
        <translation>Abfrage abbrechen</translation>
    </message>
    <message>
        <source>Cancel the Query</source>
        <translation>Abfrage abbrechen</translation>
    </message>
    <message>
        <source>Cancel the query of %1?</source>
        <translation>Die Abfrage von %1 abbrechen?</translation>
    </message>
    <message>
        <source>Cancel their query…</source>
        <translation>Deren Abfrage abbrechen…</translation>
    </message>
    <message>
        <source>Copies the sessions as text</source>
        <translation>Kopiert die Sitzungen als Text</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>End a Session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>End the Session</source>
        <translation>Sitzung beenden</translation>
    </message>
    <message>
        <source>End the session of %1?</source>
        <translation>Die Sitzung von %1 beenden?</translation>
    </message>
    <message>
        <source>End their session…</source>
        <translation>Deren Sitzung beenden…</translation>
    </message>
    <message>
        <source>It goes to the log.</source>
        <translation>Es kommt ins Protokoll.</translation>
    </message>
    <message>
        <source>It runs nothing at the moment. The server takes back what its transaction changed, and its application loses the connection.</source>
        <translation>Sie führt gerade nichts aus. Der Server nimmt zurück, was ihre Transaktion geändert hat, und ihre Anwendung verliert die Verbindung.</translation>
    </message>
    <message>
        <source>Leave It</source>
        <translation>Lassen</translation>
    </message>
    <message>
        <source>Nobody watches any more; the run goes on. %1</source>
        <translation>Niemand sieht mehr zu; der Lauf geht weiter. %1</translation>
    </message>
    <message>
        <source>Progress of the statement, as the server tells it</source>
        <translation>Fortschritt der Anweisung, wie der Server ihn nennt</translation>
    </message>
    <message>
        <source>Sessions that block the run or wait for it</source>
        <translation>Sitzungen, die den Lauf aufhalten oder auf ihn warten</translation>
    </message>
    <message>
        <source>The server takes back what the query changed, and its application gets an error.</source>
        <translation>Der Server nimmt zurück, was die Abfrage geändert hat, und ihre Anwendung bekommt einen Fehler.</translation>
    </message>
    <message>
        <source>The statement is running · %1</source>
        <translation>Die Anweisung läuft · %1</translation>
    </message>
    <message>
        <source>The statement waits for a lock · %1</source>
        <translation>Die Anweisung wartet auf eine Sperre · %1</translation>
    </message>
    <message>
        <source>The statement waits for a lock · %1 · who holds it is not for this role to see</source>
        <translation>Die Anweisung wartet auf eine Sperre · %1 · wer sie hält, darf diese Rolle nicht sehen</translation>
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
        <source>A restore, a backfill or a release is going on.</source>
        <translation>Ein Wiederherstellen, eine portionsweise Änderung oder ein Release läuft.</translation>
    </message>
    <message>
        <source>A run is going on already.</source>
        <translation>Ein Lauf ist schon im Gange.</translation>
    </message>
    <message>
        <source>A run is in progress.</source>
        <translation>Ein Lauf ist im Gange.</translation>
    </message>
    <message>
        <source>Asking the live database…</source>
        <translation>Die Datenbank wird gefragt …</translation>
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
        <source>Counting what would be lost…</source>
        <translation>Zählt, was verloren ginge …</translation>
    </message>
    <message>
        <source>Looking for the project's own tool…</source>
        <translation>Das Werkzeug des Projekts wird gesucht …</translation>
    </message>
    <message>
        <source>Looking for what could go wrong…</source>
        <translation>Sucht, was schiefgehen könnte …</translation>
    </message>
    <message>
        <source>Looking which statements are in…</source>
        <translation>Es wird gesucht, welche Anweisungen drin sind…</translation>
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
        <source>Reading a sample…</source>
        <translation>Eine Stichprobe wird gelesen …</translation>
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
        <source>Writing the runbook…</source>
        <translation>Der Ablaufplan wird geschrieben…</translation>
    </message>
    <message>
        <source>by address</source>
        <translation>über Adresse</translation>
    </message>
</context>
</TS>
