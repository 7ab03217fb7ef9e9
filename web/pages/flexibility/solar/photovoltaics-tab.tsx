import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { DesignPanel } from './design-panel.tsx';
import { EvaluationPanel } from './evaluation-panel.tsx';
import { SafetyTab } from './safety-tab.tsx';
import { SheetLinks } from './sheet-links.tsx';
import { solarPageWords } from './words.ts';

/** Photovoltaics of a building: each array with its state and duties, and what those with a meter produced in a year. */
export function PhotovoltaicsTab({
  building: { code: building },
  year,
}: {
  readonly building: { readonly code: string };
  readonly year: number;
}) {
  const words = usePageWords(solarPageWords);
  const known = useKnownAt();
  const asked = { building, kind: 'pv' as const, limit: 50, ...known };
  const { data, error, refetch } = useQuery(api.resources.list.queryOptions({ input: asked }));
  const metered = (data?.resources ?? []).filter(({ meter }) => meter !== null);
  return (
    <div className="yd-stack">
      <ProblemView error={error} again={refetch} />
      {data === undefined || data.total === 0 ? null : <SheetLinks of={{ building, ...known }} />}
      <SafetyTab asked={{ building, ...known }} none={words.noArraysHere} />
      {metered.map(({ code, name }) => (
        <EvaluationPanel key={code} array={code} name={name ?? code} year={year} {...known} />
      ))}
      <DesignPanel building={building} {...known} />
    </div>
  );
}
