import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { api } from '../../../api.ts';
import type { Language } from '#kernel/finding.ts';
import { resourceUnit } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import type { Go } from '../../../ui/address.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { planViews, type PlansAddress } from './address.ts';
import { AdoptForm } from './adopt-form.tsx';
import { ChangesPanel } from './changes-panel.tsx';
import { MoneyPanel } from './money-panel.tsx';
import { LimitTable } from './limit-table.tsx';
import type { Pin, ShownPlan } from './answers.ts';
import { PinPanel } from './pin-panel.tsx';
import { useIsMaking } from './plan-job.tsx';
import { InTable, OutTable } from './project-tables.tsx';
import { statusText } from './status-text.ts';
import { planPageWords } from './words.ts';
import { yearsText } from './years-text.ts';

const PlanBoard = lazy(async () => ({ default: (await import('./plan-board.tsx')).PlanBoard }));
const PlanMap = lazy(async () => ({ default: (await import('./plan-map.tsx')).PlanMap }));
const SeasonView = lazy(async () => ({ default: (await import('./season-view.tsx')).SeasonView }));
const CurveView = lazy(async () => ({ default: (await import('./curve-view.tsx')).CurveView }));
const BesidePanels = lazy(async () => ({ default: (await import('./beside-panels.tsx')).BesidePanels }));

type Props = { readonly plan: string; readonly at: PlansAddress; readonly go: Go<PlansAddress> };

