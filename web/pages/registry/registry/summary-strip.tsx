import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Sparkline } from '../../../chart/sparkline.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Verdict } from '../../../ui/verdict.tsx';
import { standingWords } from '../../supervision/benchmarking/standing-words.ts';
import { tileWords } from '../../supervision/overview/tile-words.ts';
import { summaryWords } from './summary-words.ts';

type Summary = Awaited<ReturnType<typeof client.overview.buildingSummary>>;

/** The key figures of a building, above all its views: each links to what it is based on, and a missing one says why. */
export function SummaryStrip({
  building,
  year,
  act,
}: {
  readonly building: string;
  readonly year: number;
  /** What the verdict leads to. */
  readonly act?: ReactNode;
}) {
  const words = usePageWords(summaryWords);
  const input = { building, year, ...useKnownAt() };
  const query = useQuery({ ...api.overview.buildingSummary.queryOptions({ input }), placeholderData: keepPreviousData });
  const of = query.data;
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  return (
    <section
      className="yd-tiles yd-strip"
      aria-label={words.label(String(of?.year ?? year))}
      aria-busy={of === undefined || query.isPlaceholderData}
    >
      {of === undefined ? null : (
        <>
          <IntensityTile of={of} />
          <VerdictTile of={of.verdict} act={act} />
          <RankTile of={of} />
          <CoverageTile of={of.coverage} />
          <TrendTile of={of.trend} />
          <Tile title={<Inside hash="findings">{words.findings}</Inside>}>
            <FindingCount count={of.openFindings} />
          </Tile>
        </>
      )}
    </section>
  );
}

function Tile({ title, children, why }: { readonly title: ReactNode; readonly children: ReactNode; readonly why?: string | null }) {
  return (
    <div className="yd-tile">
      <div>{title}</div>
      {children}
      {why === null || why === undefined ? null : <div className="yd-quiet yd-small">{why}</div>}
    </div>
  );
}

/** A place on this page: another of its views, or a part of the first. */
function Inside({ tab, hash, children }: { readonly tab?: string; readonly hash?: string; readonly children: ReactNode }) {
  return (
    <Link to="." search={(before) => ({ ...before, tab })} hash={hash ?? ''} resetScroll={false}>
      {children}
    </Link>
  );
}

function IntensityTile({ of: { intensities } }: { readonly of: Summary }) {
  const words = usePageWords(summaryWords);
  const [first, ...others] = intensities;
  if (first === undefined) return null;
  const { value, unit, figure, change, changeAtWeather, measure, why } = first;
  return (
    <Tile title={<Inside tab="years">{words[measure]}</Inside>} why={why}>
      <div className="yd-tile-value">
        <Figure of={{ value, unit, figure: figure ?? undefined }} />
      </div>
      <Change name={words.change} of={change} />
      <Change name={words.atLikeWeather} means={words.atLikeWeatherMeans} of={changeAtWeather} />
      {others.map((one) => (
        <div key={one.measure} className="yd-quiet">
          {words[one.measure]} <Figure of={{ ...one, figure: one.figure ?? undefined }} />
        </div>
      ))}
    </Tile>
  );
}

/** A change with its sign and an arrow, so that it does not rely on colour alone. */
function Change({ name, of, means }: { readonly name: string; readonly of: number | null; readonly means?: string }) {
  const { format } = useLanguage();
  const { more, less, same } = usePageWords(tileWords);
  if (of === null) return null;
  const share = format.share(Math.abs(of));
  return (
    <div className="yd-quiet" title={means}>
      {name} {Math.abs(of) < 0.0005 ? same : of > 0 ? more(share) : less(share)}
    </div>
  );
}

