import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { useBrief } from './answer-panel.tsx';
import { groupsOf, mostRows, towardsPlan, type PlaceBrief } from './target-rows.ts';
import { viewWords } from './view-words.ts';

type Place = { readonly region: string; readonly year: number };
type Target = PlaceBrief['targets'][number];

/** The targets of a place as rows with a bar to their plan, the ones in trouble first; those that are not judged are folded. */
export function TargetsPanel({ region, year }: Place) {
  const { targets: words } = usePageWords(viewWords);
  const { format } = useLanguage();
  const { data } = useBrief({ region, year });
  if (data === undefined || data.targets.length + data.unshared.length === 0) return null;
  const { judged, unknown, over } = groupsOf(data.targets, year);
  const all = (
    <Link to="/targets" search={{ region, year }}>
      {words.all(format.count(data.targets.length + data.unshared.length))}
    </Link>
  );
  return (
    <Panel title={words.title} actions={all}>
      <ul className="yd-bare yd-targets" aria-label={words.title}>
        {judged.slice(0, mostRows).map((one) => (
          <TargetRow key={one.id} of={one} region={region} year={year} />
        ))}
      </ul>
      <Folded title={words.unknown} of={unknown} region={region} year={year} />
      <Folded title={words.over} of={over} region={region} year={year} aside={({ status }) => words.status[status]} />
      <Folded title={words.unshared} of={data.unshared} region={region} year={year} />
    </Panel>
  );
}

function TargetRow({ of, region, year }: Place & { readonly of: Target }) {
  const { targets: words } = usePageWords(viewWords);
  const { format } = useLanguage();
  const { colours } = useTheme();
  const { id, title, status, now, path, unit, figure } = of;
  const share = towardsPlan(of);
  const isLate = status === 'missed' || status === 'behind';
  const tone = isLate ? colours.error : colours.success;
  return (
    <li>
      <Link to="/targets" search={{ region, year, target: id }}>
        {title}
      </Link>
      <strong style={{ color: tone }}>{words.status[status]}</strong>
      <span className="yd-to-plan" aria-hidden>
        {share === null ? null : <span style={{ width: `${share * 100}%`, background: tone }} />}
      </span>
      <span>
        <Figure of={{ value: now, unit, figure: figure ?? undefined }} />{' '}
        <span className="yd-quiet">{words.plan(format.quantity(path, unit))}</span>
      </span>
    </li>
  );
}

type Named = { readonly id: string; readonly title: string };

function Folded<T extends Named>({
  title,
  of,
  aside,
  region,
  year,
}: Place & { readonly title: (count: string) => string; readonly of: readonly T[]; readonly aside?: (one: T) => ReactNode }) {
  const { format } = useLanguage();
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{title(format.count(of.length))}</summary>
      <ul>
        {of.map((one) => (
          <li key={one.id}>
            <Link to="/targets" search={{ region, year, target: one.id }}>
              {one.title}
            </Link>{' '}
            {aside === undefined ? null : <span className="yd-quiet">{aside(one)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
