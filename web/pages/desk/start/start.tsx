import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useId } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { isDemo } from '../../../ui/demo-mark.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { noFile, readStart, stepNames, type StepName } from './address.ts';
import { type Progress, useProgress } from './use-progress.ts';
import { startWords } from './words.ts';
import './start.css';

const OfDemo = lazy(async () => ({ default: (await import('./demo-accounts.tsx')).OfDemo }));
const CityStep = lazy(async () => ({ default: (await import('./city-step.tsx')).CityStep }));
const BuildingsStep = lazy(async () => ({ default: (await import('./file-steps.tsx')).BuildingsStep }));
const BillsStep = lazy(async () => ({ default: (await import('./file-steps.tsx')).BillsStep }));
const RankingStep = lazy(async () => ({ default: (await import('./ranking-step.tsx')).RankingStep }));
const PeopleStep = lazy(async () => ({ default: (await import('./people-step.tsx')).PeopleStep }));

/** The guide of a new city: five steps to its first ranking, each done or open by what is there already. */
export function StartPage() {
  const words = usePageWords(startWords);
  const { format } = useLanguage();
  const progress = useProgress();
  const { failed, isWaiting, isDone } = progress;
  const count = stepNames.filter((name) => isDone[name]).length;
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      {isDemo ? (
        <Suspense fallback={null}>
          <OfDemo />
        </Suspense>
      ) : null}
      <ProblemView error={failed?.error ?? null} {...(failed && { again: failed.refetch })} />
      {isWaiting ? (
        <Loading />
      ) : (
        <>
          <div className="yd-start-progress">
            <progress
              max={stepNames.length}
              value={count}
              aria-label={words.progress(format.count(count), format.count(stepNames.length))}
            />
            <span className="yd-quiet">{words.progress(format.count(count), format.count(stepNames.length))}</span>
          </div>
          <Steps progress={progress} />
        </>
      )}
    </>
  );
}

function Steps({ progress }: { readonly progress: Progress }) {
  const words = usePageWords(startWords);
  const [{ step: chosen }, go] = useAddress(readStart);
  const { isDone, next } = progress;
  const said = useSaid(progress);
  const bodies: Readonly<Record<StepName, ReactNode>> = {
    city: <CityStep progress={progress} />,
    buildings: <BuildingsStep progress={progress} />,
    bills: <BillsStep progress={progress} />,
    ranking: <RankingStep first={progress.first} city={progress.city} />,
    people: <PeopleStep />,
  };
  return (
    <ol className="yd-start" aria-label={words.steps}>
      {stepNames.map((name, at) => {
        const isRanked = name === 'ranking' && isDone.ranking;
        return (
          <Step
            key={name}
            name={name}
            at={at}
            isDone={isDone[name]}
            isNext={name === next}
            isOpen={name === chosen || name === next || isRanked}
            said={said[name]}
            {...(name === 'ranking' || name === next
              ? {}
              : { onToggle: () => go({ step: name === chosen ? undefined : name, ...noFile }) })}
          >
            {bodies[name]}
          </Step>
        );
      })}
    </ol>
  );
}

/** The state of each step as a sentence. */
function useSaid({ cityName, city, total, bills, first, accounts, isDone }: Progress): Readonly<Record<StepName, string>> {
  const words = usePageWords(startWords);
  const { format } = useLanguage();
  const { ranking } = words;
  return {
    city: city?.name ?? (cityName === '' ? words.city.none : words.city.unknown(cityName)),
    buildings: total === 0 ? words.buildings.none : words.buildings.some(format.count(total)),
    bills: bills === undefined ? words.bills.none : words.bills.some(format.day(bills.first), format.day(bills.last)),
    ranking:
      isDone.ranking && first !== undefined
        ? ranking.ranked(String(first.year), format.count(first.answer.ranked), format.count(first.answer.total))
        : total === 0
          ? ranking.afterBuildings
          : bills === undefined
            ? ranking.afterBills
            : ranking.notYet,
    people: accounts === undefined ? words.people.askAdmin : accounts < 2 ? words.people.none : words.people.some(format.count(accounts)),
  };
}

type StepProps = {
  readonly name: StepName;
  readonly at: number;
  readonly isDone: boolean;
  readonly isNext: boolean;
  readonly isOpen: boolean;
  readonly said: string;
  /** Opens and folds it by hand. */
  readonly onToggle?: () => void;
  readonly children: ReactNode;
};

function Step({ name, at, isDone, isNext, isOpen, said, onToggle, children }: StepProps) {
  const words = usePageWords(startWords);
  const { format } = useLanguage();
  const id = useId();
  return (
    <li className="yd-start-step" data-done={isDone} {...(isNext && { 'aria-current': 'step' as const })}>
      <span className="yd-start-mark" role="img" aria-label={isDone ? words.done : words.open}>
        {isDone ? '✓' : format.count(at + 1)}
      </span>
      <section aria-labelledby={id}>
        <div className="yd-start-head">
          <div>
            <h2 id={id}>{words.step[name]}</h2>
            <p>{said}</p>
          </div>
          {onToggle === undefined ? null : (
            <Button aria-expanded={isOpen} onClick={onToggle}>
              {isOpen ? words.fold : isDone ? words.more[name] : words.unfold}
            </Button>
          )}
        </div>
        {isOpen ? (
          <div className="yd-start-body">
            <Suspense fallback={<Loading />}>{children}</Suspense>
          </div>
        ) : null}
      </section>
    </li>
  );
}
