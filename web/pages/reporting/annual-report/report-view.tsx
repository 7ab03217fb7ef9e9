import { Fragment } from 'react';
import { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { ClauseLink } from '../../green-building/policy/rule.tsx';
import { Status } from '../../platform/knowledge/status.tsx';
import { IssueAction } from '../../casework/statement/issue-action.tsx';
import type { TemplateText } from './own-template.tsx';
import { FoldedPart, FoldedParts } from './folded.tsx';
import { ReportChart } from './report-chart.tsx';
import { sentenceParts } from './sentence-parts.ts';
import { WordFile } from './word-file.tsx';
import { annualReportPageWords } from './words.ts';

type Report = Awaited<ReturnType<typeof client.annualReport.draw>>;
type ReportQuestion = Parameters<typeof client.annualReport.draw>[0];
type Section = Report['sections'][number];
type Missing = Report['missing'][number];

/** A yearly report as it would be issued now: its template, its sections, what is missing, and its statement. */
export function ReportView({
  told,
  asked,
  own,
}: {
  readonly told: Report;
  readonly asked: ReportQuestion;
  readonly own: TemplateText | undefined;
}) {
  const words = usePageWords(annualReportPageWords);
  const { words: spoken } = useLanguage();
  return (
    <>
      <Panel title={`${told.regionName} ${spoken.yearOf(String(told.year))} ${words.term.report}`}>
        <p>
          {words.by(told.template.name)} <Status of={told.template.status} />{' '}
          {told.indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
        </p>
        <p>{words.to(told.template.to)}</p>
        <Deadlines of={told.due} />
        <WordFile asked={asked} own={own} />
      </Panel>
      <FoldedParts>
        {told.sections.map((one, at) => (
          // two sections may have the same title, and they come in a fixed order
          // oxlint-disable-next-line react/no-array-index-key
          <OneSection key={`${one.title} ${at}`} of={one} begin={at === 0} />
        ))}
        <MissingPanel rows={told.missing} />
      </FoldedParts>
      <IssueAction
        key={JSON.stringify(asked)}
        title={words.issue}
        label={words.issue}
        name={`${told.regionName} ${spoken.yearOf(String(told.year))}`}
        means={words.issueMeans}
        standing={told.statement}
        issue={async () => (await client.annualReport.issue({ ...asked, seen: told.hash })).statement}
      />
    </>
  );
}

function Deadlines({ of }: { readonly of: Report['due'] }) {
  const words = usePageWords(annualReportPageWords);
  const { format } = useLanguage();
  if (of.length === 0) return <p className="yd-quiet">{words.noDue}</p>;
  return (
    <ul className="yd-marks-list" aria-label={words.term.deadline}>
      {of.map(({ day, document, clause, quote }) => (
        <li key={`${day} ${document} ${clause}`}>
          {words.term.deadline}
          {format.colon}
          <strong>{format.day(day)}</strong> <ClauseLink document={document} clause={clause} />
          <div className="yd-quiet">“{quote.trim()}”</div>
        </li>
      ))}
    </ul>
  );
}

function OneSection({ of, begin }: { readonly of: Section; readonly begin: boolean }) {
  const words = usePageWords(annualReportPageWords);
  const [document = '', ...clause] = of.clause.split(' ');
  return (
    <FoldedPart title={of.title} told={words.inside(of.sentences.length, of.charts.length)} begin={begin}>
      {of.clause === '' ? null : (
        <p>
          <ClauseLink document={document} clause={clause.join(' ')} />
        </p>
      )}
      {of.sentences.length + of.charts.length === 0 ? <p className="yd-quiet">{words.empty}</p> : null}
      {of.sentences.map((one) => (
        <Sentence key={one.text} of={one} />
      ))}
      {of.charts.map((one) => (
        <ReportChart key={one.id} of={one} />
      ))}
    </FoldedPart>
  );
}

/** A sentence whose numbers open; a figure that its text does not print follows it. */
function Sentence({ of: { text, figures } }: { readonly of: Section['sentences'][number] }) {
  const words = usePageWords(annualReportPageWords);
  const { format } = useLanguage();
  const parts = sentenceParts(text, figures);
  const opened = new Set(parts.map(({ figure }) => figure));
  const rest = figures.filter(({ figure }) => figure !== null && !opened.has(figure));
  return (
    <p>
      {parts.map((part, at) => (
        // pieces of one text come in a fixed order
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={at}>{part.figure === null ? part.text : <OpenedText figure={part.figure} text={part.text} />}</Fragment>
      ))}
      {rest.map(({ name, value, unit, figure }) => (
        <small key={name} className="yd-quiet">
          {' '}
          {name}
          {format.colon}
          <Figure of={{ value, unit, figure: figure ?? undefined }} />
        </small>
      ))}
      {figures.some(({ indicative }) => indicative) ? <span className="yd-tag">{words.label.indicative}</span> : null}
    </p>
  );
}

function MissingPanel({ rows }: { readonly rows: readonly Missing[] }) {
  const words = usePageWords(annualReportPageWords);
  const columns: Column<Missing>[] = [
    { key: 'what', title: words.term.what, width: 160, value: ({ what }) => what },
    { key: 'why', title: words.why, width: 260, value: ({ why }) => why },
    { key: 'who', title: words.term.who, width: 320, value: ({ who }) => who },
  ];
  return (
    <FoldedPart title={words.term.missing} told={words.rows(rows.length)}>
      {rows.length === 0 ? (
        <p>{words.complete}</p>
      ) : (
        <ShortTable label={words.term.missing} columns={columns} rows={rows} rowKey={({ what, why }) => `${what} ${why}`} />
      )}
    </FoldedPart>
  );
}
