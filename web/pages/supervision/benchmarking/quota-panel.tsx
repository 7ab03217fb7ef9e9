import { useQuery } from '@tanstack/react-query';
import { isVerified } from '#kernel/source-status.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { Verdict } from '../../../ui/verdict.tsx';
import { QuotaSteps } from './quota-steps.tsx';
import { benchmarkingWords } from './words.ts';

type Quota = Awaited<ReturnType<typeof client.benchmarking.quota>>;
type Part = Quota['parts'][number];

/** A building's year against its quota: what was measured, each correction, the limits, the verdict. */
export function QuotaPanel({ building, year }: { readonly building: string; readonly year: number }) {
  const { quota: words } = usePageWords(benchmarkingWords);
  const known = useKnownAt();
  const query = useQuery(api.benchmarking.quota.queryOptions({ input: { building, year, ...known } }));
  const quota = query.data;
  return (
    <Panel
      title={words.title(String(year))}
      actions={quota === undefined ? null : <Verdict verdict={quota.verdict} indicative={quota.indicative} byCity={quota.byCity} />}
    >
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {quota === undefined ? null : (
        <div className="yd-stack">
          {quota.parts.map((part, index) => (
            <QuotaPart
              key={part.carrier}
              part={part}
              figure={index === 0 ? quota.figure : undefined}
              several={quota.parts.length > 1}
              byCity={quota.byCity}
            />
          ))}
          <FindingList findings={quota.findings} />
        </div>
      )}
    </Panel>
  );
}

function QuotaPart({
  part,
  figure,
  several,
  byCity,
}: {
  readonly part: Part;
  readonly figure: string | undefined;
  readonly several: boolean;
  readonly byCity: boolean;
}) {
  const { words: own } = useLanguage();
  const { quota: words } = usePageWords(benchmarkingWords);
  const unit = part.unit ?? '';
  const facts = [
    { name: words.measured, value: <Figure of={{ value: part.measured, unit, figure }} /> },
    { name: words.corrected, value: <Figure of={{ value: part.corrected, unit, figure }} /> },
    { name: words.constraint, value: <Figure of={{ value: part.constraint, unit, figure }} /> },
    { name: words.leading, value: <Figure of={{ value: part.leading, unit, figure }} /> },
  ];
  return (
    <section className="yd-stack" aria-label={own.carrier[part.carrier]}>
      {several ? <strong>{own.carrier[part.carrier]}</strong> : null}
      <dl className="yd-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{words.source}</dt>
          <dd>{part.source === null ? own.figure.none : <Source of={part.source} byCity={byCity} />}</dd>
        </div>
      </dl>
      <QuotaSteps part={part} />
    </section>
  );
}

function Source({
  of,
  byCity,
}: {
  readonly of: { readonly document: string; readonly clause: string; readonly status: string };
  readonly byCity: boolean;
}) {
  const { words: own } = useLanguage();
  const format = useFormat();
  const { quota: words } = usePageWords(benchmarkingWords);
  return (
    <>
      {of.document} {of.clause}
      <span className="yd-quiet">
        {format.aside(isVerified(of.status) ? words.verified : byCity ? own.quota.byCity : words.unverified)}
      </span>
    </>
  );
}
