import { useState } from 'react';
import { Button, Input } from 'antd';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { numberIn, textIn, useAddress, wordIn } from '../../../ui/address.ts';
import type { ReadAddress } from '../../../ui/address.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { BillSheets } from './bill-sheets.tsx';
import { billWords } from './bill-words.ts';

type Input = Parameters<typeof client.readings.importBills>[0];
type Seen = Awaited<ReturnType<typeof client.readings.importBills>>;
type Question = NonNullable<Seen['open']>[number];

/** What a person has answered so far; `as` has one number in each of its lines. */
type Answers = {
  readonly period: string | undefined;
  readonly year: number;
  readonly season: string | undefined;
  readonly endDay: 'included' | 'excluded' | '';
  readonly leaveSheet: string | undefined;
  readonly carrier: string | undefined;
  readonly building: string | undefined;
  readonly meter: string | undefined;
  readonly as: string | undefined;
  readonly multiplier: 'ledger' | 'leave' | '';
};

const readAnswers: ReadAddress<Answers> = (given) => ({
  period: textIn(given, 'period'),
  year: numberIn(given, 'year', 0, 1970, 2100),
  season: textIn(given, 'season'),
  endDay: wordIn(given, 'endDay', ['included', 'excluded', ''] as const, ''),
  leaveSheet: textIn(given, 'leaveSheet'),
  carrier: textIn(given, 'carrier'),
  building: textIn(given, 'building'),
  meter: textIn(given, 'meter'),
  as: textIn(given, 'as'),
  multiplier: wordIn(given, 'multiplier', ['ledger', 'leave', ''] as const, ''),
});

/** Takes all answers back. */
const unanswered: Answers = readAnswers({});

function inputOf(file: string, { period, year, season, endDay, leaveSheet, carrier, building, meter, as, multiplier }: Answers): Input {
  return {
    file,
    ...(period !== undefined && { period }),
    ...(year !== 0 && { year }),
    ...(season !== undefined && { season }),
    ...(endDay !== '' && { endDay }),
    ...(leaveSheet !== undefined && { leaveSheet }),
    ...(carrier !== undefined && { carrier: carrier as NonNullable<Input['carrier']> }),
    ...(building !== undefined && { building }),
    ...(meter !== undefined && { meter }),
    ...(as !== undefined && { as: as.split('\n') }),
    ...(multiplier !== '' && { multiplier }),
  };
}

/** A bill book: how it was understood, what is in doubt one question at a time, and its import. */
export function BillsPage() {
  const words = usePageWords(billWords);
  const navigate = useNavigate();
  const { file = '' } = useParams({ strict: false }) as { file?: string };
  const { name } = useBook(file);
  return (
    <>
      <PageHeader title={words.title(name)} below={words.below}>
        <Link to="/imports/file/$file" params={{ file }} search={{ kind: 'readings' }}>
          {words.other}
        </Link>
      </PageHeader>
      <BillBook file={file} onBegun={(id) => void navigate({ to: '/imports/$import', params: { import: String(id) }, search: {} })} />
    </>
  );
}

/** What a book says with the answers in the address, and the name of its file. */
function useBook(file: string) {
  const [at, go] = useAddress(readAnswers);
  const input = inputOf(file, at);
  const seen = useQuery({
    ...api.readings.importBills.queryOptions({ input: { ...input, preview: true } }),
    staleTime: Infinity,
    retry: false,
  });
  const about = useQuery({ ...api.imports.get.queryOptions({ input: { id: seen.data?.import ?? 0 } }), enabled: seen.data !== undefined });
  return { at, go, input, seen, name: about.data?.subject ?? '' };
}

/** The same without a page of its own. @param onBegun what follows when its import has begun */
export function BillBook({ file, onBegun }: { readonly file: string; readonly onBegun: (id: number) => void }) {
  const words = usePageWords(billWords);
  const { at, go, input, seen } = useBook(file);
  return (
    <>
      <ProblemView error={seen.error} again={seen.refetch} />
      {Object.keys(input).length > 1 ? <Button onClick={() => go(unanswered)}>{words.again}</Button> : null}
      {seen.isPending ? <Loading /> : null}
      {seen.data === undefined ? null : (
        <Understood
          seen={seen.data}
          input={input}
          onBegun={onBegun}
          onAnswer={(set) => go('as' in set ? { as: [at.as, String(set['as'])].filter((one) => one !== undefined).join('\n') } : set)}
        />
      )}
    </>
  );
}

