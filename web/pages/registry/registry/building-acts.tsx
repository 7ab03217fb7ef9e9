import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Subject } from '../../casework/cases/grounds-panel.tsx';
import type { NoticeAbout } from '../../casework/statement/notify-panel.tsx';
import { actWords } from './act-words.ts';

const NotifyPanel = lazy(async () => ({ default: (await import('../../casework/statement/notify-panel.tsx')).NotifyPanel }));
const GroundsPanel = lazy(async () => ({ default: (await import('../../casework/cases/grounds-panel.tsx')).GroundsPanel }));
const PoolPanel = lazy(async () => ({ default: (await import('../../retrofit/retrofit/pool-panel.tsx')).PoolPanel }));

export type Act = 'notify' | 'case' | 'pool';

type From = 'ranking' | 'audit' | 'survey' | 'candidates' | 'building';

/** The right that an act needs. */
const rights = { notify: 'issue-statement', case: 'case', pool: 'edit' } as const;

const mostAtOnce = 50;

/** From what was found of buildings to the act: a notice to their owners, a case, a project. Each opens with its preview. */
export function BuildingActs({
  subjects,
  year,
  period = String(year),
  measure,
  grounds,
  from = 'building',
  percentile,
  acts = ['notify', 'case', 'pool'],
}: {
  readonly subjects: readonly Subject[];
  readonly year: number;
  /** What a case is about, if that is not the year. */
  readonly period?: string;
  readonly measure?: string;
  /** What was seen besides the figures of the year: it goes into the notice. */
  readonly grounds?: NoticeAbout['grounds'];
  readonly from?: From;
  readonly percentile?: number;
  readonly acts?: readonly Act[];
}) {
  const words = usePageWords(actWords);
  const me = useMe();
  const known = useKnownAt();
  const [act, setAct] = useState<Act>();
  const open = acts.filter((one) => may(me, rights[one]) && (one !== 'case' || me?.role !== 'owner'));
  const buildings = subjects.slice(0, mostAtOnce).map(({ code }) => code);
  const close = () => setAct(undefined);
  const about = { buildings, year, ...known, ...(measure !== undefined && { measure }), ...(grounds !== undefined && { grounds }) };
  return (
    <>
      {open.map((one) => (
        <Button key={one} size="small" disabled={buildings.length === 0} onClick={() => setAct(one)}>
          {words[one]}
        </Button>
      ))}
      {subjects.length > mostAtOnce ? <span className="yd-quiet">{words.most(String(mostAtOnce))}</span> : null}
      <Suspense fallback={null}>
        {act === 'notify' ? <NotifyPanel about={about} onClose={close} /> : null}
        {act === 'case' ? <GroundsPanel subjects={subjects.slice(0, mostAtOnce)} period={period} onClose={close} /> : null}
        {act === 'pool' ? (
          <PoolPanel about={{ buildings, year, from, ...known, ...(percentile !== undefined && { percentile }) }} onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
