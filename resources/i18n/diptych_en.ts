<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
 <context>
  <name>Acting</name>
  <message numerus="yes">
   <source>%n passages now wait for review.</source>
   <translation>
    <numerusform>A passage now waits for review.</numerusform>
    <numerusform>%n passages now wait for review.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Replaced in %n places.</source>
   <translation>
    <numerusform>Replaced in one place.</numerusform>
    <numerusform>Replaced in %n places.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CodeFields</name>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n passage</numerusform>
    <numerusform>%n passages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies with it</source>
   <translation>
    <numerusform>%n study with it</numerusform>
    <numerusform>%n studies with it</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ColumnHead</name>
  <message numerus="yes">
   <source>%1 of %n pairs checked</source>
   <translation>
    <numerusform>%1 of %n pair checked</numerusform>
    <numerusform>%1 of %n pairs checked</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Compare</name>
  <message numerus="yes">
   <source>%n asked about barriers</source>
   <translation>
    <numerusform>%n asked about barriers</numerusform>
    <numerusform>%n asked about barriers</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n background claims left out</source>
   <translation>
    <numerusform>%n background claim left out</numerusform>
    <numerusform>%n background claims left out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded findings drawn</source>
   <translation>
    <numerusform>%n coded finding drawn</numerusform>
    <numerusform>%n coded findings drawn</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded findings looked through</source>
   <translation>
    <numerusform>%n coded finding looked through</numerusform>
    <numerusform>%n coded findings looked through</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n coded studies</source>
   <translation>
    <numerusform>%n coded study</numerusform>
    <numerusform>%n coded studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes in use</source>
   <translation>
    <numerusform>%n code in use</numerusform>
    <numerusform>%n codes in use</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes so far</source>
   <translation>
    <numerusform>%n code so far</numerusform>
    <numerusform>%n codes so far</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n columns</source>
   <translation>
    <numerusform>%n column</numerusform>
    <numerusform>%n columns</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n finding</numerusform>
    <numerusform>%n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings hidden by filter</source>
   <translation>
    <numerusform>%n finding hidden by filter</numerusform>
    <numerusform>%n findings hidden by filter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n lanes</source>
   <translation>
    <numerusform>%n lane</numerusform>
    <numerusform>%n lanes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n models</source>
   <translation>
    <numerusform>%n model</numerusform>
    <numerusform>%n models</numerusform>
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
   <source>%n more studies hidden by filter</source>
   <translation>
    <numerusform>%n more study hidden by filter</numerusform>
    <numerusform>%n more studies hidden by filter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n new codes</source>
   <translation>
    <numerusform>%n new code</numerusform>
    <numerusform>%n new codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n passage</numerusform>
    <numerusform>%n passages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n passages without a finding (not judged)</source>
   <translation>
    <numerusform>%n passage without a finding (not judged)</numerusform>
    <numerusform>%n passages without a finding (not judged)</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n rows</source>
   <translation>
    <numerusform>%n row</numerusform>
    <numerusform>%n rows</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies hidden by filter</source>
   <translation>
    <numerusform>%n study hidden by filter</numerusform>
    <numerusform>%n studies hidden by filter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies without such a code not drawn</source>
   <translation>
    <numerusform>%n study without such a code not drawn</numerusform>
    <numerusform>%n studies without such a code not drawn</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n without a year not drawn</source>
   <translation>
    <numerusform>%n without a year not drawn</numerusform>
    <numerusform>%n without a year not drawn</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>+ %n more passages</source>
   <translation>
    <numerusform>+ %n more passage</numerusform>
    <numerusform>+ %n more passages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Barrier: %n studies</source>
   <translation>
    <numerusform>Barrier: %n study</numerusform>
    <numerusform>Barrier: %n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Barriers in %n columns, by number of studies</source>
   <translation>
    <numerusform>Barriers in %n column, by number of studies</numerusform>
    <numerusform>Barriers in %n columns, by number of studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Codes in %n columns, by number of studies</source>
   <translation>
    <numerusform>Codes in %n column, by number of studies</numerusform>
    <numerusform>Codes in %n columns, by number of studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Facilitator: %n studies</source>
   <translation>
    <numerusform>Facilitator: %n study</numerusform>
    <numerusform>Facilitator: %n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Facilitators in %n columns, by number of studies</source>
   <translation>
    <numerusform>Facilitators in %n column, by number of studies</numerusform>
    <numerusform>Facilitators in %n columns, by number of studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Filtered out: %n studies</source>
   <translation>
    <numerusform>Filtered out: %n study</numerusform>
    <numerusform>Filtered out: %n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Looked for, reported absent: %n studies</source>
   <translation>
    <numerusform>Looked for, reported absent: %n study</numerusform>
    <numerusform>Looked for, reported absent: %n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Not mentioned; %n studies of this model</source>
   <translation>
    <numerusform>Not mentioned; %n study of this model</numerusform>
    <numerusform>Not mentioned; %n studies of this model</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>carries %n codes</source>
   <translation>
    <numerusform>carries %n code</numerusform>
    <numerusform>carries %n codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>first %1 studies: %n codes</source>
   <translation>
    <numerusform>first %1 studies: %n code</numerusform>
    <numerusform>first %1 studies: %n codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>in %n studies</source>
   <translation>
    <numerusform>in %n study</numerusform>
    <numerusform>in %n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>last %1 studies: %n new codes</source>
   <translation>
    <numerusform>last %1 studies: %n new code</numerusform>
    <numerusform>last %1 studies: %n new codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n findings</source>
   <translation>
    <numerusform>longest bar = %n finding</numerusform>
    <numerusform>longest bar = %n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n passages</source>
   <translation>
    <numerusform>longest bar = %n passage</numerusform>
    <numerusform>longest bar = %n passages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>longest bar = %n studies</source>
   <translation>
    <numerusform>longest bar = %n study</numerusform>
    <numerusform>longest bar = %n studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ComparePanel</name>
  <message numerus="yes">
   <source>%n cells of the chart</source>
   <translation>
    <numerusform>%n cell of the chart</numerusform>
    <numerusform>%n cells of the chart</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more studies hidden by filter</source>
   <translation>
    <numerusform>%n more study hidden by filter</numerusform>
    <numerusform>%n more studies hidden by filter</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies in the chosen columns</source>
   <translation>
    <numerusform>%n study in the chosen columns</numerusform>
    <numerusform>%n studies in the chosen columns</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Co-occurrence needs %n coded studies</source>
   <translation>
    <numerusform>Co-occurrence needs %n coded study</numerusform>
    <numerusform>Co-occurrence needs %n coded studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Saturation needs %n coded studies</source>
   <translation>
    <numerusform>Saturation needs %n coded study</numerusform>
    <numerusform>Saturation needs %n coded studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>of each cell the %n strongest passages of a sign</source>
   <translation>
    <numerusform>of each cell the %n strongest passage of a sign</numerusform>
    <numerusform>of each cell the %n strongest passages of a sign</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>the first %1 of %n passages</source>
   <translation>
    <numerusform>the first %1 of %n passage</numerusform>
    <numerusform>the first %1 of %n passages</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DoubtLine</name>
  <message numerus="yes">
   <source>%n of your %1 bilingual findings stand on a doubtful translation</source>
   <translation>
    <numerusform>%n of your %1 bilingual findings stands on a doubtful translation</numerusform>
    <numerusform>%n of your %1 bilingual findings stand on a doubtful translation</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>DuplicatesDialog</name>
  <message numerus="yes">
   <source>%n groups of records may be one study each</source>
   <translation>
    <numerusform>%n group of records may be one study</numerusform>
    <numerusform>%n groups of records may be one study each</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Merge %n records</source>
   <translation>
    <numerusform>Merge %n record</numerusform>
    <numerusform>Merge %n records</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ExportDialog</name>
  <message numerus="yes">
   <source>%n ticked findings</source>
   <translation>
    <numerusform>%n ticked finding</numerusform>
    <numerusform>%n ticked findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %n findings</source>
   <translation>
    <numerusform>The only finding</numerusform>
    <numerusform>All %n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>This is more than one PDF can hold: it comes in at least %n volumes beside each other.</source>
   <translation>
    <numerusform>This is more than one PDF can hold: it comes in at least %n volume beside each other.</numerusform>
    <numerusform>This is more than one PDF can hold: it comes in at least %n volumes beside each other.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Faces</name>
  <message numerus="yes">
   <source>%n pairs: one theme, the same or a related care model, a barrier beside a facilitator. Read both before you decide what the difference means.</source>
   <translation>
    <numerusform>%n pair: one theme, the same or a related care model, a barrier beside a facilitator. Read both before you decide what the difference means.</numerusform>
    <numerusform>%n pairs: one theme, the same or a related care model, a barrier beside a facilitator. Read both before you decide what the difference means.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were written to %1.</source>
   <translation>
    <numerusform>One study was written to %1.</numerusform>
    <numerusform>%n studies were written to %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Filing</name>
  <message numerus="yes">
   <source>%n sentence pairs were written to %1.</source>
   <translation>
    <numerusform>%n sentence pair was written to %1.</numerusform>
    <numerusform>%n sentence pairs were written to %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>FindingsPanel</name>
  <message numerus="yes">
   <source>%n ticked for the report</source>
   <translation>
    <numerusform>%n ticked for the report</numerusform>
    <numerusform>%n ticked for the report</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Copied %n findings with their citations.</source>
   <translation>
    <numerusform>Copied %n finding with its citation.</numerusform>
    <numerusform>Copied %n findings with their citations.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n findings</source>
   <translation>
    <numerusform>Delete %n finding</numerusform>
    <numerusform>Delete %n findings</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>GlossaryDialog</name>
  <message numerus="yes">
   <source>%n terms</source>
   <translation>
    <numerusform>%n term</numerusform>
    <numerusform>%n terms</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Gutter</name>
  <message numerus="yes">
   <source>%1, %n doubtful places</source>
   <translation>
    <numerusform>%1, %n doubtful place</numerusform>
    <numerusform>%1, %n doubtful places</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ImportsDialog</name>
  <message numerus="yes">
   <source>%n files</source>
   <translation>
    <numerusform>%n file</numerusform>
    <numerusform>%n files</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n files refused</source>
   <translation>
    <numerusform>%n file refused</numerusform>
    <numerusform>%n files refused</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n later steps rest on this import.</source>
   <translation>
    <numerusform>%n later step rests on this import.</numerusform>
    <numerusform>%n later steps rest on this import.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n merged</source>
   <translation>
    <numerusform>%n merged</numerusform>
    <numerusform>%n merged</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n skipped</source>
   <translation>
    <numerusform>%n skipped</numerusform>
    <numerusform>%n skipped</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies added</source>
   <translation>
    <numerusform>%n study added</numerusform>
    <numerusform>%n studies added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>The import was taken back: %n studies.</source>
   <translation>
    <numerusform>The import was taken back: %n study.</numerusform>
    <numerusform>The import was taken back: %n studies.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>IntakeDialog</name>
  <message numerus="yes">
   <source>%n merged</source>
   <translation>
    <numerusform>%n merged</numerusform>
    <numerusform>%n merged</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n records</source>
   <translation>
    <numerusform>%n record</numerusform>
    <numerusform>%n records</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies added</source>
   <translation>
    <numerusform>%n study added</numerusform>
    <numerusform>%n studies added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies will be added</source>
   <translation>
    <numerusform>%n study will be added</numerusform>
    <numerusform>%n studies will be added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n to look at</source>
   <translation>
    <numerusform>%n to look at</numerusform>
    <numerusform>%n to look at</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n will be merged</source>
   <translation>
    <numerusform>%n will be merged</numerusform>
    <numerusform>%n will be merged</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Columns… (%n not known)</source>
   <translation>
    <numerusform>Columns… (%n not known)</numerusform>
    <numerusform>Columns… (%n not known)</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>LanguageFilesDialog</name>
  <message numerus="yes">
   <source>%n entries left out</source>
   <translation>
    <numerusform>%n entry left out</numerusform>
    <numerusform>%n entries left out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n left out</source>
   <translation>
    <numerusform>%n left out</numerusform>
    <numerusform>%n left out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n sentences added</source>
   <translation>
    <numerusform>%n sentence added</numerusform>
    <numerusform>%n sentences added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n terms added</source>
   <translation>
    <numerusform>%n term added</numerusform>
    <numerusform>%n terms added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n were there already</source>
   <translation>
    <numerusform>%n was there already</numerusform>
    <numerusform>%n were there already</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>LargeForm</name>
  <message numerus="yes">
   <source>%n are in the library already</source>
   <translation>
    <numerusform>%n is in the library already</numerusform>
    <numerusform>%n are in the library already</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n may be duplicates</source>
   <translation>
    <numerusform>%n may be a duplicate</numerusform>
    <numerusform>%n may be duplicates</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more, all of them kept with the import</source>
   <translation>
    <numerusform>%n more, kept with the import</numerusform>
    <numerusform>%n more, all of them kept with the import</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies will be added</source>
   <translation>
    <numerusform>%n study will be added</numerusform>
    <numerusform>%n studies will be added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n will be merged</source>
   <translation>
    <numerusform>%n will be merged</numerusform>
    <numerusform>%n will be merged</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Notice</name>
  <message numerus="yes">
   <source>Undo %n later steps too</source>
   <translation>
    <numerusform>Undo the later step too</numerusform>
    <numerusform>Undo %n later steps too</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Outlet</name>
  <message numerus="yes">
   <source>%n lines of the audit trail were written to %1.</source>
   <translation>
    <numerusform>%n line of the audit trail was written to %1.</numerusform>
    <numerusform>%n lines of the audit trail were written to %1.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ProjectIntake</name>
  <message numerus="yes">
   <source>%n codes</source>
   <translation>
    <numerusform>%n code</numerusform>
    <numerusform>%n codes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codes were added</source>
   <translation>
    <numerusform>%n code was added</numerusform>
    <numerusform>%n codes were added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n coding</numerusform>
    <numerusform>%n codings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings came in</source>
   <translation>
    <numerusform>%n coding came in</numerusform>
    <numerusform>%n codings came in</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings can't come over; the reasons stand below.</source>
   <translation>
    <numerusform>%n coding can't come over; the reason stands below.</numerusform>
    <numerusform>%n codings can't come over; the reasons stand below.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n codings were lost</source>
   <translation>
    <numerusform>%n coding was lost</numerusform>
    <numerusform>%n codings were lost</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n notes</source>
   <translation>
    <numerusform>%n note</numerusform>
    <numerusform>%n notes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were added</source>
   <translation>
    <numerusform>%n study was added</numerusform>
    <numerusform>%n studies were added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>%n text</numerusform>
    <numerusform>%n texts</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts were added</source>
   <translation>
    <numerusform>%n text was added</numerusform>
    <numerusform>%n texts were added</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n were there already</source>
   <translation>
    <numerusform>%n was there already</numerusform>
    <numerusform>%n were there already</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ProjectOutlet</name>
  <message numerus="yes">
   <source>%n chosen studies</source>
   <translation>
    <numerusform>%n chosen study</numerusform>
    <numerusform>%n chosen studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>PruneDialog</name>
  <message numerus="yes">
   <source>%n of them could still be undone</source>
   <translation>
    <numerusform>%n of them could still be undone</numerusform>
    <numerusform>%n of them could still be undone</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n steps would be removed</source>
   <translation>
    <numerusform>%n step would be removed</numerusform>
    <numerusform>%n steps would be removed</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReaderPanel</name>
  <message numerus="yes">
   <source>Select fewer words: a label holds up to %n characters.</source>
   <translation>
    <numerusform>Select fewer words: a label holds up to %n character.</numerusform>
    <numerusform>Select fewer words: a label holds up to %n characters.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReaderWiring</name>
  <message numerus="yes">
   <source>%n passages wait for review</source>
   <translation>
    <numerusform>%n passage waits for review</numerusform>
    <numerusform>%n passages wait for review</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReferencesDialog</name>
  <message numerus="yes">
   <source>%n chosen</source>
   <translation>
    <numerusform>%n chosen</numerusform>
    <numerusform>%n chosen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n in the list as it is filtered</source>
   <translation>
    <numerusform>%n in the list as it is filtered</numerusform>
    <numerusform>%n in the list as it is filtered</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n references are on the clipboard.</source>
   <translation>
    <numerusform>One reference is on the clipboard.</numerusform>
    <numerusform>%n references are on the clipboard.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies were written to %1.</source>
   <translation>
    <numerusform>One study was written to %1.</numerusform>
    <numerusform>%n studies were written to %1.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>All %n of the library</source>
   <translation>
    <numerusform>All %n of the library</numerusform>
    <numerusform>All %n of the library</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>At most %n references can be copied at once.</source>
   <translation>
    <numerusform>At most %n reference can be copied at once.</numerusform>
    <numerusform>At most %n references can be copied at once.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>… and %n more</source>
   <translation>
    <numerusform>… and %n more</numerusform>
    <numerusform>… and %n more</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>ReportChoice</name>
  <message numerus="yes">
   <source>%n charts</source>
   <translation>
    <numerusform>%n chart</numerusform>
    <numerusform>%n charts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>StatusLine</name>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n finding</numerusform>
    <numerusform>%n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>StudiesPanel</name>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>TranslateWiring</name>
  <message numerus="yes">
   <source>Send %n sentences of the %1 text “%2” (%3 characters) to %4?</source>
   <translation>
    <numerusform>Send %n sentence of the %1 text “%2” (%3 characters) to %4?</numerusform>
    <numerusform>Send %n sentences of the %1 text “%2” (%3 characters) to %4?</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>Wiring</name>
  <message numerus="yes">
   <source>Delete %n studies with their texts, codings and findings? You can undo this.</source>
   <translation>
    <numerusform>Delete %n study with its texts, codings and findings? You can undo this.</numerusform>
    <numerusform>Delete %n studies with their texts, codings and findings? You can undo this.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>WritingBar</name>
  <message numerus="yes">
   <source>%n pages</source>
   <translation>
    <numerusform>%n page</numerusform>
    <numerusform>%n pages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n volumes</source>
   <translation>
    <numerusform>%n volume</numerusform>
    <numerusform>%n volumes</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>checks</name>
  <message numerus="yes">
   <source>%n major</source>
   <translation>
    <numerusform>%n major</numerusform>
    <numerusform>%n major</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n places</source>
   <translation>
    <numerusform>%n place</numerusform>
    <numerusform>%n places</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>citing</name>
  <message numerus="yes">
   <source>%n citations are on the clipboard.</source>
   <translation>
    <numerusform>%n citation is on the clipboard.</numerusform>
    <numerusform>%n citations are on the clipboard.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>At most %n citations can be copied at once.</source>
   <translation>
    <numerusform>At most %n citation can be copied at once.</numerusform>
    <numerusform>At most %n citations can be copied at once.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>codes</name>
  <message numerus="yes">
   <source>%n passages</source>
   <translation>
    <numerusform>%n passage</numerusform>
    <numerusform>%n passages</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n studies</source>
   <translation>
    <numerusform>%n study</numerusform>
    <numerusform>%n studies</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>duplicates</name>
  <message numerus="yes">
   <source>%n codings</source>
   <translation>
    <numerusform>%n coding</numerusform>
    <numerusform>%n codings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n findings</source>
   <translation>
    <numerusform>%n finding</numerusform>
    <numerusform>%n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n memos</source>
   <translation>
    <numerusform>%n memo</numerusform>
    <numerusform>%n memos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n records</source>
   <translation>
    <numerusform>%n record</numerusform>
    <numerusform>%n records</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n tags</source>
   <translation>
    <numerusform>%n tag</numerusform>
    <numerusform>%n tags</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n texts</source>
   <translation>
    <numerusform>%n text</numerusform>
    <numerusform>%n texts</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>findings</name>
  <message numerus="yes">
   <source>From the chart: %n findings</source>
   <translation>
    <numerusform>From the chart: %n finding</numerusform>
    <numerusform>From the chart: %n findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>In %n chosen studies</source>
   <translation>
    <numerusform>In %n chosen study</numerusform>
    <numerusform>In %n chosen studies</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>and %n more codes</source>
   <translation>
    <numerusform>and %n more code</numerusform>
    <numerusform>and %n more codes</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>glossary</name>
  <message numerus="yes">
   <source>%n terms were written to %1.</source>
   <translation>
    <numerusform>%n term was written to %1.</numerusform>
    <numerusform>%n terms were written to %1.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>The library’s word stands for %n forms that the file judges otherwise.</source>
   <translation>
    <numerusform>The library’s word stands for one form that the file judges otherwise.</numerusform>
    <numerusform>The library’s word stands for %n forms that the file judges otherwise.</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>history</name>
  <message numerus="yes">
   <source>%1: %n came in</source>
   <translation>
    <numerusform>%1: %n came in</numerusform>
    <numerusform>%1: %n came in</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%1: %n taken out</source>
   <translation>
    <numerusform>%1: %n taken out</numerusform>
    <numerusform>%1: %n taken out</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>and %n more changes</source>
   <translation>
    <numerusform>and %n more change</numerusform>
    <numerusform>and %n more changes</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>reader</name>
  <message numerus="yes">
   <source>%1 and %n more</source>
   <translation>
    <numerusform>%1 and %n more</numerusform>
    <numerusform>%1 and %n more</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>studies</name>
  <message numerus="yes">
   <source>%n barrier findings</source>
   <translation>
    <numerusform>%n barrier finding</numerusform>
    <numerusform>%n barrier findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n facilitator findings</source>
   <translation>
    <numerusform>%n facilitator finding</numerusform>
    <numerusform>%n facilitator findings</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>Delete %n studies…</source>
   <translation>
    <numerusform>Delete %n study…</numerusform>
    <numerusform>Delete %n studies…</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>From the chart: %n studies</source>
   <translation>
    <numerusform>From the chart: %n study</numerusform>
    <numerusform>From the chart: %n studies</numerusform>
   </translation>
  </message>
 </context>
</TS>
