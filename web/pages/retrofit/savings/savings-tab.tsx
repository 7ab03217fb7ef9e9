import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, type Go } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { AuditWay } from '../energy-audit/way.tsx';
import { NoMeter } from '../../metering/metering/no-meter.tsx';
import { SeriesPick, useMetered, type What } from '../../metering/metering/series-pick.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { latestWithData, modelKinds, readFitAddress, wholeYear, type FitAddress } from './address.ts';
import { BaselineTable } from './baseline-table.tsx';
import { FitFacts } from './fit-facts.tsx';
import { Lacks } from './lacks.tsx';
import { LockForm } from './lock-form.tsx';
import { PointsPanels } from './points-panels.tsx';
import { savingsPageWords } from './words.ts';

// few buildings have any
const ContractsOn = lazy(async () => ({ default: (await import('../contracts/contracts-on.tsx')).ContractsOn }));

/** The last whole calendar year. */
const lastYear = new Date().getFullYear() - 1;

/** What a building uses by temperature over a base period, what is missing for it, and sealing it as a baseline. */
export function SavingsTab({ building: { code } }: TabOf) {
  const words = usePageWords(savingsPageWords);
  const { words: own } = useLanguage();
  const [at, go] = useAddress(readFitAddress);
  const metered = useMetered(code);
  const what = metered.chosen(at);
  const years = useQuery(api.metering.years.queryOptions({ input: { building: code, until: lastYear, count: 10, ...useKnownAt() } }));
  const row = years.data?.rows.find(({ carrier, item }) => carrier === what.carrier && item === (what.item ?? null));
  const usual = latestWithData(years.data?.years ?? [], (one) => (row?.years[one]?.use.value ?? null) !== null) ?? lastYear;
  const base = { from: at.baseFrom ?? `${usual}-01-01`, to: at.baseTo ?? `${usual + 1}-01-01` };
  const isReady = metered.query.data !== undefined && (years.data !== undefined || years.error !== null) && metered.meters.length > 0;
  return (
    <>
      <Panel title={words.term.savings} actions={<AuditWay building={code} />}>
        <div className="yd-stack">
          <p className="yd-quiet">{words.means}</p>
          <ProblemView error={metered.query.error ?? years.error} again={metered.query.refetch} />
          <NoMeter query={metered.query} />
          <FitControls at={at} go={go} base={base} metered={metered} what={what} />
          {at.baseFrom === undefined ? <p className="yd-quiet">{words.baseOf(own.yearOf(String(usual)))}</p> : null}
        </div>
      </Panel>
      {isReady ? <Model building={code} what={what} name={metered.nameOf(what)} at={at} base={base} go={go} /> : null}
      <OfBuilding building={code} />
      <Suspense fallback={null}>
        <ContractsOn building={code} />
      </Suspense>
    </>
  );
}

function FitControls({
  at,
  go,
  base: { from, to },
  metered,
  what,
}: {
  readonly at: FitAddress;
  readonly go: Go<FitAddress>;
  readonly base: { readonly from: string; readonly to: string };
  readonly metered: Pick<ReturnType<typeof useMetered>, 'whats' | 'nameOf'>;
  readonly what: What;
}) {
  const words = usePageWords(savingsPageWords);
  return (
    <div className="yd-row yd-row-top yd-no-print">
      <SeriesPick {...metered} value={what} onPick={(one) => go({ carrier: one?.carrier, item: one?.item })} />
      <Field label={words.first}>
        {(ids) => <DayInput {...ids} value={from} onDay={(day) => day !== undefined && go({ baseFrom: day, baseTo: to })} />}
      </Field>
      <Field label={words.end}>
        {(ids) => <DayInput {...ids} value={to} onDay={(day) => day !== undefined && go({ baseFrom: from, baseTo: day })} />}
      </Field>
      <Field label={words.term.model}>
        {({ id }) => (
          <Choice
            id={id}
            value={at.model}
            options={modelKinds.map((value) => ({ value, label: words.kind[value] }))}
            onChoose={(model) => go({ model: model === 'daily' ? undefined : model })}
          />
        )}
      </Field>
    </div>
  );
}

function Model({
  building,
  what: { carrier, item },
  name,
  at: { model },
  base,
  go,
}: {
  readonly building: string;
  readonly what: What;
  readonly name: string;
  readonly at: FitAddress;
  readonly base: { readonly from: string; readonly to: string };
  readonly go: Go<FitAddress>;
}) {
  const words = usePageWords(savingsPageWords);
  const known = useKnownAt();
  const asked = { building, carrier, ...(item !== undefined && { item }), ...base, model };
  const isAsked = base.from < base.to;
  const fit = useQuery({
    ...api.savings.fit.queryOptions({ input: { ...asked, ...known } }),
    placeholderData: keepPreviousData,
    enabled: isAsked,
  });
  const points = useQuery({
    ...api.savings.points.queryOptions({ input: { ...asked, ...known } }),
    placeholderData: keepPreviousData,
    enabled: isAsked && (fit.data?.fit ?? null) !== null,
  });
  if (fit.data === undefined) return fit.error === null ? <Loading /> : <ProblemView error={fit.error} again={fit.refetch} />;
  const isFitted = fit.data.fit !== null;
  return (
    <div aria-busy={fit.isPlaceholderData || points.isPlaceholderData}>
      <ProblemView error={fit.error ?? points.error} again={fit.refetch} />
      <Lacks
        findings={fit.data.findings}
        building={building}
        onBilling={() => go({ model: 'billing' })}
        onWholeYear={() => go(wholeYear(base.from))}
      />
      {isFitted && points.data !== undefined ? <PointsPanels of={points.data} name={name} /> : null}
      <Panel title={words.fitted}>
        <FitFacts of={fit.data} />
      </Panel>
      {isFitted ? (
        <LockForm asked={{ ...asked, ...known }} seen={fit.isPlaceholderData ? undefined : (fit.data.hash ?? undefined)} />
      ) : null}
    </div>
  );
}

function OfBuilding({ building }: { readonly building: string }) {
  const words = usePageWords(savingsPageWords);
  const query = useQuery(api.savings.list.queryOptions({ input: { building } }));
  return (
    <Panel title={words.ofBuilding}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? null : <BaselineTable rows={query.data.baselines} label={words.ofBuilding} />}
    </Panel>
  );
}