/** Formal and indicative verdicts are kept apart: one based on a source that is still to be checked says so in one quiet line. */
function VerdictTile({ of, act }: { readonly of: Summary['verdict']; readonly act: ReactNode }) {
  const { format } = useLanguage();
  const words = usePageWords(summaryWords);
  const { corrected, constraint, unit, excess } = of;
  return (
    <Tile title={<Inside tab="quota">{words.verdict}</Inside>} why={of.why}>
      <div className="yd-tile-value">
        <Verdict verdict={of.verdict} indicative={of.indicative} byCity={of.byCity} />
      </div>
      {corrected === null || constraint === null ? null : (
        <div className="yd-quiet">
          <OpenedText figure={of.figure} text={words.against(format.quantity(corrected, ''), format.quantity(constraint, unit ?? ''))} />
        </div>
      )}
      {excess === null || excess <= 0 ? null : <div className="yd-quiet">{words.overBy(format.share(excess))}</div>}
      {of.indicative ? <div className="yd-quiet yd-small">{words.toCheck}</div> : null}
      {act}
    </Tile>
  );
}

function RankTile({ of: { rank: of, year, intensities } }: { readonly of: Summary }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(summaryWords);
  const { peers } = usePageWords(standingWords);
  const { nameOf } = usePlaces();
  const uses: Readonly<Record<string, string>> = own.use;
  const search = { region: of.region, year, carrier: intensities[0]?.measure ?? 'total', ...(of.use !== null && { use: of.use }) };
  const told =
    of.rank !== null
      ? words.rankOf(format.count(of.rank), format.count(of.count ?? 0))
      : of.quarter === null
        ? null
        : (peers.quarters[of.quarter - 1] ?? null);
  return (
    <Tile title={<Link {...{ to: '/ranking', search }}>{words.rank}</Link>} why={told === null ? of.why : null}>
      <div className="yd-tile-value">
        {told === null ? <span className="yd-none">{own.figure.none}</span> : <OpenedText figure={of.figure} text={told} />}
      </div>
      {told === null || of.use === null ? null : <div className="yd-quiet">{words.among(uses[of.use] ?? of.use, nameOf(of.region))}</div>}
    </Tile>
  );
}

function CoverageTile({ of: { value, carriers, why } }: { readonly of: Summary['coverage'] }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(summaryWords);
  const least = carriers.find(({ coverage }) => coverage === value);
  return (
    <Tile title={<Inside hash="coverage">{words.coverage}</Inside>} why={why}>
      <div className="yd-tile-value">{value === null ? <span className="yd-none">{own.figure.none}</span> : format.share(value)}</div>
      {least === undefined || least.coverage >= 1 ? null : <div className="yd-quiet">{own.carrier[least.carrier]}</div>}
    </Tile>
  );
}

/** Only months that are measured in full: half a month is no decrease. */
function TrendTile({ of: { carrier, months, why } }: { readonly of: Summary['trend'] }) {
  const { words: own, format } = useLanguage();
  const words = usePageWords(summaryWords);
  const values = months.map(({ value, coverage }) => (coverage < 0.95 ? null : value));
  const full = values.filter((value) => value !== null).length;
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (carrier === null || first === undefined || last === undefined || full === 0)
    return (
      <Tile title={words.trend} why={why ?? words.noMonths}>
        <div className="yd-tile-value yd-none">{own.figure.none}</div>
      </Tile>
    );
  const name = (month: string) => format.stepStart(`${month}-01T00:00:00Z`, 'month', 'UTC');
  const label = words.trendOf(own.carrier[carrier], name(first), name(last));
  const end = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5)), 1)).toISOString().slice(0, 10);
  const search = (before: object) => ({
    ...before,
    tab: undefined,
    carrier,
    item: undefined,
    step: 'month',
    from: `${first}-01`,
    to: end,
    zoom: undefined,
  });
  return (
    <Tile title={words.trend}>
      <Link {...{ to: '.', search: search as never }} className="yd-spark-link" resetScroll={false}>
        <Sparkline label={label} values={values} />
      </Link>
      <div className="yd-quiet yd-small">{words.months(format.count(full), format.count(months.length))}</div>
    </Tile>
  );
}

function FindingCount({ count }: { readonly count: number }) {
  const { format } = useLanguage();
  const words = usePageWords(tileWords);
  return <div className="yd-tile-value">{words.count(format.count(count))}</div>;
}
