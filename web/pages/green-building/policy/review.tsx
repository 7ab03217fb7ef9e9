import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { carriers, carrierUnit } from '#kernel/carrier.ts';
import { isVerified } from '#kernel/source-status.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { dayIn, textIn, useAddress, wordIn, type Go } from '../../../ui/address.ts';
import { NumberBox } from '../../../ui/box.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { type Column } from '../../../ui/column.ts';
import { energyReviewWords } from '../energy-review/words.ts';
import { DayField } from './day-field.tsx';
import { PolicyNav } from './nav.tsx';
import { decodeProject, encodeProject, withFact } from './project-code.ts';
import { RuleArticle } from './rule.tsx';
import { policyWords } from './words.ts';
import { yearIn } from '../../../ui/year.ts';

const tabs = ['calculator', 'owed', 'compare', 'list'] as const;

const readReview = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  date: dayIn(given, 'date'),
  use: textIn(given, 'use') ?? '',
  tab: wordIn(given, 'tab', tabs, 'calculator'),
  /** The year of metering, or of the list. */
  year: yearIn(given),
});

type At = ReturnType<typeof readReview>;
type Move = Go<At>;

/** Carriers that a review may ask for, in the order of the contract. */
const asked = carriers.filter((carrier) => carrier !== 'water');
const isCarrier = (name: string) => (asked.some((carrier) => carrier === name) ? ('number' as const) : undefined);

// lists with queries of their own
const OwedTab = lazy(async () => ({ default: (await import('../energy-review/owed-tab.tsx')).OwedTab }));
const CompareTab = lazy(async () => ({ default: (await import('../energy-review/compare-tab.tsx')).CompareTab }));
const ListTab = lazy(async () => ({ default: (await import('../energy-review/list-tab.tsx')).ListTab }));

/** Energy reviews: the calculator, who owes one, reviewed against metered, those of a year. */
export function ReviewPage() {
  const { review, ask } = usePageWords(policyWords);
  const { term } = usePageWords(energyReviewWords);
  const [at, go] = useAddress(readReview);
  const { begin } = usePlaces();
  const region = at.region ?? begin ?? '';
  const shown = (tab: (typeof tabs)[number]) => {
    if (tab === 'calculator') return <Calculator at={at} go={go} region={region} />;
    if (region === '') return null;
    return (
      <Suspense fallback={<Loading />}>
        {tab === 'owed' ? <OwedTab region={region} year={at.year} /> : null}
        {tab === 'compare' ? <CompareTab region={region} /> : null}
        {tab === 'list' ? <ListTab region={region} year={at.year} /> : null}
      </Suspense>
    );
  };
  return (
    <>
      <PageHeader title={review.title} below={review.below} />
      <PolicyNav />
      <div className="yd-panel yd-row" role="search" aria-label={review.title}>
        <PlacePick label={ask.place} value={region} onPick={(code) => go({ region: code })} />
        {at.tab === 'calculator' ? <DayField label={ask.day} value={at.date} onPick={(date) => go({ date })} /> : null}
      </div>
      <Tabs
        label={review.title}
        active={at.tab}
        tabs={tabs.map((key) => ({ key, label: term[key], show: () => shown(key) }))}
        onChoose={(tab) => go({ tab })}
      />
    </>
  );
}

/** Expected yearly use in standard coal, against the limits of the documents. */
function Calculator({ at, go, region }: { readonly at: At; readonly go: Move; readonly region: string }) {
  const { words } = useLanguage();
  const { review } = usePageWords(policyWords);
  const use = decodeProject(at.use, isCarrier);
  const query = useQuery({
    ...api.policy.review.queryOptions({ input: { use, region, ...(at.date === undefined ? {} : { date: at.date }) } }),
    enabled: region !== '' && at.use !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Panel title={review.use}>
        <div className="yd-facts">
          {asked.map((carrier) => (
            <Field key={carrier} label={review.of(words.carrier[carrier], unitSign(carrierUnit(carrier)))}>
              {(ids) => (
                <NumberBox
                  id={ids.id}
                  value={typeof use[carrier] === 'boolean' ? undefined : use[carrier]}
                  onSay={(value) => go({ use: encodeProject(withFact(use, carrier, value)) }, { replace: true })}
                />
              )}
            </Field>
          ))}
        </div>
      </Panel>
      <ProblemView error={query.error} again={query.refetch} />
      {at.use === '' ? (
        <p className="yd-quiet">{review.empty}</p>
      ) : query.data === undefined ? (
        query.error === null ? (
          <Loading />
        ) : null
      ) : (
        <Answer of={query.data} />
      )}
    </>
  );
}

type Answer = Awaited<ReturnType<typeof client.policy.review>>;
type Coefficient = Answer['coefficients'][number];

function Answer({ of }: { readonly of: Answer }) {
  const { format } = useLanguage();
  const { review } = usePageWords(policyWords);
  const verdict = of.needsReview === null ? review.unknown : of.needsReview ? review.needs : review.not;
  const figures = [
    [review.equivalent, format.scaled(of.tce.equivalent, 'tce')],
    [review.equalValue, format.scaled(of.tce.equalValue, 'tce')],
    [review.electricity, format.scaled(of.kwh, 'kWh')],
  ] as const;
  const columns: Column<Coefficient>[] = [
    { key: 'name', title: review.name, show: ({ name }) => name },
    { key: 'value', title: review.value, number: true, show: ({ value, unit }) => `${value} ${unit}` },
    { key: 'source', title: review.source, show: ({ source }) => source },
    { key: 'status', title: review.status, show: ({ status }) => (isVerified(status) ? review.verified : review.unverified) },
  ];
  return (
    <div aria-live="polite">
      <Panel title={review.verdict}>
        <p role="status">
          <strong className="yd-result">{verdict}</strong>
        </p>
        <dl className="yd-facts">
          {figures.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{of.why}</p>
        {of.indicative ? <p className="yd-quiet">{review.indicative}</p> : null}
        <FindingList findings={of.findings} />
      </Panel>
      <Panel title={review.rules}>
        {of.rules.map((one) => (
          <RuleArticle key={one.rule} of={one} />
        ))}
      </Panel>
      <Panel title={review.coefficients}>
        <PlainTable label={review.coefficients} columns={columns} rows={of.coefficients} rowKey={({ id }) => id} />
      </Panel>
    </div>
  );
}
