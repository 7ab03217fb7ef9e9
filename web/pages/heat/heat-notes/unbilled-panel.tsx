import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { heatBillTerms, heatHeldTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { HouseholdLink } from '../heat-supply/links.tsx';
import type { BeginClose } from './begin-close.ts';
import { useNoteTerms } from './note-columns.tsx';
import { Offers } from './offers.tsx';
import { SubstituteForm } from './substitute-form.tsx';
import { heatNotesPageWords } from './words.ts';

type Outcome = Awaited<ReturnType<typeof client.heatNotes.closes.show>>;
type Unbilled = Outcome['held'][number];

/** Up to this many rows, the result of each rule is calculated immediately. */
const workedOut = 6;

/** Which bills are held and why, each with what releases it. @param again repeats the preview, if it was one */
export function UnbilledPanel({ told, again }: { readonly told: Outcome; readonly again: BeginClose | undefined }) {
  const words = usePageWords(heatNotesPageWords);
  const [open, setOpen] = useState<string>();
  const [decided, setDecided] = useState<string>();
  const methods = new Map(told.points.map(({ point, method }) => [point, method]));
  // what shares the meter of its point is decided about as a whole
  const subject = ({ household, point }: Unbilled) => (methods.get(point) === 'household' ? household : point);
  const shared = new Set<string>();
  // for a point that shares its meter, one row offers the result for all of it
  const first = new Set(told.held.filter((row) => !shared.has(subject(row)) && shared.add(subject(row))).map(({ household }) => household));
  const columns = useUnbilledColumns(told.season, {
    decide: (row) => setOpen(subject(row)),
    offers: (row) =>
      again === undefined || row.code !== 'readings-missing' || !first.has(row.household) ? null : (
        <Offers
          code={subject(row)}
          season={told.season}
          now={told.held.indexOf(row) < workedOut}
          onTaken={() => setDecided(subject(row))}
        />
      ),
  });
  return (
    <Panel title={words.held}>
      <div className="yd-stack">
        {decided === undefined || again === undefined ? null : (
          <div className="yd-row">
            <span role="status">{words.decided(decided)}</span>
            <Button loading={again.isPending} onClick={() => again.mutate({ preview: true })}>
              {words.again}
            </Button>
          </div>
        )}
        {open === undefined ? null : <SubstituteForm key={open} code={open} season={told.season} onTaken={() => setDecided(open)} />}
        <PlainTable label={words.held} columns={columns} rows={told.held} rowKey={({ household }) => household} pageSize={20} />
      </div>
    </Panel>
  );
}

type RowActions = { readonly decide: (row: Unbilled) => void; readonly offers: (row: Unbilled) => React.ReactNode };

function useUnbilledColumns(season: string, { decide, offers }: RowActions): Column<Unbilled>[] {
  const words = usePageWords(heatNotesPageWords);
  const { language } = useLanguage();
  const { of, household } = useNoteTerms();
  return [
    {
      key: 'household',
      title: household,
      value: (row) => row.household,
      show: (row) => <HouseholdLink household={row.household} season={season} />,
    },
    { key: 'point', title: of('point'), value: ({ point }) => point },
    { key: 'code', title: termText(heatBillTerms, 'held', language), value: ({ code }) => termText(heatHeldTerms, code, language) },
    {
      key: 'release',
      title: words.release,
      press: true,
      show: (row) => (
        <div className="yd-row">
          {offers(row)}
          <Release of={row} decide={() => decide(row)} />
        </div>
      ),
    },
  ];
}

function Release({ of, decide }: { readonly of: Unbilled; readonly decide: () => void }) {
  const words = usePageWords(heatNotesPageWords);
  if (of.code === 'readings-missing')
    return (
      <Button size="small" aria-label={`${words.decide} ${of.household}`} onClick={decide}>
        {words.decide}
      </Button>
    );
  if (of.code === 'meter-overdue') return <Link to="/meter-due">{words.certificates}</Link>;
  if (of.code === 'units-missing') return <Link to="/imports">{words.units}</Link>;
  if (of.code === 'price-missing' || of.code === 'tariff-missing') return <Link to="/heat-seasons">{words.prices}</Link>;
  return (
    <Link to="/households/$household" params={{ household: of.household }} search={{}}>
      {words.household}
    </Link>
  );
}
