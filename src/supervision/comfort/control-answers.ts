import { refuseManyValues } from '#kernel/answer-size.ts';
import { type AsOf, asOf } from '#kernel/as-of.ts';
import { figureId, type FigureQuestion } from '#kernel/figure.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { type Stretch, stretchOf, type SpanText } from './stretch.ts';
import type { BuildingControl, ControlSum, NotJudged, PlaceControl, SpaceControl, TemperatureRule, TemperatureSeason } from './facts.ts';
import { type BuildingOutcome, judgeBuildings, type PointOutcome } from './judge-buildings.ts';
import type { ComfortNeeds } from './needs.ts';
import { placeSums, sumOf } from './place-sums.ts';
import { ruleOn } from './rules.ts';
import { seasonsWithin } from './season-days.ts';
import { shareFloor } from './share-floor.ts';
import type { createSeasons } from './seasons.ts';

type Seasons = Pick<ReturnType<typeof createSeasons>, 'seasonsOf'>;

export type ControlQuestion = SpanText & { readonly knownAt?: string | undefined; readonly known?: AsOf | undefined };

/** Maximum hours of points in one question: a city of five thousand rooms, a year. */
const mostHours = 50_000_000;

const china = createZone('Asia/Shanghai') as Zone;

/** Measured temperatures of public buildings against the rule. */
export function createControl(needs: ComfortNeeds, seasons: Seasons) {
  return {
    /**
     * How many hours of a building's rooms were judged and outside, room by room. Throws `no-such-building`, `no-temperature-rule`,
     * `bad-instant`, `time-not-kept`, `empty-range`, `too-many-steps`.
     */
    control: (scope: Scope, asked: ControlQuestion & { readonly building: string }): Promise<BuildingControl> =>
      ofBuilding(needs, seasons, scope, asked),
    /**
     * The same for all buildings of a place, those most outside first, those without any judged hour last. Throws as `control`,
     * `no-such-place`, `too-many-values`.
     */
    controlOfPlace: (scope: Scope, asked: ControlQuestion & { readonly region: string }): Promise<PlaceControl> =>
      ofPlace(needs, seasons, scope, asked),
  };
}

const knownOf = ({ now }: ComfortNeeds, { known, knownAt }: ControlQuestion): AsOf => known ?? asOf(now(), knownAt);

async function outcomes(
  needs: ComfortNeeds,
  seasons: Seasons,
  scope: Scope,
  which: { readonly buildings: readonly string[] } | { readonly region: string },
  buildings: readonly BuildingFacts[],
  asked: ControlQuestion,
): Promise<BuildingOutcome[]> {
  const known = knownOf(needs, asked);
  const spanOf = (zone: Zone): Stretch => stretchOf(zone, asked);
  const { from, to } = spanOf(china);
  const [held, air, running] = await Promise.all([
    seasons.seasonsOf(
      buildings.map(({ region }) => region),
      known,
    ),
    needs.point.pointFacts(scope, { ...which, quantity: 'temperature', tag: 'zone-air' }, known),
    needs.point.pointFacts(scope, { ...which, quantity: 'state', tag: 'running' }, known),
  ]);
  refuseManyValues(Math.ceil((to - from) / 3600), air.length + running.length, mostHours);
  return judgeBuildings(needs, scope, { buildings, seasons: held, points: { air, running }, spanOf, known });
}

