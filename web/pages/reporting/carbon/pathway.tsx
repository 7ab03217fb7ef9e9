import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { api } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Legend } from '../../../ui/legend.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { readCarbon } from './address.ts';
import { planToBeginWith } from './first-plan.ts';
import { ComparedTable, MeasureTable, YearTable, type CarbonPath } from './path-tables.tsx';
import { pathOption } from './path-option.ts';
import { pathwayPageWords } from './pathway-words.ts';
import { PlanEditor, type NamedPlan } from './plan-editor.tsx';

const sampleCounts = ['0', '200', '1000'] as const;

/** Pathways of a place: plans typed or adjusted by sliders, recalculated on each change, side by side. */
export function PathwayPage() {
  const words = usePageWords(pathwayPageWords);
  const [{ region: asked, year }] = useAddress(readCarbon);
  const { begin } = usePlaces();
  const region = asked ?? begin;
  return (
    <>
      <PageHeader title={words.of.pathway} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <p>
        <Link to="/carbon" search={region === undefined ? {} : { region, year }}>
          {words.back}
        </Link>
      </p>
      {region === undefined ? null : <Plans key={region} region={region} year={year} />}
    </>
  );
}

function Plans({ region, year }: { readonly region: string; readonly year: number }) {
  const words = usePageWords(pathwayPageWords);
  const [plans, setPlans] = useState<readonly NamedPlan[]>(() => [{ name: words.planName(1), text: planToBeginWith(region, year, words) }]);
  const [at, setAt] = useState(0);
  const [samples, setSamples] = useState<(typeof sampleCounts)[number]>('0');
  const known = useKnownAt();
  const wanted = useDeferredValue(plans);
  const query = useQuery({
    ...api.pathway.walk.queryOptions({ input: { plans: [...wanted], samples: Number(samples), ...known } }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const change = (text: string) => setPlans(plans.map((one, place) => (place === at ? { ...one, text } : one)));
  // while the text has a fault, the last calculated paths stay visible
  const [paths, setPaths] = useState<readonly CarbonPath[]>([]);
  if (query.data !== undefined && query.data.paths !== paths) setPaths(query.data.paths);
  return (
    <>
      <Panel title={words.of.plan}>
        <PlanEditor
          plans={plans}
          at={at}
          onChoose={setAt}
          onText={change}
          onPlans={(next, chosen) => {
            setPlans(next);
            setAt(chosen);
          }}
        />
        <Field label={words.samples}>
          {({ id }) => (
            <Choice
              id={id}
              value={samples}
              options={sampleCounts.map((value) => ({ value, label: value === '0' ? words.noSamples : value }))}
              onChoose={(value) => setSamples(value ?? '0')}
            />
          )}
        </Field>
        <ProblemView error={query.error} />
        {query.error === null || paths.length === 0 ? null : <p>{words.shownBefore}</p>}
      </Panel>
      {paths.length === 0 ? null : <Shown paths={paths} at={Math.min(at, paths.length - 1)} />}
    </>
  );
}

function Shown({ paths, at }: { readonly paths: readonly CarbonPath[]; readonly at: number }) {
  const words = usePageWords(pathwayPageWords);
  const { format } = useLanguage();
  const { series } = useTheme();
  const option = useMemo(() => {
    const say = (name: string, year: number, tonnes: number | null) => `${name} ${year}\n${format.scaled(tonnes, 'tCO2')}`;
    return pathOption(paths, { colours: series, say, limit: words.of.limit });
  }, [paths, series, format, words]);
  const path = paths[at];
  return (
    <>
      <Panel title={words.chart}>
        <Chart label={words.chart} option={option} table={() => <YearTable paths={paths} label={words.chart} />} />
        <Legend classes={paths.map(({ name }, place) => ({ name, colour: series[place % series.length] ?? '' }))} />
        <p className="yd-quiet">{words.chartMeans}</p>
      </Panel>
      <Panel title={words.compared}>
        <ComparedTable paths={paths} />
      </Panel>
      {path === undefined ? null : (
        <Panel title={words.measures(path.name)}>
          {path.indicative ? (
            <p>
              <span className="yd-tag">{words.indicative}</span>
            </p>
          ) : null}
          <MeasureTable path={path} />
          <FindingList findings={path.findings} />
        </Panel>
      )}
    </>
  );
}
