import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Posting } from './posting.tsx';
import { useContractText } from './spell.ts';
import type { Contract, Period } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** One period: what is known about it now, which days are missing, and settling it. */
export function PeriodPanel({ of, period }: { readonly of: Contract; readonly period: Period }) {
  const words = usePageWords(contractsPageWords);
  const { days } = useContractText(of);
  const known = useKnownAt();
  const { contract } = of;
  const query = useQuery(api.contracts.period.queryOptions({ input: { contract, period: period.from, ...known } }));
  const me = useMe();
  const settles = period.state === 'open' && may(me, 'contract-act');
  const [from, to] = days(period).split(' – ') as [string, string];
  return (
    <Panel title={words.periodOf(from, to)}>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? query.isPending && <Loading /> : <Known of={of} told={query.data} />}
        {settles ? (
          <Posting
            of={of}
            label={words.preview}
            none={words.nothingToPost}
            ask={(preview, seen) =>
              client.contracts.settle({ contract, period: period.from, ...(preview ? { preview, ...known } : seen && { seen: seen.hash }) })
            }
          />
        ) : null}
      </div>
    </Panel>
  );
}

type PeriodKnown = Awaited<ReturnType<typeof client.contracts.period>>;
type Stretch = PeriodKnown['known'][number];

function Known({ of, told }: { readonly of: Contract; readonly told: PeriodKnown }) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const { days, quantity, saved } = useContractText(of);
  const daysIn = ({ counted, missing }: Stretch) => format.count(Number(counted) + missing.length);
  return (
    <>
      <h3>{words.known}</h3>
      <ShortTable
        label={words.known}
        rows={told.known}
        rowKey={({ boundary, from }) => `${boundary} ${from}`}
        columns={[
          { key: 'boundary', title: words.saving.boundary, value: ({ boundary }) => boundary },
          { key: 'from', title: words.span, value: (one) => days(one) },
          {
            key: 'adjusted',
            title: words.saving.adjustedBaseline,
            number: true,
            value: (one) => quantity(one.adjustedBaseline, one.boundary),
          },
          { key: 'measured', title: words.saving.measured, number: true, value: (one) => quantity(one.measured, one.boundary) },
          { key: 'savings', title: words.saved, number: true, value: (one) => saved(one) },
          { key: 'counted', title: words.saving.counted, number: true, value: (one) => words.countedOf(one.counted ?? '', daysIn(one)) },
          {
            key: 'missing',
            title: words.missing,
            value: ({ missing }) => (missing.length === 0 ? words.missingNone : missing.map((day) => format.day(day)).join(format.and)),
          },
        ]}
      />
      <FindingList findings={told.findings} />
    </>
  );
}
