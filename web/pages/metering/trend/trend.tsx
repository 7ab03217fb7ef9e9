import { Link } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { TimeChart } from '../../../chart/time-chart.tsx';
import type { Stretch } from '../../../chart/stretch.ts';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, type Go } from '../../../ui/address.ts';
import { AsOfPicker } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { localDay, marked } from '../metering/address.ts';
import { bandIn, codesIn, readTrend, type TrendAddress } from './address.ts';
import { TrendControls } from './controls.tsx';
import { TrendTotals } from './totals.tsx';
import { useOccupiedShade, useTrendLines, useTrends, useUseBeside } from './use-trends.ts';
import { trendWords } from './words.ts';

/** Several points over time: means, band, occupied time, use as well; every total opens down to the cells behind it. */
export function TrendPage() {
  const words = usePageWords(trendWords);
  const [at, go] = useAddress(readTrend);
  const codes = useMemo(() => codesIn(at.points), [at.points]);
  const { facts, trends, error, isBusy } = useTrends(codes, at);
  const building = facts[0]?.building;
  return (
    <>
      <PageHeader title={words.title} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <TrendControls at={at} go={go} codes={codes} building={building} />
      {codes.length === 0 ? (
        <div className="yd-panel" role="status">
          <p>{words.none}</p>
          <Link to="/points" search={{}}>
            {words.toList}
          </Link>
        </div>
      ) : null}
      {at.from < at.to ? null : (
        <div role="alert" className="yd-missing">
          {words.wrongRange}
        </div>
      )}
      <ProblemView error={error} />
      {codes.length === 0 || error !== null ? null : trends.every((one) => one === undefined) ? (
        at.from < at.to ? (
          <Loading />
        ) : null
      ) : (
        <Panel title={words.points}>
          <div className="yd-stack" aria-busy={isBusy}>
            <Drawn at={at} go={go} codes={codes} facts={facts} trends={trends} building={building} />
            <TrendTotals codes={codes} facts={facts} trends={trends} isWithin={at.within !== undefined} go={go} />
            <FindingList findings={trends.flatMap((one) => one?.findings ?? [])} />
          </div>
        </Panel>
      )}
    </>
  );
}

function Drawn({
  at,
  go,
  codes,
  facts,
  trends,
  building,
}: {
  readonly at: TrendAddress;
  readonly go: Go<TrendAddress>;
  readonly codes: readonly string[];
  readonly building: string | null | undefined;
} & Pick<ReturnType<typeof useTrends>, 'facts' | 'trends'>) {
  const words = usePageWords(trendWords);
  const { words: own } = useLanguage();
  const { step, from, to } = at;
  const zone = trends.find((one) => one !== undefined)?.zone ?? usualZone;
  const points = useTrendLines(codes, facts, trends, step);
  const beside = useUseBeside(building, at);
  const lines = useMemo(() => (beside === undefined ? points : [...points, beside]), [points, beside]);
  const shades = useOccupiedShade(building, at);
  const band = useMemo(() => bandIn(at.within), [at.within]);
  const onStretch = useCallback(
    ({ first, last }: Stretch) => {
      const next = marked(step === 'raw' ? '15min' : step, localDay(first, zone), localDay(last, zone));
      if (next.from === from && next.to === to && (step === 'raw' || next.step === step)) return false;
      go(step === 'raw' ? { from: next.from, to: next.to } : next);
      return true;
    },
    [go, step, from, to, zone],
  );
  if (lines.length === 0 || lines[0]?.points.length === 0) return <p className="yd-quiet">{words.empty}</p>;
  const label = step === 'raw' ? words.chartRaw : words.chart(own.step[step]);
  return (
    <>
      <TimeChart
        label={label}
        lines={lines}
        shades={shades}
        band={band}
        step={step === 'raw' ? '15min' : step}
        zone={zone}
        onStretch={onStretch}
      />
      {shades.length === 0 ? null : <p className="yd-quiet">{words.shaded}</p>}
    </>
  );
}
