import { Button } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { pointsOf } from '../../../chart/points.ts';
import type { Line, Mark } from '../../../chart/points.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { inView, localDay, marked, opened, readUse, type UseAddress, wider, zoomOf, zoomText } from './address.ts';
import { NoMeter } from './no-meter.tsx';
import { useOtherCarriers } from './other-carriers.ts';
import { useMetered } from './series-pick.tsx';
import { Beside, useTemperature } from './temperature.tsx';
import { UseControls } from './use-controls.tsx';
import { meteringWords } from './words.ts';
import type { Stretch } from '../../../chart/stretch.ts';
import type { Zoom } from '../../../chart/time-option.ts';

/** A doubtful stretch and its meter. */
export type Doubt = Mark & { readonly meter: string };

/**
 * The use of a building over time: any energy or item it has a meter for, any step, any days.
 * @param doubts what is doubtful on the time axis
 */
export function UsePanel({
  building,
  zone,
  doubts,
}: {
  readonly building: string;
  readonly zone: string;
  readonly doubts: readonly Doubt[];
}) {
  const { use } = usePageWords(meteringWords);
  const [address, go] = useAddress(readUse);
  const metered = useMetered(building);
  const what = metered.chosen(address);
  const at = { ...address, carrier: what.carrier, item: what.item };
  const { meters } = metered;
  const marks = useMemo(() => {
    const own = new Set(meters.filter(({ carrier }) => carrier === what.carrier).map(({ code }) => code));
    return doubts.filter(({ meter }) => own.has(meter));
  }, [doubts, meters, what.carrier]);
  return (
    <Panel title={use.title}>
      <ProblemView error={metered.query.error} again={metered.query.refetch} />
      <NoMeter query={metered.query} />
      {metered.whats.length === 0 ? null : (
        <div className="yd-stack">
          <UseControls at={at} what={what} metered={metered} go={go} />
          {at.from < at.to ? (
            <UseOverTime
              building={building}
              zone={zone}
              marks={marks}
              at={at}
              carriers={metered.carriers}
              name={metered.nameOf(what)}
              go={go}
            />
          ) : (
            <div role="alert" className="yd-missing">
              {use.wrongRange}
            </div>
          )}
        </div>
      )}
    </Panel>
  );
}

function UseOverTime({
  building,
  zone,
  marks,
  at,
  carriers,
  name,
  go,
}: {
  readonly building: string;
  readonly zone: string;
  readonly marks: readonly Mark[];
  readonly at: UseAddress;
  readonly carriers: readonly Carrier[];
  readonly name: string;
  readonly go: Go<UseAddress>;
}) {
  const { use } = usePageWords(meteringWords);
  const { words } = useLanguage();
  const { query, beside, lines } = useLines(building, at, carriers);
  const answer = query.data;
  const step = answer?.step ?? at.step;
  const inside = useMemo(() => within(marks, lines[0]), [marks, lines]);
  const ways = useWaysIn(at, step, zone, go);
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (answer === undefined) return <Loading />;
  const view = zoomOf(at.zoom);
  return (
    <div aria-busy={query.isPlaceholderData} className="yd-stack">
      <div>
        {use.total} <Figure of={answer.total} covered />
      </div>
      {step === at.step ? null : <p role="status">{use.longer(words.step[at.step], words.step[step])}</p>}
      <Wider at={at} go={go} />
      {view === undefined ? null : (
        <div className="yd-no-print">
          <Button onClick={() => go({ ...inView(at, view), zoom: undefined })}>{use.closer}</Button>
        </div>
      )}
      <TimeChart label={use.chart(name, words.step[step])} lines={lines} marks={inside} step={step} zone={zone} {...ways} zoom={view} />
      <Beside of={beside} />
      <FindingList findings={answer.findings} />
    </div>
  );
}

/** From a day back to its month and its year. */
function Wider({ at, go }: { readonly at: UseAddress; readonly go: Go<UseAddress> }) {
  const { words, format } = useLanguage();
  const ways = wider(at);
  if (ways.length === 0) return null;
  return (
    <nav className="yd-row yd-no-print" aria-label={words.chart.wider}>
      {ways.map((way) => (
        <Button key={way.from + way.step} size="small" onClick={() => go({ ...way, zoom: undefined })}>
          {format.stepStart(`${way.from}T00:00:00Z`, way.step === 'month' ? 'year' : 'month', 'UTC')}
        </Button>
      ))}
      <span>{format.stepStart(`${at.from}T00:00:00Z`, ways.length === 1 ? 'month' : 'day', 'UTC')}</span>
    </nav>
  );
}

/** A year by quarters of an hour; beyond that, longer steps are drawn. */
const most = 36_000;

/** The use that the address requests; below it other energies and the temperature once all are in the same steps. */
function useLines(building: string, at: UseAddress, carriers: readonly Carrier[]) {
  const { use } = usePageWords(meteringWords);
  const { carrier, item, from, to, step } = at;
  const known = useKnownAt();
  const input = { building, carrier, ...(item === undefined ? {} : { item }), from, to, step, most, as: 'columns' as const, ...known };
  const query = useQuery({ ...api.metering.useOfBuilding.queryOptions({ input }), placeholderData: keepPreviousData });
  const answer = query.data;
  const drawnStep = query.isPlaceholderData ? undefined : answer?.step;
  const beside = useTemperature(building, at, drawnStep);
  const others = useOtherCarriers(building, at, carriers, drawnStep, most);
  const temperature = query.isPlaceholderData ? null : beside.line;
  const lines = useMemo((): Line[] => {
    if (answer?.columns === undefined) return [];
    const points = pointsOf(answer.columns);
    const own: Line = { name: use.name, unit: answer.unit, points, shape: points.length <= 62 ? 'bar' : 'line' };
    return [own, ...others, ...(temperature === null ? [] : [temperature])];
  }, [answer, others, temperature, use]);
  return { query, beside, lines };
}

/** The marks that touch what a line shows. */
function within(marks: readonly Mark[], line: Line | undefined): readonly Mark[] {
  const [first, last] = [line?.points[0]?.at, line?.points.at(-1)?.at];
  return first === undefined || last === undefined ? [] : marks.filter(({ from, to }) => to > first && from <= last);
}

/**
 * How the chart of use leads to finer steps, through the address: a step is opened, several marked steps are opened together, a part is
 * zoomed into. A day by quarters of an hour has no finer steps.
 * @param step in which the chart is drawn
 */
function useWaysIn({ from, to }: UseAddress, step: UseAddress['step'], zone: string, go: Go<UseAddress>) {
  const onPick = useCallback((start: number) => go({ ...opened(step, localDay(start, zone)), zoom: undefined }), [go, step, zone]);
  const onZoom = useCallback((view: Zoom | undefined) => go({ zoom: view && zoomText(view) }, { replace: true }), [go]);
  const onStretch = useCallback(
    ({ first, last }: Stretch) => {
      const next = marked(step, localDay(first, zone), localDay(last, zone));
      if (next.step === step && next.from === from && next.to === to) return false;
      go({ ...next, zoom: undefined });
      return true;
    },
    [go, step, zone, from, to],
  );
  const isFinest = step === '15min' && to <= opened('day', from).to;
  return { onStretch, onZoom, ...(isFinest ? {} : { onPick }) };
}
