import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { readPublic } from './public-address.ts';
import type { Overview } from './public-address.ts';
import { publicWords } from './public-words.ts';

/** Number of bars drawn: the highest values. */
const most = 10;

/** Electricity per m2 as ranked bars, one use at a time: an office and a hotel are not comparable. */
export function PublicBars({ year, uses }: { readonly year: number; readonly uses: Overview['uses'] }) {
  const words = usePageWords(publicWords);
  const { words: all, format } = useLanguage();
  const [at, go] = useAddress(readPublic);
  const shown = uses.find(({ use }) => use === at.use) ?? uses[0];
  const input = { year, use: shown?.use ?? '', sort: 'intensity' as const, order: 'desc' as const, limit: most };
  const query = useQuery({
    ...api.disclosure.public.buildings.queryOptions({ input, placeholderData: keepPreviousData }),
    enabled: shown !== undefined,
  });
  if (shown === undefined) return null;
  const names: Readonly<Record<string, string>> = all.use;
  const nameOf = (use: string): string => names[use] ?? use;
  const rows = (query.data?.buildings ?? []).flatMap(({ code, name, uses: told }) => {
    const electric = told.find(({ carrier }) => carrier === 'electricity');
    return electric === undefined || electric.intensity === null ? [] : [{ code, name, value: electric.intensity, unit: electric.unit }];
  });
  const highest = Math.max(...rows.map(({ value }) => value), 0);
  return (
    <Panel title={words.chart}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.chartMeans}</p>
        <Field label={words.use}>
          {({ id }) => (
            <Choice
              id={id}
              value={shown.use}
              options={uses.map(({ use, buildings }) => ({ value: use, label: `${nameOf(use)}${format.aside(format.count(buildings))}` }))}
              onChoose={(use) => go({ use })}
            />
          )}
        </Field>
        <ProblemView error={query.error} again={query.refetch} />
        <ol className="yd-ranked" aria-label={words.chartOf(nameOf(shown.use), String(year))}>
          {rows.map(({ code, name, value, unit }) => (
            <li key={code} className="yd-bar">
              <span className="yd-bar-fill" style={{ width: `${highest > 0 ? (value / highest) * 100 : 0}%` }} />
              <span>{name}</span>
              <span className="yd-number">{format.quantity(value, `${unit}/m2`)}</span>
            </li>
          ))}
        </ol>
        {shown.buildings > most ? <p className="yd-quiet">{words.chartMost(format.count(shown.buildings), format.count(most))}</p> : null}
      </div>
    </Panel>
  );
}
