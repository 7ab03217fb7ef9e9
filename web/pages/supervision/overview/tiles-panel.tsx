import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Figure } from '../../../ui/figure.tsx';
import type { City } from './answer.ts';
import { tileWords } from './tile-words.ts';
import { Sparkline } from '../../../chart/sparkline.tsx';

/** The key figures that have their months below them, with the field of the answer for each. */
const monthsOf = { energy: 'value', intensity: 'intensity' } as const;

/**
 * A key figure of a place by the months of the year, if it has them: loads after the figures, with its space reserved. Not requested for a
 * view as known on an earlier day.
 */
function MonthsSpark({ tile, region, year }: { readonly tile: string; readonly region: string; readonly year: number }) {
  return tile === 'energy' || tile === 'intensity' ? <Months of={tile} region={region} year={year} /> : null;
}

function Months({ of, region, year }: { readonly of: keyof typeof monthsOf; readonly region: string; readonly year: number }) {
  const words = usePageWords(tileWords);
  const { format } = useLanguage();
  const known = useKnownAt();
  const now = known.knownAt === undefined;
  const { data } = useQuery({ ...api.overview.cityMonths.queryOptions({ input: { region, year } }), enabled: now });
  if (!now) return null;
  const values = data?.months.map((month) => month[monthsOf[of]]) ?? [];
  const measured = values.filter((value) => value !== null).length;
  const told = data === undefined ? ' ' : words.measured(format.count(measured));
  return (
    <>
      {measured === 0 ? <div className="yd-spark" /> : <Sparkline label={words.months[of](String(year), told)} values={values} />}
      <div className="yd-quiet yd-small">{told}</div>
    </>
  );
}

const TodoTile = lazy(async () => ({ default: (await import('./todo-tile.tsx')).TodoTile }));

type Tile = City['tiles'][number];

/** The key figures of a place, each linked to its list. Those of other slices appear when they are loaded, and delay nothing. */
export function TilesPanel({ tiles, region, year }: { readonly tiles: City['tiles']; readonly region: string; readonly year: number }) {
  const words = usePageWords(tileWords);
  const others = useQuery(api.overview.tiles.queryOptions({ input: { region, year, ...useKnownAt() } }));
  return (
    <section className="yd-tiles yd-four" aria-label={words.label}>
      {[...tiles, ...(others.data?.tiles ?? [])].map((tile) => (
        <TileView key={tile.name} tile={tile} spark={<MonthsSpark tile={tile.name} region={region} year={year} />} />
      ))}
      <Suspense fallback={null}>
        <TodoTile />
      </Suspense>
    </section>
  );
}

function TileView({ tile, spark }: { readonly tile: Tile; readonly spark: ReactNode }) {
  const words = usePageWords(tileWords);
  const { title, means, findings, href, change } = tile;
  // buildings over limits that are still to be checked are over, too: never a zero with a footnote
  const unchecked =
    tile.value === 0 ? tile.beside.find(({ name, value }) => name === 'indicative' && value !== null && value > 0) : undefined;
  const beside = tile.beside.filter((one) => one !== unchecked);
  return (
    <div className="yd-tile">
      <div className="yd-tile-head">
        <Tooltip title={means}>
          <Link {...addressOf(href)}>{title}</Link>
        </Tooltip>
      </div>
      <div className="yd-tile-value">
        <Value of={unchecked === undefined ? tile : { ...unchecked, figure: null }} />
      </div>
      {unchecked === undefined ? null : <div className="yd-quiet">{words.unchecked}</div>}
      {spark}
      {change === null ? null : (
        <div className="yd-quiet">
          {words.change} <Signed change={change} />
        </div>
      )}
      {beside.map((one) => (
        <div key={one.name} className="yd-quiet" title={one.means ?? undefined}>
          {one.href === null ? one.title : <Link {...addressOf(one.href)}>{one.title}</Link>}{' '}
          {one.unit === '1' ? <Signed change={one.value} /> : <Value of={{ ...one, figure: null }} />}
        </div>
      ))}
      {findings.map(({ code, detail }) => (
        <div key={code} className="yd-quiet yd-small">
          {detail}
        </div>
      ))}
    </div>
  );
}

function Value({ of }: { readonly of: Pick<Tile, 'value' | 'unit' | 'figure'> & { readonly href?: string | null } }) {
  const { format } = useLanguage();
  const words = usePageWords(tileWords);
  const { value, unit, figure, href } = of;
  if (unit !== null && unit !== 'building') return <Figure of={{ value, unit, ...(figure !== null && { figure }) }} />;
  if (value === null) return <span className="yd-none">{format.none}</span>;
  const text = unit === null ? words.count(format.count(value)) : words.buildings(format.count(value));
  return href === null || href === undefined ? <>{text}</> : <Link {...addressOf(href)}>{text}</Link>;
}

/** A change with its sign and a word for it, so that it does not rely on colour alone. */
function Signed({ change }: { readonly change: number | null }) {
  const { format } = useLanguage();
  const words = usePageWords(tileWords);
  if (change === null) return <span className="yd-none">{format.none}</span>;
  if (Math.abs(change) < 0.0005) return <>{words.same}</>;
  const share = format.share(Math.abs(change));
  return <>{change > 0 ? words.more(share) : words.less(share)}</>;
}

/** An address of the console with its filters, as the router takes it. */
function addressOf(href: string) {
  const { pathname, searchParams } = new URL(href, 'http://console');
  const search: Record<string, string | number> = {};
  for (const [name, value] of searchParams) search[name] = name === 'year' ? Number(value) : value;
  return { to: pathname as '/', search };
}
