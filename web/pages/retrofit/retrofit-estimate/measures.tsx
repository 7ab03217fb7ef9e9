import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { type Go, useAddress } from '../../../ui/address.ts';
import { useActor } from '../../../ui/actor.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { useSpellStatus } from '../../../ui/spell-status.ts';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readMeasures } from './address.ts';
import { useMeasureText } from './measure-text.ts';
import type { Library, Measure } from './answers.ts';
import { measureWords } from './measure-words.ts';
import { estimateWords } from './words.ts';

const MeasureForm = lazy(async () => ({ default: (await import('./measure-form.tsx')).MeasureForm }));

type MeasuresAddress = ReturnType<typeof readMeasures>;

/** What can be done to an existing building: every measure with its clause; its cost and saving are for a place to state. */
export function RetrofitMeasuresPage() {
  const words = usePageWords(estimateWords);
  const own = usePageWords(measureWords);
  const [at, go] = useAddress(readMeasures);
  const known = useKnownAt();
  const { begin } = usePlaces();
  const region = at.region ?? begin;
  const input = { ...(region !== undefined && { region }), ...known };
  const query = useQuery({ ...api.retrofitEstimate.measures.queryOptions({ input }), placeholderData: keepPreviousData });
  const chosen = query.data?.measures.find((one) => one.measure === at.measure);
  return (
    <>
      <PageHeader title={words.term.library} below={own.below}>
        <AsOfPicker />
        <Link to="/retrofit/estimate" search={{}}>
          {words.term.estimate}
        </Link>
        <Link to="/retrofit" search={{}}>
          {words.label.pool}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print">
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code, measure: undefined })} />
        {region === undefined ? <p>{own.choosePlace}</p> : null}
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.error === null ? <Loading /> : null : <Lists of={query.data} go={go} />}
      {chosen === undefined || region === undefined ? null : (
        <Chosen of={chosen} region={region} go={go} isNow={known.knownAt === undefined} />
      )}
      <Panel title={own.figureTitle}>
        <p>{own.figure}</p>
      </Panel>
    </>
  );
}

function Lists({ of, go }: { readonly of: Library; readonly go: Go<MeasuresAddress> }) {
  const words = usePageWords(estimateWords);
  const own = usePageWords(measureWords);
  const names = new Map(of.measures.map((one) => [one.measure, one.name]));
  const named = (codes: readonly string[]): string => codes.map((code) => names.get(code) ?? code).join(own.pause);
  const columns = useMeasureColumns(named, go);
  const spellStatus = useSpellStatus();
  const packages: readonly Column<Library['packages'][number]>[] = [
    { key: 'name', title: words.term.package, value: ({ name }) => name },
    { key: 'measures', title: own.includes, value: ({ measures }) => named(measures) },
    { key: 'source', title: words.label.clause, value: ({ cited }) => cited },
    { key: 'status', title: words.label.state, value: ({ status }) => spellStatus(status) },
  ];
  return (
    <>
      <PlainTable label={own.table} columns={columns} rows={of.measures} rowKey={({ measure }) => measure} />
      <PlainTable label={own.packages} columns={packages} rows={of.packages} rowKey={(one) => one.package} />
    </>
  );
}