function Understood({
  seen,
  input,
  onAnswer,
  onBegun,
}: {
  readonly seen: Seen;
  readonly input: Input;
  readonly onBegun: (id: number) => void;
  readonly onAnswer: (set: Question['choices'][number]['set']) => void;
}) {
  const words = usePageWords(billWords);
  const { format } = useLanguage();
  const [question] = seen.open ?? [];
  const findings = seen.findings ?? [];
  if (question !== undefined)
    return (
      <>
        <QuestionPanel key={question.code} of={question} onAnswer={onAnswer} />
        <Panel title={words.content}>
          <BillSheets sheets={seen.sheets ?? []} />
        </Panel>
      </>
    );
  const readings = seen.readings ?? 0;
  return (
    <>
      <Panel title={words.read}>
        <p>{readings === 0 ? words.nothing : words.summary(format.count(readings), format.count(seen.meters ?? 0))}</p>
        {readings === 0 ? null : <Take seen={seen} input={input} onBegun={onBegun} />}
      </Panel>
      <FindingList findings={[...findings, ...rejectedAsFindings(seen)]} />
      <Panel title={words.cells}>
        <BillSheets sheets={seen.sheets ?? []} cells={seen.cells ?? []} />
      </Panel>
    </>
  );
}

const rejectedAsFindings = ({ rejected = [] }: Seen) =>
  rejected.map(({ code, detail, column, row }) => ({
    code,
    severity: 'error' as const,
    evidence: {},
    detail: `${column ?? row}: ${detail}`,
  }));

/** The import itself, of what the page shows: if anything else would come of it by now, nothing is imported. */
function Take({ seen, input, onBegun }: { readonly seen: Seen; readonly input: Input; readonly onBegun: (id: number) => void }) {
  const words = usePageWords(billWords);
  const run = useMutation({
    mutationFn: () => client.readings.importBills({ ...input, wait: false, ...(seen.hash !== undefined && { seen: seen.hash }) }),
    onSuccess: ({ import: id }) => onBegun(id),
  });
  return (
    <>
      <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
        {words.take}
      </Button>
      <ProblemView error={run.error} />
    </>
  );
}

/** One question, each answer a button; a time may be another than those offered. */
function QuestionPanel({ of, onAnswer }: { readonly of: Question; readonly onAnswer: (set: Question['choices'][number]['set']) => void }) {
  const words = usePageWords(billWords);
  return (
    <Panel title={words.open}>
      <p role="alert">{of.detail}</p>
      <div className="yd-row">
        {of.choices.map(({ set, label }) => (
          <Button key={JSON.stringify(set)} onClick={() => onAnswer(set)}>
            {label}
          </Button>
        ))}
        {of.code === 'bill-month-open' ? (
          <Field label={words.month}>
            {(ids) => (
              <DayInput
                {...ids}
                of="month"
                value={undefined}
                onDay={(period) => (period === undefined ? undefined : onAnswer({ period }))}
              />
            )}
          </Field>
        ) : null}
      </div>
      {of.code === 'bill-year-open' ? <OtherYear onYear={(year) => onAnswer({ year })} /> : null}
      {of.code === 'bill-month-open' ? <OtherSpan of="month" onSpan={(period) => onAnswer({ period })} /> : null}
      {of.code === 'bill-season-open' ? <OtherSpan of="day" onSpan={(season) => onAnswer({ season })} /> : null}
    </Panel>
  );
}

/** Another year than those offered. */
function OtherYear({ onYear }: { readonly onYear: (year: number) => void }) {
  const words = usePageWords(billWords);
  const [year, setYear] = useState('');
  return (
    <div className="yd-row">
      <Field label={words.year}>
        {(ids) => <Input {...ids} value={year} inputMode="numeric" autoComplete="off" onChange={(event) => setYear(event.target.value)} />}
      </Field>
      <Button disabled={!/^(?:19[7-9]|20\d)\d$/u.test(year.trim())} onClick={() => onYear(Number(year))}>
        {words.useYear}
      </Button>
    </div>
  );
}

/** Another stretch of time than those offered: its first and its last month or day. */
function OtherSpan({ of, onSpan }: { readonly of: 'day' | 'month'; readonly onSpan: (span: string) => void }) {
  const words = usePageWords(billWords);
  const [first, setFirst] = useState<string>();
  const [last, setLast] = useState<string>();
  return (
    <div className="yd-row">
      <Field label={words.first[of]}>{(ids) => <DayInput {...ids} of={of} value={first} onDay={setFirst} />}</Field>
      <Field label={words.last[of]}>{(ids) => <DayInput {...ids} of={of} value={last} onDay={setLast} />}</Field>
      <Button disabled={first === undefined || last === undefined} onClick={() => onSpan(`${first}/${last}`)}>
        {words.useSpan}
      </Button>
    </div>
  );
}