/** One plan: its outcome, its limits, each project with the reason, pins, a comparison with another plan, its adoption and its files. */
export function PlanView({ plan, at, go }: Props) {
  const query = useQuery(api.retrofitPlan.show.queryOptions({ input: { plan } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return <Shown of={query.data} at={at} go={go} />;
}

function Shown({ of, at, go }: Omit<Props, 'plan'> & { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const { format } = useLanguage();
  const me = useMe();
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const isKeeper = may(me, 'keep-retrofits') && !of.partial;
  const isMaking = useIsMaking(at.job);
  const pin = isKeeper ? (one: Pin) => setPins([...pins.filter(({ project }) => project !== one.project), one]) : null;
  return (
    <>
      <Panel title={of.plan} actions={<Files of={of} onClose={() => go({ plan: undefined, other: undefined })} />}>
        <div className="yd-stack">
          {of.partial ? <p className="yd-quiet">{words.partial}</p> : null}
          <Facts of={of} />
          {of.indicative ? <p className="yd-missing">{words.term.indicative}</p> : null}
          {of.undecided.length === 0 ? null : (
            <details>
              <summary>{words.term.undecided}</summary>
              <p>{of.undecided.map((code) => of.projects[code]?.name ?? code).join(format.pause)}</p>
            </details>
          )}
          <FindingList findings={of.findings} />
        </div>
      </Panel>
      {of.from === null || of.partial ? null : <ChangesPanel of={of} from={of.from} />}
      <Views of={of} at={at} go={go} pins={pins} onPin={pin} />
      {isKeeper ? <MoneyPanel of={of} isMaking={isMaking} onBegun={(job, making) => go({ job, making })} /> : null}
      {isKeeper ? (
        <PinPanel
          plan={of.plan}
          nameOf={(code) => of.projects[code]?.name ?? code}
          pins={pins}
          isMaking={isMaking}
          onPins={setPins}
          onBegun={(job, making) => go({ job, making })}
        />
      ) : null}
      {isKeeper ? (
        <Panel title={words.adoption}>
          {of.adopted === null ? (
            <AdoptForm plan={of.plan} />
          ) : (
            <div className="yd-row">
              <span>{words.adoptedAs(of.adopted.on, of.adopted.document)}</span>
              <Undo id={of.adopted.change} name={of.plan} />
            </div>
          )}
        </Panel>
      ) : null}
    </>
  );
}

type ViewsProps = Omit<Props, 'plan'> & {
  readonly of: ShownPlan;
  readonly pins: readonly Pin[];
  readonly onPin: ((pin: Pin) => void) | null;
};

/** The views of a plan, one at a time; the heavy ones load on request. */
function Views({ of, at, go, pins, onPin }: ViewsProps) {
  const words = usePageWords(planPageWords);
  const shows: Readonly<Record<PlansAddress['view'], () => ReactNode>> = {
    table: () => <TableView of={of} onPin={onPin} />,
    board: () => <PlanBoard of={of} pins={pins} onPin={onPin} />,
    map: () => <PlanMap of={of} />,
    season: () => <SeasonView of={of} />,
    curve: () => <CurveView of={of} />,
    beside: () => <BesidePanels of={of} other={at.other} onOther={(other) => go({ other })} />,
  };
  const shown = (view: PlansAddress['view']) =>
    view === 'table' || view === 'beside' ? shows[view]() : <Panel title={words.view[view]}>{shows[view]()}</Panel>;
  const isWhole = (view: PlansAddress['view']): boolean => !of.partial || (view !== 'curve' && view !== 'beside');
  return (
    <Tabs
      label={words.view.label}
      active={isWhole(at.view) ? at.view : 'table'}
      onChoose={(view) => go({ view: view === 'table' ? undefined : view })}
      tabs={planViews
        .filter(isWhole)
        .map((key) => ({ key, label: words.view[key], show: () => <Suspense fallback={<Loading />}>{shown(key)}</Suspense> }))}
    />
  );
}

function TableView({ of, onPin }: Pick<ViewsProps, 'of' | 'onPin'>) {
  const words = usePageWords(planPageWords);
  return (
    <>
      <Panel title={words.limits}>
        <p className="yd-quiet">{words.limitsHint}</p>
        <LimitTable of={of} />
      </Panel>
      <Panel title={words.term.chosen}>
        <InTable of={of} onPin={onPin} />
      </Panel>
      <Panel title={words.term.out}>
        <OutTable of={of} onPin={onPin} />
      </Panel>
    </>
  );
}

function Files({ of: { plan, partial }, onClose }: { readonly of: ShownPlan; readonly onClose: () => void }) {
  const words = usePageWords(planPageWords);
  const file = (format: string) => `/api/exports/retrofit-plan?${new URLSearchParams({ plan, format })}`;
  return (
    <span className="yd-row yd-no-print">
      {partial ? null : (
        <>
          <a href={file('docx')} download>
            {words.word}
          </a>
          <a href={file('xlsx')} download>
            {words.xlsx}
          </a>
          <a href={`/api/exports/retrofit-plan-instance?${new URLSearchParams({ plan })}`} download>
            {words.instanceFile}
          </a>
        </>
      )}
      {partial ? null : (
        <Link to="/retrofit/plans/new" search={{ from: plan }}>
          {words.fromThis}
        </Link>
      )}
      <Button size="small" onClick={onClose}>
        {words.close}
      </Button>
    </span>
  );
}

function Facts({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const { nameOf } = usePlaces();
  const number = (value: number | string | null) =>
    value === null ? format.none : format.scaled(Number(value), objectiveUnit(of.scenario, language));
  const facts: readonly (readonly [string, string])[] = [
    [words.label.place, nameOf(of.region)],
    [words.label.year, yearsText(of.years)],
    [words.label.state, statusText(words.status, of.status)],
    [words.term.best, number(of.best)],
    [words.term.bound, number(of.bound)],
    [words.term.gap, of.gap === null ? format.none : format.share(Number(of.gap))],
    [words.term.chosen, format.count(of.chosen.length)],
    [words.term.undecided, format.count(of.undecided.length)],
  ];
  return (
    <dl className="yd-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The unit of the objective: that of its one amount; a sum of several amounts has none. */
function objectiveUnit({ objective }: ShownPlan['scenario'], language: Language): string {
  const weights = Object.entries((objective ?? {}) as Readonly<Record<string, unknown>>);
  const [one] = weights;
  return weights.length === 1 && one !== undefined && Number(one[1]) === 1 ? resourceUnit(one[0], language) : '';
}