async function ofBuilding(
  needs: ComfortNeeds,
  seasons: Seasons,
  scope: Scope,
  { building: code, ...asked }: ControlQuestion & { readonly building: string },
): Promise<BuildingControl> {
  const known = knownOf(needs, asked);
  const [building] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (building === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const zone = createZone(building.zone) ?? china;
  const span = stretchOf(zone, asked);
  const [outcome] = await outcomes(needs, seasons, scope, { buildings: [building.code] }, [building], { ...asked, known });
  const told = outcome as BuildingOutcome;
  const { rule, season, reason, points } = told;
  const floor = shareFloor(needs, zone.dayOf(span.to - 1), known);
  const sum = sumOf(points, floor);
  return {
    building: building.code,
    zone: building.zone,
    ...(reason !== null && { reason }),
    ...limitOf(rule, season, zone, span),
    ...sum,
    figure: figureId(controlQuestion(building.code, span, known)),
    spaces: points.map((one) => spaceShown(one, floor)).toSorted(mostOutside((one) => `${one.space ?? ''} ${one.point}`)),
    findings: [...(await findingsOf(needs, scope, told, span, { ...asked, known })), ...lowOf([sum], floor)],
  };
}

async function ofPlace(
  needs: ComfortNeeds,
  seasons: Seasons,
  scope: Scope,
  { region, ...asked }: ControlQuestion & { readonly region: string },
): Promise<PlaceControl> {
  const whole = stretchOf(china, asked);
  const place = await needs.place.get(region);
  const known = knownOf(needs, asked);
  const buildings = await needs.registry.buildingFacts(scope, { region }, known);
  const found = await outcomes(needs, seasons, scope, { region }, buildings, { ...asked, known });
  const floor = shareFloor(needs, china.dayOf(whole.to - 1), known);
  const told = found.map((one) => {
    const { code, name, region: own, fields } = one.building;
    const placed = (name: 'latitude' | 'longitude') => (typeof fields[name] === 'number' ? fields[name] : null);
    const span = stretchOf(createZone(one.building.zone) ?? china, asked);
    return {
      code,
      name,
      region: own,
      latitude: placed('latitude'),
      longitude: placed('longitude'),
      ...(one.reason !== null && { reason: one.reason }),
      ...sumOf(one.points, floor),
      spaces: one.points.length,
      isRunningKnown: one.points.every(({ isRunningKnown }) => isRunningKnown),
      figure: figureId(controlQuestion(code, span, known)),
    };
  });
  const [below, held] = await Promise.all([needs.place.places(region), seasons.seasonsOf([region], known)]);
  const rule = ruleOn(needs, dayText(china.dayOf(whole.to - 1)), known);
  return {
    region,
    ...limitOf(rule, held.get(region) ?? null, china, whole),
    places: placeSums(
      place,
      below,
      found.map(({ building, points }) => ({ region: building.region, points })),
      floor,
    ),
    buildings: told.toSorted(mostOutside(({ code }) => code)),
    findings: [...placeFindings(found), ...lowOf(told, floor)],
  };
}

/** The rule with the seasons that a stretch touches, and its limit if that is unique. */
function limitOf(rule: TemperatureRule, season: TemperatureSeason | null, zone: Zone, { from, to }: Stretch) {
  const touched = season === null ? [] : seasonsWithin(season, zone.dayOf(from), zone.dayOf(to - 1));
  const limits = { heating: rule.heatingAtMost, cooling: rule.coolingAtLeast };
  const [only] = touched;
  return {
    limit: only !== undefined && touched.length === 1 ? limits[only] : null,
    rule: { ...ruleShown(rule), tolerance: season?.tolerance ?? null, seasons: touched },
  };
}

/** A finding that hours were judged, but too few for a share. */
function lowOf(sums: readonly ControlSum[], floor: number): Finding[] {
  const low = sums.filter(({ hours, share }) => hours > 0 && share === null);
  const coverage = Math.min(...low.map((one) => one.coverage ?? 0));
  return low.length === 0 ? [] : [warning('control-coverage-low', { count: low.length, coverage, floor })];
}

/** The question behind the id of a building's hours outside. */
export const controlQuestion = (building: string, { from, to }: Stretch, known: AsOf): FigureQuestion => ({
  kind: 'temperature-control',
  building,
  from,
  to,
  ...known,
});

/** Largest share outside first, of equals with most hours first; those without a judged hour last. */
const mostOutside =
  <T extends ControlSum>(name: (one: T) => string) =>
  (a: T, b: T): number =>
    (b.share ?? -1) - (a.share ?? -1) || b.outside - a.outside || (name(a) < name(b) ? -1 : 1);

function spaceShown(one: PointOutcome, floor: number): SpaceControl {
  const { space, code, equipment } = one.point;
  return {
    space,
    point: code,
    equipment,
    ...sumOf([one], floor),
    mean: one.hours === 0 ? null : Math.round(one.sum / one.hours) / 1e4,
    isRunningKnown: one.isRunningKnown,
  };
}

function ruleShown({ id, version, coolingAtLeast, heatingAtMost, source, status, indicative }: TemperatureRule) {
  return { id, version, coolingAtLeast, heatingAtMost, source, status, indicative };
}

const reasonWords: Readonly<Record<NotJudged, string>> = {
  'use-not-ruled': 'building-not-ruled',
  exempt: 'building-not-ruled',
  'no-points': 'no-zone-air',
  'season-not-set': 'season-not-set',
};

const warning = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

async function findingsOf(
  needs: ComfortNeeds,
  scope: Scope,
  { building, reason, points, hasOccupiedTime }: BuildingOutcome,
  span: Stretch,
  { knownAt, known }: ControlQuestion & { readonly known: AsOf },
): Promise<Finding[]> {
  if (reason !== null) return [warning(reasonWords[reason], { building: building.code, region: building.region, reason })];
  const blind = points.filter(({ isRunningKnown }) => !isRunningKnown);
  const zone = createZone(building.zone) ?? china;
  const facts = points.map(({ point }) => point);
  return [
    ...(hasOccupiedTime
      ? needs.occupancy.calendarFindings(programScope, zone, span, known)
      : [warning('no-occupancy', { building: building.code })]),
    ...(blind.length === 0
      ? []
      : [
          runningUnknown(
            blind.length,
            blind.map(({ point }) => point.code),
          ),
        ]),
    ...(await needs.readings.pointDoubts(scope, facts, span, known, knownAt !== undefined)),
  ];
}

const listedPoints = 10;

const runningUnknown = (count: number, codes: readonly string[]): Finding =>
  warning('running-unknown', {
    count,
    points: codes.length > listedPoints ? `${codes.slice(0, listedPoints).join(', ')} …` : codes.join(', '),
  });

function placeFindings(found: readonly BuildingOutcome[]): Finding[] {
  const regions = new Set(found.filter(({ reason }) => reason === 'season-not-set').map(({ building }) => building.region));
  const judged = found.filter(({ reason }) => reason === null);
  const blind = judged.flatMap(({ points }) => points.filter(({ isRunningKnown }) => !isRunningKnown));
  const unset = judged.filter(({ hasOccupiedTime }) => !hasOccupiedTime);
  return [
    ...[...regions].toSorted().map((region) => warning('season-not-set', { region })),
    ...(unset.length === 0 ? [] : [warning('occupancy-not-set', { count: unset.length })]),
    ...(blind.length === 0
      ? []
      : [
          runningUnknown(
            blind.length,
            blind.map(({ point }) => point.code),
          ),
        ]),
  ];
}
