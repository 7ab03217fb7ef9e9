import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { portfolioPageWords } from './words.ts';

type Issue = Awaited<ReturnType<typeof client.settlement.show>>;
type Member = Issue['members'][number];

/** What each member gets; empty if the reader may not see money, and without a difference if there is no previous issue. */
function useMoney({ members, previous }: Issue): Column<Member>[] {
  const words = usePageWords(portfolioPageWords);
  if (members.every(({ money }) => money === null)) return [];
  const columns: Column<Member>[] = [
    { key: 'share', title: words.member.share, number: true, value: ({ share }) => share },
    {
      key: 'money',
      title: words.inYuan(words.issue.money),
      number: true,
      value: ({ money }) => money,
      show: ({ money, figure }) => (money === null ? null : <OpenedText figure={figure} text={money} />),
    },
  ];
  if (previous === null) return columns;
  return [
    ...columns,
    { key: 'difference', title: words.inYuan(words.issue.difference), number: true, value: ({ difference }) => difference },
  ];
}

/** An issue: the result of the event, and each member's line, whose amount opens down to the readings. */
export function IssueView({ of }: { readonly of: Issue }) {
  const words = usePageWords(portfolioPageWords);
  const { format } = useLanguage();
  const yuan = (money: string | null): string | null => (money === null ? null : format.money(money));
  const sums = [
    [words.issue.issue, words.number(of.issue)],
    [words.flexibility.response, of.responseKwh === null ? null : format.scaled(of.responseKwh, 'kWh')],
    [words.issue.counted, of.countedKwh === null ? null : format.scaled(of.countedKwh, 'kWh')],
    [words.issue.amount, yuan(of.amount)],
    [words.issue.penalty, yuan(of.penalty)],
    [words.issue.net, yuan(of.net)],
    [words.issue.aggregator, yuan(of.aggregator)],
    [words.issue.difference, yuan(of.difference)],
  ] as const;
  const kwh = (value: number | null) => ({ value, unit: 'kWh' });
  const columns: Column<Member>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
    { key: 'status', title: words.state, value: ({ status }) => words.status[status] },
    {
      key: 'committed',
      title: words.flexibility.committed,
      number: true,
      value: ({ committedKw }) => ({ value: committedKw, unit: 'kW' }),
    },
    { key: 'baseline', title: words.flexibility.baseline, number: true, value: ({ baselineKwh }) => kwh(baselineKwh) },
    { key: 'actual', title: words.flexibility.actual, number: true, value: ({ actualKwh }) => kwh(actualKwh) },
    { key: 'response', title: words.flexibility.response, number: true, value: ({ responseKwh }) => kwh(responseKwh) },
    ...useMoney(of),
  ];
  return (
    <>
      <dl className="yd-facts">
        {sums
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {of.indicative ? <p className="yd-quiet">{words.indicative}</p> : null}
      <FindingList findings={of.findings} />
      <PlainTable label={words.issue.issue} columns={columns} rows={of.members} rowKey={({ building }) => building} />
    </>
  );
}
