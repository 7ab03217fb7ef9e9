import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { EntryChoice, useEntries } from '../../../ui/entry-choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { StrategyHours } from './strategy-hours.tsx';
import { strategyPageWords } from './strategy-words.ts';

type Found = Awaited<ReturnType<typeof client.commissioning.strategies>>;
type Row = Found['strategies'][number];
type Question = { readonly from?: string; readonly to?: string; readonly within?: string; readonly tariff?: string };

/** The strategies that a building's history shows; requested by a press, because a season of hours is read for it. */
export function StrategiesPanel({ building }: { readonly building: string }) {
  const words = usePageWords(strategyPageWords);
  const { language } = useLanguage();
  const [question, ask] = useState<Question | null>(null);
  const [opened, open] = useState<Row | null>(null);
  const known = useKnownAt();
  const input = { building, ...question, ...known };
  const { tariff: _tariff, ...hoursInput } = input;
  const query = useQuery({ ...api.commissioning.strategies.queryOptions({ input }), enabled: question !== null });
  const found = query.data;
  return (
    <Panel title={words.term.strategies}>
      <p className="yd-quiet">{words.below}</p>
      <Asking
        ask={(asked) => {
          ask(asked);
          open(null);
        }}
      />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {found === undefined ? null : (
        <>
          <Strategies of={found} open={open} />
          <p className="yd-no-print">
            <a href={`/api/exports/commissioning-strategies?${new URLSearchParams({ ...input, language })}`} download>
              {words.workbook}
            </a>
          </p>
          <Notes of={found} />
        </>
      )}
      {opened === null ? null : (
        <StrategyHours input={hoursInput} of={{ ...opened, name: `${words.kind[opened.kind]} ${subjectOf(opened)}` }} />
      )}
    </Panel>
  );
}

function Asking({ ask }: { readonly ask: (asked: Question) => void }) {
  const words = usePageWords(strategyPageWords);
  const [days, setDays] = useState<{ readonly from?: string | undefined; readonly to?: string | undefined }>({});
  const [low, setLow] = useState('');
  const [high, setHigh] = useState('');
  const [tariff, setTariff] = useState('');
  const tariffs = useEntries('tariff') ?? [];
  const isDegree = (text: string) => /^-?\d{1,3}(?:\.\d{1,2})?$/u.test(text.trim());
  const isEmpty = low.trim() === '' && high.trim() === '';
  const { from, to } = days;
  return (
    <form
      aria-label={words.term.strategies}
      className="yd-row yd-row-top yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        ask({
          ...(from !== undefined && { from }),
          ...(to !== undefined && { to }),
          ...(!isEmpty && { within: `${low.trim()}:${high.trim()}` }),
          ...(tariff !== '' && { tariff }),
        });
      }}
    >
      <Field label={words.firstDay} hint={words.lookBetween}>
        {(ids) => <DayInput {...ids} value={from} onDay={(day) => setDays({ ...days, from: day })} />}
      </Field>
      <Field label={words.lastDay}>{(ids) => <DayInput {...ids} value={to} onDay={(day) => setDays({ ...days, to: day })} />}</Field>
      <Field label={words.bandLow}>
        {(ids) => <Input {...ids} value={low} inputMode="decimal" maxLength={6} onChange={({ target }) => setLow(target.value)} />}
      </Field>
      <Field label={words.bandHigh}>
        {(ids) => <Input {...ids} value={high} inputMode="decimal" maxLength={6} onChange={({ target }) => setHigh(target.value)} />}
      </Field>
      {tariffs.length === 0 ? null : (
        <Field label={words.term.tariff}>{({ id }) => <EntryChoice kind="tariff" id={id} value={tariff} onChoose={setTariff} />}</Field>
      )}
      <Button type="primary" htmlType="submit" disabled={!isEmpty && !(isDegree(low) && isDegree(high))}>
        {words.look}
      </Button>
    </form>
  );
}

/** What a strategy is of: the name of its equipment, if it has one. */
const subjectOf = ({ subject, name }: Row): string => (name === null ? subject : `${name} ${subject}`);

