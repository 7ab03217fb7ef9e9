import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../api.ts';
import { pointsOf } from '../../chart/points.ts';
import { TimeChart } from '../../chart/time-chart.tsx';
import { usualZone } from '../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { may, useMe } from '../../session.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { Undo } from '../../ui/undo.tsx';
import { findingContext } from './finding-context.ts';
import { DecideForm } from './decide-form.tsx';
import type { Found } from './found.ts';
import { qualityWords } from './words.ts';

/**
 * One finding: on the time axis of its meter, with the decision on it or the form to decide. One that leaves the list while it is looked at
 * stays open.
 */
export function FindingView({ id, among, close }: { readonly id: string; readonly among: readonly Found[]; readonly close: () => void }) {
  const { format } = useLanguage();
  const { one: words } = usePageWords(qualityWords);
  const me = useMe();
  const [kept, setKept] = useState<Found | undefined>();
  const listed = among.find((one) => one.id === id);
  if (listed !== undefined && listed !== kept) setKept(listed);
  const seen = listed ?? (kept?.id === id ? kept : undefined);
  const own = useQuery({ ...api.readings.findings.queryOptions({ input: { meter: seen?.meter ?? '' } }), enabled: seen !== undefined });
  const found = own.data?.findings.find((one) => one.id === id) ?? seen;
  const box = useFocusOn(`${id} ${String(found?.decision?.id ?? '')}`, found !== undefined);
  if (found === undefined) return <p role="status">{words.gone}</p>;
  return (
    <Panel title={words.title(found.meter)} actions={<Button onClick={close}>{words.close}</Button>}>
      <div className="yd-stack" ref={box} tabIndex={-1}>
        <p>{found.detail}</p>
        <div className="yd-quiet">
          {words.span}
          {format.colon}
          {format.instant(found.from)} – {format.instant(found.to)}
        </div>
        <Around found={found} />
        {found.decision === null || found.decision === undefined ? (
          may(me, 'decide') ? (
            <DecideForm key={found.id} found={found} />
          ) : (
            <p>{words.mayNot}</p>
          )
        ) : (
          <Decided decision={found.decision} />
        )}
      </div>
    </Panel>
  );
}

/** What is looked at takes the focus when it opens, and again when what was pressed gave way to the decision. */
function useFocusOn(what: string, there: boolean) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (there) box.current?.focus();
  }, [what, there]);
  return box;
}

function Around({ found }: { readonly found: Found }) {
  const { one: words } = usePageWords(qualityWords);
  const span = useMemo(() => findingContext(found.from, found.to), [found.from, found.to]);
  const query = useQuery({
    ...api.metering.useOfMeter.queryOptions({ input: { meter: found.meter, ...span, as: 'columns' } }),
    placeholderData: keepPreviousData,
  });
  const marks = useMemo(() => [{ from: Date.parse(found.from), to: Date.parse(found.to), text: found.detail }], [found]);
  const answer = query.data;
  const lines = useMemo(() => {
    const points = answer?.columns === undefined ? [] : pointsOf(answer.columns);
    return [{ name: words.use, unit: answer?.unit ?? '', points }];
  }, [answer, words]);
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (answer === undefined) return <Loading />;
  return <TimeChart label={words.chart(found.meter)} lines={lines} marks={marks} step={span.step} zone={usualZone} height={280} />;
}

function Decided({ decision }: { readonly decision: NonNullable<Found['decision']> }) {
  const { format } = useLanguage();
  const { one: words, as } = usePageWords(qualityWords);
  const me = useMe();
  const names: Readonly<Record<string, { name: string; means: string }>> = as;
  return (
    <div className="yd-stack" role="status">
      <div>
        <strong>
          {words.decided}
          {format.colon}
          {names[decision.as]?.name ?? decision.as}
        </strong>{' '}
        <span className="yd-quiet">{words.decidedBy(decision.by, format.instant(decision.at))}</span>
      </div>
      <div>
        {words.note}
        {format.colon}
        {decision.note === '' ? words.noNote : decision.note}
      </div>
      {may(me, 'undo') ? (
        <div>
          <Undo id={decision.id} name={words.undoName(String(decision.id))} />
        </div>
      ) : null}
    </div>
  );
}
