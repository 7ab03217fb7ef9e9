import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { stockWords } from './stock-words.ts';

type Totals = Omit<Awaited<ReturnType<typeof client.stock.totals>>, 'list'>;

/** The totals of a list of buildings, above it; the count may be known before the rest. */
export function StockTotals({
  total,
  totals,
  error,
}: {
  readonly total: number | undefined;
  readonly totals: Totals | undefined;
  readonly error?: unknown;
}) {
  const { format } = useLanguage();
  const words = usePageWords(stockWords);
  const count = total ?? totals?.total;
  if (count === undefined) return null;
  const quantity = (value: number | null | undefined, unit: string): string =>
    totals === undefined ? '…' : format.scaled(value ?? null, unit);
  const number = (value: number | undefined): string => (value === undefined ? '…' : format.count(value));
  const of = totals?.unit.split('/')[0] ?? '';
  return (
    <div role="status">
      <strong>{words.totals(format.count(count), quantity(totals?.floorArea, 'm2'), quantity(totals?.value, of))}</strong>
      <div>{words.verdicts(number(totals?.formal.over), number(totals?.indicative.over), number(totals?.unknown))}</div>
      <ProblemView error={error} />
    </div>
  );
}