function Strategies({ of: { building, strategies }, open }: { readonly of: Found; readonly open: (row: Row) => void }) {
  const words = usePageWords(strategyPageWords);
  const { words: own } = useLanguage();
  const edits = may(useMe(), 'edit');
  const columns: Column<Row>[] = [
    { key: 'kind', title: words.term.strategy, value: ({ kind }) => words.kind[kind] },
    { key: 'subject', title: words.term.subject, value: subjectOf },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'carrier', title: words.label.energy, value: ({ carrier }) => own.carrier[carrier] },
    {
      key: 'saved',
      title: words.term.wouldHaveSaved,
      number: true,
      value: ({ saved, unit }) => ({ value: saved, unit }),
      show: ({ saved, unit, figure }) => <Figure of={{ value: saved, unit, figure }} />,
    },
    { key: 'use', title: words.term.useJudged, number: true, value: ({ use, unit }) => ({ value: use, unit }) },
    { key: 'hours', title: words.term.hours, number: true, value: ({ hours }) => ({ value: hours, unit: 'h' }) },
    { key: 'judged', title: words.term.judged, number: true, value: ({ judged }) => ({ value: judged, unit: 'h' }) },
    { key: 'coverage', title: words.label.coverage, number: true, term: 'coverage', value: ({ coverage }) => share(coverage) },
    ...(strategies.some(({ yuan }) => yuan !== null)
      ? [{ key: 'yuan', title: words.term.yuan, number: true, value: ({ yuan }: Row) => (yuan === null ? undefined : Number(yuan)) }]
      : []),
    { key: 'kgco2', title: words.term.kgco2, number: true, value: ({ kgco2 }) => ({ value: kgco2, unit: 'kg' }) },
    {
      key: 'act',
      title: words.label.does,
      press: true,
      show: (row) => <Acts row={row} building={building} edits={edits} open={open} />,
    },
  ];
  return (
    <ShortTable label={words.term.strategies} columns={columns} rows={strategies} rowKey={({ kind, subject }) => `${kind} ${subject}`} />
  );
}

type ActsParts = { readonly row: Row; readonly building: string; readonly edits: boolean; readonly open: (row: Row) => void };

/** Hours of a strategy; one that was found is taken as an action. */
function Acts({ row, building, edits, open }: ActsParts) {
  const words = usePageWords(strategyPageWords);
  const { kind, carrier, figure, equipment, state } = row;
  const name = `${words.kind[kind]} ${subjectOf(row)}`;
  return (
    <span className="yd-row">
      {row.judged === 0 ? null : (
        <Button size="small" aria-label={`${words.hoursOf} ${name}`} onClick={() => open(row)}>
          {words.hoursOf}
        </Button>
      )}
      {edits && state === 'found' ? (
        <Link
          to="/commissioning"
          search={{ building, strategy: figure, kind, carrier, ...(equipment !== null && { equipment }) }}
          aria-label={`${words.take} ${name}`}
        >
          {words.take}
        </Link>
      ) : null}
    </span>
  );
}

/** What each strategy rests on and what is missing for it. */
function Notes({ of: { strategies } }: { readonly of: Found }) {
  const words = usePageWords(strategyPageWords);
  const { format } = useLanguage();
  const told = strategies.filter(({ findings, facts }) => findings.length > 0 || facts.length > 0);
  if (told.length === 0) return null;
  return (
    <section aria-label={words.missing} className="yd-stack">
      <h3>{words.missing}</h3>
      {told.map((row) => (
        <div key={`${row.kind} ${row.subject}`}>
          <strong>{`${words.kind[row.kind]} ${subjectOf(row)}`}</strong>
          {row.facts.length === 0 ? null : (
            <p>
              {row.facts.map(({ name, value, unit }) => `${factName(name, words.fact)} ${format.quantity(value, unit)}`).join(format.pause)}
            </p>
          )}
          <FindingList findings={row.findings} />
        </div>
      ))}
    </section>
  );
}

/** A measured figure in words; the equipment that it is of follows its code. */
function factName(name: string, words: Readonly<Record<string, string>>): string {
  const [code = '', ...of] = name.split(' ');
  return [words[code] ?? code, ...of].join(' ');
}
