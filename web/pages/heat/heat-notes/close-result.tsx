import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect } from 'react';
import { heatComparisonTerms, heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ServerTable } from '../../../ui/server-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { pageInput } from '../../../ui/table-address.ts';
import { type HeatCloseAddress, pointsOf } from './address.ts';
import type { BeginClose } from './begin-close.ts';
import { useChangeColumns, useIssuedColumns, usePointColumns } from './note-columns.tsx';
import { StatementsOfClose } from './statements-panel.tsx';
import { UnbilledPanel } from './unbilled-panel.tsx';
import { heatNotesPageWords } from './words.ts';

const ComparisonTable = lazy(async () => ({ default: (await import('./comparison.tsx')).ComparisonTable }));

type Outcome = Awaited<ReturnType<typeof client.heatNotes.closes.show>>;
type Parts = {
  readonly job: string;
  readonly at: HeatCloseAddress;
  readonly go: Go<HeatCloseAddress>;
  readonly begin: BeginClose;
};

type OfSeason = { readonly season: string };

/** What a preview would issue, or a close issued: sums, notes, held bills, points. */
export function CloseResult(parts: Parts) {
  const words = usePageWords(heatNotesPageWords);
  const { job, begin } = parts;
  const query = useQuery(api.heatNotes.closes.show.queryOptions({ input: { job, limit: 0 }, staleTime: 600_000 }));
  const pointColumns = usePointColumns();
  const told = query.data;
  if (told === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return (
    <>
      <Panel title={told.preview ? words.would : words.closed} actions={told.preview ? null : <Sheet told={told} at={parts.at} />}>
        <div className="yd-stack">
          <Sums told={told} />
          <FindingList findings={told.findings} />
          {told.preview && told.notes > 0 ? <Close told={told} begin={begin} /> : null}
          {told.preview ? <Preview {...parts} season={told.season} /> : <Issued {...parts} season={told.season} />}
        </div>
      </Panel>
      {told.preview || told.notes === 0 ? null : <StatementsOfClose season={told.season} of={pointsOf(parts.at)} />}
      {told.held.length === 0 ? null : <UnbilledPanel told={told} again={told.preview ? begin : undefined} />}
      <Panel title={words.points}>
        <PlainTable label={words.points} columns={pointColumns} rows={told.points} rowKey={({ point }) => point} pageSize={20} />
      </Panel>
    </>
  );
}

function Sums({ told }: { readonly told: Outcome }) {
  const { language, format } = useLanguage();
  const of = (code: keyof typeof heatNoteTerms) => termText(heatNoteTerms, code, language);
  return (
    <dl className="yd-facts">
      <Fact name={of('notes')}>{format.count(told.notes)}</Fact>
      <Fact name={of('issuedTotal')}>{format.money(told.issuedTotal)}</Fact>
      <Fact name={of('unchanged')}>{format.count(told.unchanged)}</Fact>
      <Fact name={of('total')}>{format.money(told.total)}</Fact>
    </dl>
  );
}

function Close({ told, begin }: { readonly told: Outcome; readonly begin: BeginClose }) {
  const words = usePageWords(heatNotesPageWords);
  const { format } = useLanguage();
  return (
    <div>
      <Confirm
        label={words.close}
        name={told.season}
        means={words.closeMeans(format.count(told.notes), format.money(told.issuedTotal))}
        busy={begin.isPending}
        onYes={() => begin.mutate({ preview: false, ...(told.hash !== null && { seen: told.hash }) })}
      />
    </div>
  );
}

function Sheet({ told, at }: { readonly told: Outcome; readonly at: HeatCloseAddress }) {
  const words = usePageWords(heatNotesPageWords);
  const asked = new URLSearchParams({ format: 'xlsx', season: told.season, ...pointsOf(at) }).toString();
  return (
    <a className="yd-no-print" href={`/api/exports/heat-notes?${asked}`} download>
      {words.sheet}
    </a>
  );
}

/** What would be issued; or the same households compared with the season before or with billing by area. */
function Preview(parts: Parts & OfSeason) {
  const words = usePageWords(heatNotesPageWords);
  const { language } = useLanguage();
  const { at, go, job } = parts;
  return (
    <>
      <Field label={words.against}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.against}
            options={[
              { value: 'issued' as const, label: words.againstIssued },
              ...(['last-season', 'by-area'] as const).map((value) => ({ value, label: termText(heatComparisonTerms, value, language) })),
            ]}
            onChoose={(against) => go({ against, page: undefined })}
          />
        )}
      </Field>
      {at.against === 'issued' ? (
        <Changes {...parts} />
      ) : (
        <Suspense fallback={<Loading />}>
          <ComparisonTable key={at.against} job={job} against={at.against} at={at} go={go} />
        </Suspense>
      )}
    </>
  );
}

function Changes({ job, at, go, season }: Parts & OfSeason) {
  const words = usePageWords(heatNotesPageWords);
  const asked = { job, order: 'size' as const };
  const query = useQuery({
    ...api.heatNotes.closes.changes.queryOptions({ input: { ...asked, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ServerTable
      label={words.would}
      columns={useChangeColumns(season)}
      rows={query.data?.changes ?? []}
      rowKey={({ household, account }) => `${household} ${account}`}
      query={query}
      total={query.data?.total ?? 0}
      at={at}
      go={go as never}
      empty={<p className="yd-quiet">{words.nothing}</p>}
      every={{ most: 1000, ask: async (page) => (await client.heatNotes.closes.changes({ ...asked, ...page })).changes }}
    />
  );
}

function Issued({ job, at, go, season }: Parts & OfSeason) {
  const words = usePageWords(heatNotesPageWords);
  const known = useQueryClient();
  // the amounts owed have changed
  useEffect(() => {
    void known.invalidateQueries({ queryKey: api.heatNotes.arrears.key() });
    void known.invalidateQueries({ queryKey: api.heatNotes.account.key() });
    void known.invalidateQueries({ queryKey: api.heatNotes.notes.key() });
  }, [job, known]);
  const query = useQuery({
    ...api.heatNotes.closes.show.queryOptions({ input: { job, ...pageInput(at) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <ServerTable
      label={words.closed}
      columns={useIssuedColumns(season)}
      rows={query.data?.issued ?? []}
      rowKey={({ number }) => number}
      query={query}
      total={query.data?.notes ?? 0}
      at={at}
      go={go as never}
      empty={<p className="yd-quiet">{words.closedNothing}</p>}
      every={{ most: 1000, ask: async (page) => (await client.heatNotes.closes.show({ job, ...page })).issued }}
    />
  );
}
