import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '../../api.ts';
import { TimeChart } from '../../chart/time-chart.tsx';
import type { Line, Mark } from '../../chart/points.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useAddress } from '../../ui/address.ts';
import type { Go } from '../../ui/address.ts';
import { Figure } from '../../ui/figure.tsx';
import { FindingList } from '../../ui/finding-list.tsx';
import { useKnownAt } from '../../ui/known-on.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { localDay, opened, readUse } from './address.ts';
import type { UseAddress } from './address.ts';
import { UseControls } from './use-controls.tsx';
import { meteringWords } from './words.ts';

/** The use of a building over time: any energy it has a meter for, any step, any days. @param marks what is doubtful on the time axis */
export function UsePanel({ building, zone, marks }: { readonly building: string; readonly zone: string; readonly marks: readonly Mark[] }) {
  const { words } = useLanguage();
  const { use } = usePageWords(meteringWords);
  const [at, go] = useAddress(readUse);
  const meters = useQuery(api.registry.meters.queryOptions({ input: { building, limit: 1000 } }));
  const carriers = [...new Set((meters.data?.meters ?? []).map(({ carrier }) => carrier))];
  const carrier = carriers.includes(at.carrier) ? at.carrier : (carriers[0] ?? at.carrier);
  return (
    <Panel title={use.title}>
      <ProblemView error={meters.error} again={meters.refetch} />
      {meters.isPending ? <Loading /> : null}
      {meters.data !== undefined && carriers.length === 0 ? (
        <>
          <strong>{use.noMeter}</strong>
          <p className="yd-quiet">{use.noMeterMeans}</p>
        </>
      ) : null}
      {carriers.length === 0 ? null : (
        <div className="yd-stack">
          <UseControls at={{ ...at, carrier }} carriers={carriers} go={go} />
          {at.from < at.to ? (
            <UseOverTime
              building={building}
              zone={zone}
              marks={marks}
              at={{ ...at, carrier }}
              label={use.chart(words.carrier[carrier], words.step[at.step])}
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
  label,
  go,
}: {
  readonly building: string;
  readonly zone: string;
  readonly marks: readonly Mark[];
  readonly at: UseAddress;
  readonly label: string;
  readonly go: Go<UseAddress>;
}) {
  const { use } = usePageWords(meteringWords);
  const { carrier, from, to, step } = at;
  const known = useKnownAt();
  const query = useQuery({
    ...api.metering.useOfBuilding.queryOptions({ input: { building, carrier, from, to, step, ...known } }),
    placeholderData: keepPreviousData,
  });
  const answer = query.data;
  const lines = useMemo((): Line[] => {
    if (answer === undefined) return [];
    const points = answer.steps.map(({ start, value, estimated }) => ({
      at: Date.parse(start),
      value,
      ...(estimated === true ? { estimated } : {}),
    }));
    return [{ name: use.name, unit: answer.unit, points, shape: points.length <= 62 ? 'bar' : 'line' }];
  }, [answer, use]);
  const onPick = useCallback((start: number) => go(opened(step, localDay(start, zone))), [go, step, zone]);
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (answer === undefined) return <Loading />;
  return (
    <div aria-busy={query.isPlaceholderData} className="yd-stack">
      <div>
        {use.total} <Figure of={answer.total} covered />
      </div>
      <TimeChart label={label} lines={lines} marks={marks} step={step} zone={zone} onPick={onPick} />
      <FindingList findings={answer.findings} />
    </div>
  );
}
