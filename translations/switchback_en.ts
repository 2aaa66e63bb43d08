<?xml version="1.0" encoding="utf-8"?>
<!-- SPDX-FileCopyrightText: Switchback contributors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Switchback</name>
    <message numerus="yes">
        <source>  %n table(s) without rows, now and then</source>
        <translation>
            <numerusform>  %n table without rows, now and then</numerusform>
            <numerusform>  %n tables without rows, now and then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> That of %n table(s) does not count: %1.</source>
        <translation>
            <numerusform> That of %n table does not count: %1.</numerusform>
            <numerusform> That of %n tables does not count: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) refers now to %n row(s) of %3 that the backup does not hold.</source>
        <translation>
            <numerusform>%1 (%2) refers now to %n row of %3 that the backup does not hold.</numerusform>
            <numerusform>%1 (%2) refers now to %n rows of %3 that the backup does not hold.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2) refers to %n row(s) of %3 that are not there now.</source>
        <translation>
            <numerusform>%1 (%2) refers to %n row of %3 that is not there now.</numerusform>
            <numerusform>%1 (%2) refers to %n rows of %3 that are not there now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is asked for in each of %n row(s), but has no value there.</source>
        <translation>
            <numerusform>%1 is asked for in %n row, but has no value there.</numerusform>
            <numerusform>%1 is asked for in each of %n rows, but has no value there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 passes over %n more SQL file(s).</source>
        <translation>
            <numerusform>%1 passes over %n more SQL file.</numerusform>
            <numerusform>%1 passes over %n more SQL files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1.%2: other values than before (%n row(s))</source>
        <translation>
            <numerusform>%1.%2: other values than before (%n row)</numerusform>
            <numerusform>%1.%2: other values than before (%n rows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied file(s) were edited afterwards.</source>
        <translation>
            <numerusform>%n applied file was edited afterwards.</numerusform>
            <numerusform>%n applied files were edited afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n applied version(s) have no file.</source>
        <translation>
            <numerusform>%n applied version has no file.</numerusform>
            <numerusform>%n applied versions have no file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) named V1__name.sql or R__name.sql</source>
        <translation>
            <numerusform>%n file named V1__name.sql or R__name.sql</numerusform>
            <numerusform>%n files named V1__name.sql or R__name.sql</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with '-- +goose Up'</source>
        <translation>
            <numerusform>%n file with '-- +goose Up'</numerusform>
            <numerusform>%n files with '-- +goose Up'</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with '-- migrate:up'</source>
        <translation>
            <numerusform>%n file with '-- migrate:up'</numerusform>
            <numerusform>%n files with '-- migrate:up'</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s): </source>
        <translation>
            <numerusform>%n file: </numerusform>
            <numerusform>%n files: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by rules</source>
        <translation>
            <numerusform>%n hidden by rules</numerusform>
            <numerusform>%n hidden by rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) of %1 hold columns that this changes, and are written with each changed row: %2.</source>
        <translation>
            <numerusform>%n index of %1 holds columns that this changes, and is written with each changed row: %2.</numerusform>
            <numerusform>%n indexes of %1 hold columns that this changes, and are written with each changed row: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) of %1 hold columns that this changes: %2. Where such a value changes, the row gets a new entry in every index that covers it, not only in these.</source>
        <translation>
            <numerusform>%n index of %1 holds columns that this changes: %2. Where such a value changes, the row gets a new entry in every index that covers it, not only in this one.</numerusform>
            <numerusform>%n indexes of %1 hold columns that this changes: %2. Where such a value changes, the row gets a new entry in every index that covers it, not only in these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n migration(s) of Ecto</source>
        <translation>
            <numerusform>%n Ecto migration</numerusform>
            <numerusform>%n Ecto migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbered SQL file(s) without the marks of a tool</source>
        <translation>
            <numerusform>%n numbered SQL file without the marks of a tool</numerusform>
            <numerusform>%n numbered SQL files without the marks of a tool</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are duplicates in %1.</source>
        <translation>
            <numerusform>%n row is a duplicate in %1.</numerusform>
            <numerusform>%n rows are duplicates in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) break the check on %1.</source>
        <translation>
            <numerusform>%n row breaks the check on %1.</numerusform>
            <numerusform>%n rows break the check on %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) have no value in %1.</source>
        <translation>
            <numerusform>%n row has no value in %1.</numerusform>
            <numerusform>%n rows have no value in %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 were left out: %2 refers to rows of %3 that are not there.</source>
        <translation>
            <numerusform>%n row of %1 was left out: %2 refers to rows of %3 that are not there.</numerusform>
            <numerusform>%n rows of %1 were left out: %2 refers to rows of %3 that are not there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of %1 were refused and left out: %2</source>
        <translation>
            <numerusform>%n row of %1 was refused and left out: %2</numerusform>
            <numerusform>%n rows of %1 were refused and left out: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) point to nothing: %1.</source>
        <translation>
            <numerusform>%n row points to nothing: %1.</numerusform>
            <numerusform>%n rows point to nothing: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would refer to nothing: %1</source>
        <translation>
            <numerusform>%n row would refer to nothing: %1</numerusform>
            <numerusform>%n rows would refer to nothing: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) cannot be rolled back.</source>
        <translation>
            <numerusform>%n step cannot be rolled back.</numerusform>
            <numerusform>%n steps cannot be rolled back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trigger(s) or rule(s) of users apply to changed rows of %1: %2.</source>
        <translation>
            <numerusform>%n trigger or rule of users applies to changed rows of %1: %2.</numerusform>
            <numerusform>%n triggers or rules of users apply to changed rows of %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 cannot become %2.</source>
        <translation>
            <numerusform>%n value of %1 cannot become %2.</numerusform>
            <numerusform>%n values of %1 cannot become %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) of %1 do not fit into %2.</source>
        <translation>
            <numerusform>%n value of %1 does not fit into %2.</numerusform>
            <numerusform>%n values of %1 do not fit into %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more finding(s).</source>
        <translation>
            <numerusform>And %n more finding.</numerusform>
            <numerusform>And %n more findings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n missing migration(s) below the current version %1: %2.</source>
        <translation>
            <numerusform>Found %n missing migration below the current version %1: %2.</numerusform>
            <numerusform>Found %n missing migrations below the current version %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Green failed %n checks in a row. %1</source>
        <translation>
            <numerusform>Green failed %n check. %1</numerusform>
            <numerusform>Green failed %n checks in a row. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hidden by the rule '%1': %n difference(s).</source>
        <translation>
            <numerusform>Hidden by the rule '%1': %n difference.</numerusform>
            <numerusform>Hidden by the rule '%1': %n differences.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n folder(s) were searched for migrations.</source>
        <translation>
            <numerusform>Only the first folder was searched for migrations.</numerusform>
            <numerusform>Only the first %n folders were searched for migrations.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Purpose: bring the database up by %n migration(s), and back again if it must be.</source>
        <translation>
            <numerusform>Purpose: bring the database up by %n migration, and back again if it must be.</numerusform>
            <numerusform>Purpose: bring the database up by %n migrations, and back again if it must be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %n entries still hold; what comes after them is not sure.</source>
        <translation>
            <numerusform>The first entry still holds; what comes after it is not sure.</numerusform>
            <numerusform>The first %n entries still hold; what comes after them is not sure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The load keeps %n secondary index(es) of %1 up to date: %2.</source>
        <translation>
            <numerusform>The load keeps %n secondary index of %1 up to date: %2.</numerusform>
            <numerusform>The load keeps %n secondary indexes of %1 up to date: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n more reasons.</source>
        <translation>
            <numerusform>There is %n more reason.</numerusform>
            <numerusform>There are %n more reasons.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::BackfillPage</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::BackupModel</name>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::BackupsPage</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceMap</name>
    <message numerus="yes">
        <source>%n changed table(s)</source>
        <translation>
            <numerusform>%n changed table</numerusform>
            <numerusform>%n changed tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more without room here: the list has them</source>
        <translation>
            <numerusform>%n more without room here: the list has it</numerusform>
            <numerusform>%n more without room here: the list has them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n neighbour(s)</source>
        <translation>
            <numerusform>%n neighbour</numerusform>
            <numerusform>%n neighbours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::DifferenceScript</name>
    <message numerus="yes">
        <source>Verified on scratch %1 · result equals target but for %n left out</source>
        <translation>
            <numerusform>Verified on scratch %1 · result equals target but for %n left out</numerusform>
            <numerusform>Verified on scratch %1 · result equals target but for %n left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::DifferencesPage</name>
    <message numerus="yes">
        <source>%n rule(s)</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::DriftWatch</name>
    <message numerus="yes">
        <source>%n migration(s) would have to be replayed.</source>
        <translation>
            <numerusform>%n migration would have to be replayed.</numerusform>
            <numerusform>%n migrations would have to be replayed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::EnvironmentBar</name>
    <message numerus="yes">
        <source>%n drifted</source>
        <translation>
            <numerusform>%n drifted</numerusform>
            <numerusform>%n drifted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expected: %n applied migration(s), replayed</source>
        <translation>
            <numerusform>Expected: %n applied migration, replayed</numerusform>
            <numerusform>Expected: %n applied migrations, replayed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>State: %n difference(s), checked %1</source>
        <translation>
            <numerusform>State: %n difference, checked %1</numerusform>
            <numerusform>State: %n differences, checked %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backup of %n table(s) %1</source>
        <translation>
            <numerusform>backup of %n table %1</numerusform>
            <numerusform>backup of %n tables %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::GridModel</name>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::GridPage</name>
    <message numerus="yes">
        <source>%n environment(s)</source>
        <translation>
            <numerusform>%n environment</numerusform>
            <numerusform>%n environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n environment(s) …</source>
        <translation>
            <numerusform>Waiting for %n environment …</numerusform>
            <numerusform>Waiting for %n environments …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::HideDialog</name>
    <message numerus="yes">
        <source>%n hidden: </source>
        <translation>
            <numerusform>%n hidden: </numerusform>
            <numerusform>%n hidden: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hides %n difference(s) now.</source>
        <translation>
            <numerusform>Hides %n difference now.</numerusform>
            <numerusform>Hides %n differences now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::Inspector</name>
    <message numerus="yes">
        <source>%n part(s) are known to the running application alone.</source>
        <translation>
            <numerusform>%n part is known to the running application alone.</numerusform>
            <numerusform>%n parts are known to the running application alone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::LogDetail</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::LogPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The chain holds: %n entries follow from one another.</source>
        <translation>
            <numerusform>The chain holds: one entry.</numerusform>
            <numerusform>The chain holds: %n entries follow from one another.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::LossLedger</name>
    <message numerus="yes">
        <source>%n thing(s) are lost when the plan runs, and no way back returns them. Counted just now.</source>
        <translation>
            <numerusform>%n thing is lost when the plan runs, and no way back returns it. Counted just now.</numerusform>
            <numerusform>%n things are lost when the plan runs, and no way back returns them. Counted just now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are lost when the plan runs. Counting …</source>
        <translation>
            <numerusform>%n thing is lost when the plan runs. Counting …</numerusform>
            <numerusform>%n things are lost when the plan runs. Counting …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::MainWindow</name>
    <message numerus="yes">
        <source>The run is done: %n migration(s).</source>
        <translation>
            <numerusform>The run is done: %n migration.</numerusform>
            <numerusform>The run is done: %n migrations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::OutcomeCard</name>
    <message numerus="yes">
        <source>Done: %n migration(s) applied</source>
        <translation>
            <numerusform>Done: %n migration applied</numerusform>
            <numerusform>Done: %n migrations applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done: %n migration(s) rolled back</source>
        <translation>
            <numerusform>Done: %n migration rolled back</numerusform>
            <numerusform>Done: %n migrations rolled back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::PlanDelegate</name>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n finding</numerusform>
            <numerusform>%n findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::PlanModel</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <extracomment>of one migration in a plan</extracomment>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::PlanPage</name>
    <message numerus="yes">
        <source>Apply %n migration(s)</source>
        <translation>
            <numerusform>Apply %n migration</numerusform>
            <numerusform>Apply %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation>
            <numerusform>Roll back %n migration</numerusform>
            <numerusform>Roll back %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>When more than %n session(s) wait for the run</source>
        <translation>
            <numerusform>When more than %n session waits for the run</numerusform>
            <numerusform>When more than %n sessions wait for the run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::ProblemsPage</name>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n shown</numerusform>
            <numerusform>%n shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::RehearsalPage</name>
    <message numerus="yes">
        <source>%n column(s) are masked.</source>
        <translation>
            <numerusform>%n column is masked.</numerusform>
            <numerusform>%n columns are masked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n live row(s) were tried on.</source>
        <translation>
            <numerusform>%n live row was tried on.</numerusform>
            <numerusform>%n live rows were tried on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n applied</source>
        <translation>
            <numerusform>the one applied</numerusform>
            <numerusform>all %n applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n pending</source>
        <translation>
            <numerusform>the one pending</numerusform>
            <numerusform>all %n pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n newest applied</source>
        <translation>
            <numerusform>the newest applied</numerusform>
            <numerusform>the %n newest applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n selected</source>
        <translation>
            <numerusform>the %n selected</numerusform>
            <numerusform>the %n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::ReleasePage</name>
    <message numerus="yes">
        <source>Plan %n migration(s)…</source>
        <translation>
            <numerusform>Plan %n migration…</numerusform>
            <numerusform>Plan %n migrations…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::RepositoryColumn</name>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::RestoreView</name>
    <message numerus="yes">
        <source>Only %n table(s) of the backup are replaced; all other tables stay as they are.</source>
        <translation>
            <numerusform>Only %n table of the backup is replaced; all other tables stay as they are.</numerusform>
            <numerusform>Only %n tables of the backup are replaced; all other tables stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::ReviewDialog</name>
    <message numerus="yes">
        <source>Apply %n migration(s) to %1</source>
        <translation>
            <numerusform>Apply %n migration to %1</numerusform>
            <numerusform>Apply %n migrations to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s) in %1</source>
        <translation>
            <numerusform>Roll back %n migration in %1</numerusform>
            <numerusform>Roll back %n migrations in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::RunPage</name>
    <message numerus="yes">
        <source>Apply %n migration(s)</source>
        <translation>
            <numerusform>Apply %n migration</numerusform>
            <numerusform>Apply %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Applying %n migration(s)</source>
        <translation>
            <numerusform>Applying %n migration</numerusform>
            <numerusform>Applying %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Roll back %n migration(s)</source>
        <translation>
            <numerusform>Roll back %n migration</numerusform>
            <numerusform>Roll back %n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rolling back %n migration(s)</source>
        <translation>
            <numerusform>Rolling back %n migration</numerusform>
            <numerusform>Rolling back %n migrations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::SafeDialog</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n file(s)</source>
        <translation>
            <numerusform>Write %n file</numerusform>
            <numerusform>Write %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineDelegate</name>
    <message numerus="yes">
        <source>%n applied</source>
        <translation>
            <numerusform>%n applied</numerusform>
            <numerusform>%n applied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pending</source>
        <translation>
            <numerusform>%n pending</numerusform>
            <numerusform>%n pending</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineModel</name>
    <message numerus="yes">
        <source>And %n more finding(s).</source>
        <translation>
            <numerusform>And %n more finding.</numerusform>
            <numerusform>And %n more findings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::TimelinePage</name>
    <message numerus="yes">
        <source>%n migration(s)</source>
        <translation>
            <numerusform>%n migration</numerusform>
            <numerusform>%n migrations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n migration(s)…</source>
        <translation>
            <numerusform>Apply %n migration…</numerusform>
            <numerusform>Apply %n migrations…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rehearse the %n Selected…</source>
        <translation>
            <numerusform>Rehearse the %n Selected…</numerusform>
            <numerusform>Rehearse the %n Selected…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Switchback::TimelineView</name>
    <message numerus="yes">
        <source>Let go to plan applying %n</source>
        <translation>
            <numerusform>Let go to plan applying %n</numerusform>
            <numerusform>Let go to plan applying %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Let go to plan rolling back %n</source>
        <translation>
            <numerusform>Let go to plan rolling back %n</numerusform>
            <numerusform>Let go to plan rolling back %n</numerusform>
        </translation>
    </message>
</context>
</TS>
