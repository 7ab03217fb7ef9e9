import { Problem } from '#kernel/problem.ts';
import { isRegionCode } from '#platform/place/regions.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { kinds } from '#platform/knowledge/entry.ts';
import { buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { wordsFor } from '#metering/counter-line/meter.ts';
import { suspectCodes } from '#metering/readings/quality/suspect.ts';
import { knownBy, seesNoBuilding, withoutBuildings } from './without-buildings.ts';
import { anyRegion } from '#heat/heat-billing/facts.ts';
import { createRefuseUnknown, type FindNamed, oneOf, type RefuseUnknown } from './named-in-questions.ts';
import type { Services } from './slices.ts';

/** Codes of findings in readings: those of the line, and of days. */
const readingFindings = [...Object.keys(wordsFor), ...suspectCodes].toSorted();

/** Filter values of lists in addition to the kinds of heating: an unknown word, and none. */
const heatings = [...Object.keys(buildingValueTerms.heating), 'other', 'unknown'];

/** Questions about what is known from documents: any region is answered to any requester. */
const ofEverybody: readonly string[] = [
  '/carbon/factors',
  '/catalogues',
  '/exports/design-check',
  '/exports/planning-conditions',
  '/exports/rules',
  '/indicators/{id}/value',
  '/knowledge/checks',
  '/measures',
  '/policy/documents',
  '/policy/targets',
  '/policy/tasks',
  '/policy/topics/{topic}',
  '/public/catalogues',
  '/targets/one',
  '/targets/progress',
];

/** Readings belong to points too. */
const meterOrPoint =
  ({ registry, point }: Services): FindNamed =>
  async (scope, code, knownAt) => {
    if ((await registry.meterFacts(scope, { meters: [code] }, knownBy(knownAt))).length > 0) return;
    await point.get(scope, code, { knownAt }).catch(() => Promise.reject(new Problem('not-found', 'no-such-meter', { meter: code })));
  };

/** An old code finds the building that replaced it. */
const buildingNamed =
  ({ registry }: Services): FindNamed =>
  async (scope, code, knownAt) => {
    const found = await registry.buildingCodes(scope, { buildings: [code] }, knownBy(knownAt));
    if (found.length === 0) throw new Problem('not-found', 'no-such-building', { building: code });
  };

type Finders = Readonly<Record<string, FindNamed>>;

function regionsIn({ place }: Services): Finders {
  /** Regions are public: one of the country is known whether or not the city stores it. */
  const known: FindNamed = async (_, code) => {
    const kept = await place.get(code).catch(() => null);
    if (kept !== null || (await place.countryPlaces()).some((one) => one.code === code)) return;
    throw new Problem('not-found', 'no-such-place', { place: code });
  };
  /**
   * What is in a region is shown to its own bureau, and to those below as far as they see it: another's region is reported like one that
   * does not exist.
   */
  const region: FindNamed = async (scope, code) => {
    await known(scope, code);
    if (!('region' in scope.sees) || !isRegionCode(code)) return;
    const own = scope.sees.region;
    const near = [...(await place.regionsWithin(own)), ...(await place.above(own))];
    if (!near.includes(code)) throw new Problem('not-found', 'no-such-place', { place: code });
  };
  return {
    region,
    '/places within': known,
    '/exports/places within': known,
    '/public/buildings district': known,
    ...Object.fromEntries(ofEverybody.map((path) => [`${path} region`, known])),
  };
}

function buildingsIn(services: Services): Finders {
  const without = withoutBuildings(services);
  const told =
    (find: FindNamed, elsewise: FindNamed): FindNamed =>
    (scope, code, knownAt) =>
      scope.role === 'public' ? undefined : (seesNoBuilding(scope) ? elsewise : find)(scope, code, knownAt);
  const building = told(buildingNamed(services), without.building);
  const organisation = told((scope, code, knownAt) => services.place.organisation(scope, code, knownAt), without.organisation);
  /** Not checked for an aggregator: it gets the message that owners are not shown, whichever one it names. */
  const ownerOfResources: FindNamed = (scope, code, knownAt) =>
    'aggregator' in scope.sees ? undefined : organisation(scope, code, knownAt);
  return {
    building,
    '/cases buildings': building,
    organisation,
    company: organisation,
    supplier: organisation,
    '/resources organisation': ownerOfResources,
    meter: meterOrPoint(services),
  };
}

function heatIn({ heatBilling, heatSupply, heatNetwork }: Services): Finders {
  const settlementPoint: FindNamed = (scope, code, knownAt) => heatSupply.points.get(scope, code, { knownAt });
  const heatSeason: FindNamed = async (_, season) => {
    if ((await heatBilling.seasons({})).some(({ name }) => name === season)) return;
    throw new Problem('not-found', 'season-missing', { region: anyRegion, season });
  };
  return {
    household: (scope, code, knownAt) => heatSupply.households.get(scope, code, { knownAt }),
    substation: (scope, code, knownAt) => heatNetwork.substations.get(scope, code, { knownAt }),
    '/households point': settlementPoint,
    '/heat/notes point': settlementPoint,
    '/heat/arrears point': settlementPoint,
    '/exports/heat-notes point': settlementPoint,
    '/exports/heat-notes season': heatSeason,
  };
}

/** Checks everything that questions are filtered by. */
export function refuseUnknownIn(services: Services): RefuseUnknown {
  const { portfolio, procedures, warning, gateway, statement, draws, people, policy, notice, standards } = services;
  const stateOf = (): string[] => [
    ...new Set(procedures.inForce().flatMap(({ id }) => procedures.versions(id).flatMap(({ states }) => Object.keys(states)))),
  ];
  const ofTargets = oneOf('target', () => policy.library().documents.flatMap(({ targets }) => targets.map(({ id }) => id)));
  return createRefuseUnknown({
    ...regionsIn(services),
    ...buildingsIn(services),
    ...heatIn(services),
    portfolio: (scope, code) => portfolio.show(scope, code),
    procedure: (_, id) => procedures.find({ id }),
    connection: (scope, code) => gateway.show(scope, code),
    '/warning/episodes rule': (scope, id) => warning.rule(scope, id),
    use: oneOf('use', () => Object.keys(useTerms)),
    ownership: oneOf('ownership', () => Object.keys(buildingValueTerms.ownership)),
    heating: oneOf('heating', () => heatings),
    draw: (scope, code) => draws.show(scope, code),
    person: (scope, code, knownAt) => people.get(scope, code, { knownAt }),
    '/targets/progress target': ofTargets,
    '/targets/splits target': ofTargets,
    ...Object.fromEntries(
      ['/obligations', '/exports/obligations'].flatMap((path) => [
        [`${path} item`, oneOf('item', () => [...policy.library().items.keys()])],
        [`${path} strength`, oneOf('strength', () => [...policy.library().strengths.keys()])],
      ]),
    ),
    '/notices kind': oneOf('kind', () => notice.kinds().map(({ kind }) => kind)),
    '/findings code': oneOf('code', () => readingFindings),
    '/knowledge kind': oneOf('kind', () => kinds),
    '/statements kind': oneOf('kind', () => statement.kinds().map(({ code }) => code)),
    '/surveys standard': async (_, standard) => {
      if (!(await standards.has(standard))) throw new Problem('not-found', 'no-such-standard', { standard });
    },
    '/cases state': (scope, value) => oneOf('state', () => stateOf())(scope, value),
  });
}
