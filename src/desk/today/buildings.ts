import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { civil, dayNumber, dayText, parseDay } from '#kernel/day.ts';
import { type Finding, type Language, tell } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { type BuildingFacts, standingFrom } from '#registry/registry/facts.ts';
import type { YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import { periodFigure, useFigure } from '#supervision/benchmarking/public/use-figure.ts';
import { buildingSentences, firstOf, owedOf } from './building-sentences.ts';
import { invitationsOf } from './invitations.ts';
import type { BuildingNeeds } from './needs.ts';
import { type CarrierUse, type FirstMeasure, levelOf, type OwnBuilding, soFarOf } from './own-building.ts';

type Page = { readonly limit: number; readonly offset: number };

/** At most how many items of missing data are looked at. */
const mostMissing = 10_000;

/**
 * The buildings that the scope sees, the largest first: how each did in the last whole year, why, what to do first, which bills it
 * owes; and what is asked of them in demand response.
 */
export async function ownBuildings(needs: BuildingNeeds, scope: Scope, { limit, offset }: Page, language: Language) {
  const known = needs.metering.knownAt(undefined);
  const day = today(needs.now());
  const year = Number(day.slice(0, 4)) - 1;
  const all = standingFrom(await needs.registry.buildingFacts(scope, {}, asOfNow), day).toSorted(bySize);
  const shown = all.slice(offset, offset + limit);
  const names = new Map(all.map(({ code, name }) => [code, name]));
  const [missing, invitations, measureOf] = await Promise.all([
    needs.reminder.missing(scope, { kind: 'months', limit: mostMissing, offset: 0 }),
    invitationsOf(needs, scope, names, language),
    measuresBy(needs, scope, { year, known, buildings: shown }),
  ]);
  const buildings = [];
  for (const facts of shown) {
    const owed = missing.rows.filter(({ building }) => building === facts.code).map(({ carrier, months }) => ({ carrier, months }));
    const one: OwnBuilding = {
      ...(await judged(needs, scope, { facts, year, known, day }, language)),
      measure: await measureOf(facts),
      owed,
    };
    buildings.push(presentBuilding(one, language));
  }
  const owing = new Set(missing.rows.map(({ building }) => building)).size;
  return { day, year, total: all.length, owing, buildings, invitations };
}

function presentBuilding(one: OwnBuilding, language: Language) {
  const { intensity, peers, code, name, limit } = one;
  const { level, by } = levelOf(one);
  return {
    building: code,
    name,
    level,
    indicative: by === 'limit' && limit.indicative,
    intensity: {
      value: intensity.value,
      unit: intensity.unit,
      coverage: intensity.coverage,
      ...(intensity.figure !== null && { figure: intensity.figure }),
    },
    change: intensity.change,
    excess: limit.excess,
    quarter: peers.quarter,
    sentences: buildingSentences(one, language),
    first: firstOf(one, language),
    owed: owedOf(one, language),
  };
}

const areaOf = ({ floorAreaM2 }: BuildingFacts): number => floorAreaM2.at(-1)?.value ?? 0;
const bySize = (a: BuildingFacts, b: BuildingFacts): number => areaOf(b) - areaOf(a) || (a.code < b.code ? -1 : 1);

type BuildingQuestion = { readonly facts: BuildingFacts; readonly year: number; readonly known: AsOf; readonly day: string };
type Judged = Omit<OwnBuilding, 'measure' | 'owed'>;

async function judged(
  needs: BuildingNeeds,
  scope: Scope,
  { facts, year, known, day }: BuildingQuestion,
  language: Language,
): Promise<Judged> {
  const building = facts.code;
  const [summary, whole, warnings] = await Promise.all([
    needs.overview.summary(scope, { building, year, known }),
    needs.benchmarking.yearOfBuilding(scope, { building, year, known }),
    needs.warning.list(scope, { building, state: 'open', limit: 100 }),
  ]);
  const said = (finding: Finding | null): string | null => (finding === null ? null : tell(finding, needs.words, language).detail);
  const [first] = summary.intensities;
  const { verdict, rank } = summary;
  return {
    code: building,
    name: facts.name,
    year,
    uses: usesOf(whole, year, known),
    intensity: {
      value: first?.value ?? null,
      unit: first?.unit ?? 'kgce/m2',
      coverage: first?.coverage ?? 0,
      change: first?.change ?? null,
      changeAtWeather: first?.changeAtWeather ?? null,
      figure: first?.figure ?? null,
      missing: said(first?.missing ?? summary.coverage.missing),
    },
    limit: {
      verdict: verdict.verdict,
      indicative: verdict.indicative && !verdict.byCity,
      excess: verdict.excess,
      figure: verdict.figure,
      missing: said(verdict.missing),
    },
    peers: { quarter: rank.quarter, figure: rank.figure, missing: said(rank.missing) },
    soFar: await soFar(needs, scope, { facts, year, known, day }, summary.trend.carrier),
    warning: gravestOf(warnings.episodes),
  };
}

function usesOf({ building: { code, fields }, uses, before }: YearBuilding, year: number, known: AsOf): CarrierUse[] {
  return uses
    .filter(({ meters }) => meters > 0)
    .map(({ carrier, unit, value, coverage }) => {
      const was = before.find((one) => one.carrier === carrier);
      const isCompared =
        value !== null && coverage >= enough && was !== undefined && was.value !== null && was.value > 0 && was.coverage >= enough;
      const change = isCompared ? value / (was.value as number) - 1 : null;
      return { carrier, unit, value, coverage, change, figure: useFigure(code, fields['zone'], carrier, year, known) };
    });
}

/** From this coverage on a year is compared, as in the ranking. */
const enough = 0.95;

async function soFar(needs: BuildingNeeds, scope: Scope, { facts, known, day }: BuildingQuestion, carrier: CarrierUse['carrier'] | null) {
  const { year, month } = civil(parseDay(day) ?? 0);
  if (carrier === null || month === 1) return null;
  const span = { from: `${year - 1}-01-01`, to: dayText(dayNumber(year, month, 1)) };
  const { unit, steps } = await needs.metering.useOfBuilding(scope, { building: facts.code, carrier, ...span, step: 'month', known });
  const found = soFarOf(steps);
  if (found === null) return null;
  const period = { from: `${year}-01-01`, to: dayText(dayNumber(year, found.month + 1, 1)) };
  return { ...found, year, carrier, unit, figure: periodFigure(facts.code, facts.zone, carrier, period, known) };
}

const grave = ['error', 'warning', 'info'];
type Episode = Awaited<ReturnType<BuildingNeeds['warning']['list']>>['episodes'][number];

/** The gravest, of equals the one that has lasted longest. */
function gravestOf(episodes: readonly Episode[]): OwnBuilding['warning'] {
  const [first] = episodes.toSorted((a, b) => grave.indexOf(a.severity) - grave.indexOf(b.severity) || (a.start < b.start ? -1 : 1));
  return first === undefined ? null : { id: first.id, name: { ...first.names }, since: today(Date.parse(first.start)) };
}

/** The package for homes, which fits nothing else (`knowledge/packages`). */
const ofHomes = 'homes';

type MeasuresQuestion = { readonly year: number; readonly known: AsOf; readonly buildings: readonly BuildingFacts[] };

/** For a building, the package of measures that saves most; null if what any of them saves is not known. */
async function measuresBy(needs: BuildingNeeds, scope: Scope, { year, known, buildings }: MeasuresQuestion) {
  const estimate = needs.retrofitEstimate.batch(scope, known, { year, buildings: buildings.map(({ code }) => code) });
  return async (facts: BuildingFacts): Promise<FirstMeasure | null> => {
    const [told, library] = await Promise.all([
      estimate({ building: facts.code, year }).catch(unknownIfRefused),
      needs.retrofitEstimate.measures({ region: facts.region, on: `${year}-12-31` }),
    ]);
    const isHome = facts.uses.at(-1)?.value.some(({ use }) => use === 'dwelling') === true;
    const fitting = (told?.packages ?? []).flatMap((one) => {
      const { value, low, high, figure } = one.total;
      const names = library.packages.find((known) => known.package === one.package)?.names;
      if (value === null || value <= 0 || names === undefined || (one.package === ofHomes && !isHome)) return [];
      return [{ name: names, kgce: value, low, high, indicative: one.indicative, figure }];
    });
    return fitting.toSorted((a, b) => b.kgce - a.kgce)[0] ?? null;
  };
}

/** A package of the city whose measures exclude each other estimates nothing. */
function unknownIfRefused(trouble: unknown): null {
  if (trouble instanceof Problem) return null;
  throw trouble;
}
