import { isVerified } from '#kernel/source-status.ts';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { standingWords } from './standing-words.ts';
import { benchmarkingWords } from './words.ts';

type Part = Awaited<ReturnType<typeof client.benchmarking.quota>>['parts'][number];

type Step = {
  readonly name: string;
  readonly factor: number | null;
  readonly value: number | null;
  readonly why: string;
  readonly clause: string;
  readonly status: string | null;
};

/** The judgement step by step: what was measured, each correction with its result, and the limits that it is compared with. */
export function QuotaSteps({ part }: { readonly part: Part }) {
  const { steps: words } = usePageWords(standingWords);
  const { quota } = usePageWords(benchmarkingWords);
  const unit = part.unit ?? '';
  const onLimits = part.corrects === 'limits';
  const plain = (name: string, value: number | null, clause = ''): Step => ({ name, factor: null, value, why: '', clause, status: null });
  const source = part.source === null ? '' : `${part.source.document} ${part.source.clause}`;
  const corrections = part.corrections.map(({ name, factor, after, why, clause, status }): Step => ({
    name: words.times(words.symbols[name] ?? name),
    factor,
    value: after,
    why,
    clause,
    status,
  }));
  const rows = [
    plain(words.measured, part.measured),
    ...(onLimits ? [plain(words.limit, part.before, source)] : []),
    ...corrections,
    ...(onLimits || part.corrections.length === 0 ? [] : [plain(words.corrected, part.corrected)]),
    plain(words.constraint, part.constraint, source),
    plain(words.leading, part.leading, source),
  ];
  const columns: Column<Step>[] = [
    { key: 'name', title: words.step, show: ({ name }) => name },
    { key: 'factor', title: words.factor, number: true, value: ({ factor }) => factor ?? undefined },
    { key: 'value', title: words.after, number: true, value: ({ value }) => ({ value, unit }) },
    { key: 'why', title: words.why, show: ({ why }) => why },
    { key: 'clause', title: words.clause, show: ({ clause }) => clause },
    {
      key: 'status',
      title: quota.status,
      show: ({ status }) => (status === null ? '' : isVerified(status) ? quota.verified : quota.unverified),
    },
  ];
  return (
    <>
      {part.corrections.length === 0 ? <p className="yd-quiet">{quota.none}</p> : null}
      <PlainTable label={words.label} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </>
  );
}