function useMeasureColumns(named: (codes: readonly string[]) => string, go: Go<MeasuresAddress>): readonly Column<Measure>[] {
  const words = usePageWords(estimateWords);
  const text = useMeasureText();
  const own = usePageWords(measureWords);
  const { format } = useLanguage();
  const seasonOf = ({ outOfSeason }: Measure): string => (outOfSeason ? own.notHeating : own.anySeason);
  const beside = ({ requires, excludes }: Measure): string[] => [
    ...(requires.length === 0 ? [] : [`${own.requires}${format.colon}${named(requires)}`]),
    ...(excludes.length === 0 ? [] : [`${own.excludes}${format.colon}${named(excludes)}`]),
  ];
  return [
    {
      key: 'name',
      title: words.term.measures,
      value: ({ name }) => name,
      width: 260,
      show: (one) => (
        <>
          <Button type="link" style={{ paddingInline: 0 }} onClick={() => go({ measure: one.measure })}>
            {one.name}
          </Button>
          <div className="yd-quiet yd-small">{one.cited}</div>
          <div className="yd-quiet yd-small">{[text.trade(one), seasonOf(one), ...beside(one)].join(' · ')}</div>
        </>
      ),
    },
    { key: 'leaf', title: words.term.leaf, value: (one) => text.leaves(one) },
    { key: 'effect', title: own.effect, value: (one) => text.effect(one) },
    { key: 'cost', title: words.label.cost, value: (one) => text.cost(one) },
    { key: 'life', title: own.life, number: true, value: ({ life }) => life ?? words.label.empty },
    { key: 'status', title: words.label.state, value: (one) => text.status(one) },
    { key: 'trade', title: words.term.trade, hidden: true, value: (one) => text.trade(one) },
    { key: 'season', title: own.outOfSeason, hidden: true, value: seasonOf },
    { key: 'requires', title: own.requires, hidden: true, value: ({ requires }) => named(requires) },
    { key: 'excludes', title: own.excludes, hidden: true, value: ({ excludes }) => named(excludes) },
    { key: 'source', title: words.label.clause, hidden: true, value: ({ cited }) => cited },
  ];
}

type ChosenProps = {
  readonly of: Measure;
  readonly region: string;
  readonly go: Go<MeasuresAddress>;
  readonly isNow: boolean;
};

/** One measure of a place: its values, their source, and what the reader may do about it. */
function Chosen({ of, region, go, isNow }: ChosenProps) {
  const words = usePageWords(estimateWords);
  const own = usePageWords(measureWords);
  const { label } = words;
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const text = useMeasureText();
  const actor = useActor();
  const cache = useQueryClient();
  const [reason, setReason] = useState('');
  const done = async () => {
    setReason('');
    await cache.invalidateQueries();
  };
  const named = { measure: of.measure, region };
  const confirm = useMutation({ mutationFn: () => client.retrofitEstimate.confirm({ ...named, seen: of.version }), onSuccess: done });
  const withdraw = useMutation({ mutationFn: () => client.retrofitEstimate.withdraw({ ...named, reason }), onSuccess: done });
  const who =
    of.agreed !== null
      ? own.agreedBy(actor(of.agreed.by), format.instant(of.agreed.at))
      : of.entered === null
        ? null
        : own.enteredBy(actor(of.entered.by), format.instant(of.entered.at));
  return (
    <Panel title={own.of(of.name, nameOf(region))} actions={<Button onClick={() => go({ measure: undefined })}>{label.close}</Button>}>
      <div className="yd-stack">
        <p>{[text.effect(of), text.cost(of), text.effort(of)].join(' · ')}</p>
        <p className="yd-quiet">
          {of.cited}
          {who === null ? null : format.aside(who)}
        </p>
        <ProblemView error={confirm.error ?? withdraw.error} />
        {of.may.confirm && isNow ? (
          <div>
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {own.confirm}
            </Button>
          </div>
        ) : null}
        {of.may.withdraw && isNow ? (
          <div className="yd-row">
            <label>
              {label.reason}{' '}
              <input className="yd-choice" value={reason} maxLength={1000} onChange={({ target }) => setReason(target.value)} />
            </label>
            <Button disabled={reason.trim() === ''} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {label.withdraw}
            </Button>
          </div>
        ) : null}
        {of.may.enter && isNow ? (
          <Suspense fallback={<Loading />}>
            <MeasureForm key={`${of.measure} ${of.version}`} of={of} region={region} onDone={() => void done()} />
          </Suspense>
        ) : null}
      </div>
    </Panel>
  );
}
