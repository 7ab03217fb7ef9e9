import type { YearBuilding } from '#supervision/benchmarking/benchmarking.ts';
import type { Cases } from '#casework/cases/cases.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { refuseNotLatest } from '#kernel/seen.ts';
import type { DisclosureNeeds } from './needs.ts';
import type { ByConsent, PlaceYear, PublicBuilding, Rules } from './facts.ts';
import { buildingsHash, textOfBuildings } from './public-hash.ts';
import { rulesOf } from './rules.ts';
import { sumVerbs } from './sums.ts';
import { coverageOf, blockingReasonOf, publicFigures } from './public-figures.ts';
import type { BlockingReason } from './public-figures.ts';
import * as store from './store.ts';
import type { IssuedRow, PublicFilter } from './store.ts';
import * as writing from './write-store.ts';

export type Candidate = {
  readonly told: PublicBuilding;
  readonly coverage: number;
  readonly hindrance: BlockingReason | null;
  readonly issued: IssuedRow | null;
};

export type State = 'all' | 'disclosed' | 'possible' | 'hindered';

type IssueQuestion = PlaceYear & { readonly buildings: readonly string[]; readonly consent?: string | undefined };

/**
 * What the city discloses to the public: chosen by the bureau, issued as known at that moment, and readable by anyone.
 * @example await disclosure.issue(scope, { region: '140300', year: 2025, buildings: ['B1'], consent: 'letter', seen: preview.hash })
 */
export function createDisclosure(needs: DisclosureNeeds) {
  return { ...bureauVerbs(needs), ...consentVerbs(needs), ...sumVerbs(needs), ...publicVerbs(needs) };
}

export type Disclosure = ReturnType<typeof createDisclosure>;

function bureauVerbs(needs: DisclosureNeeds) {
  const { postgres, now, benchmarking, registry, audit } = needs;

  /** Every building of a place in a year, with what prevents its disclosure and what is disclosed of it now. */
  async function candidates(scope: Scope, asked: PlaceYear, known: AsOf = benchmarking.knownAt(undefined)): Promise<Candidate[]> {
    const [rules, years, districtOf] = await Promise.all([
      rulesOf(needs),
      benchmarking.yearOf(scope, { ...asked, known }),
      districtsOf(needs, asked.region),
    ]);
    const issued = await store.issuedOf(
      postgres,
      scope,
      asked.year,
      years.map(({ building }) => building.code),
      new Set(years.map(({ building }) => building.code)),
    );
    const before = new Map(issued.map((row) => [row.code, row]));
    return years.map((one) => candidateOf(one, districtOf(one.building.region), rules, before.get(one.building.code) ?? null));
  }

  async function drawn(scope: Scope, asked: IssueQuestion) {
    const { region, year } = asked;
    const consent = asked.consent === undefined || asked.consent === '' ? null : asked.consent;
    const agreed = await needs.cases.consents(asked.buildings, year);
    const needsConsent = consent === null && (await rulesOf(needs)).consent;
    if (needsConsent && agreed.size === 0) throw new Problem('cannot-do', 'disclosure-consent-missing');
    const known = benchmarking.knownAt(undefined);
    const found = new Map((await candidates(scope, { region, year }, known)).map((one) => [one.told.code, one]));
    const { told, refused } = sorted(asked, found, { consent, needsConsent, agreed });
    const again = told.filter(({ code }) => found.get(code)?.issued !== null).map(({ code }) => code);
    return { told, refused, again, hash: buildingsHash({ region, year }, told), known };
  }

  return {
    candidates,
    /** What an issue would make public, what it replaces, and what prevents the rest. Throws as `issue` does. */
    preview: drawn,
    /**
     * Issues the year of buildings as known now, if it is what was read. Throws `disclosure-consent-missing`, `seen-not-latest`; others are
     * rejected one by one.
     */
    async issue(scope: Scope, { seen, ...asked }: IssueQuestion & { readonly seen: string }) {
      const { region, year } = asked;
      const { told, refused, hash, known } = await drawn(scope, asked);
      refuseNotLatest(seen, hash, textOfBuildings(told), { region, year });
      if (told.length > 0) await writing.issue(postgres, scope, told, { year, now: now(), known });
      for (const { code, region: of, consent: by } of told)
        await audit(scope, { action: 'disclose', subject: `building:${code}`, region: of, detail: { year, consent: by } });
      return { issued: told.length, refused };
    },
    /** Removes buildings of a year from the public page. */
    async withdraw(scope: Scope, { year, buildings }: { readonly year: number; readonly buildings: readonly string[] }) {
      // the current owner of a building decides, wherever it was when it was disclosed; for one that no longer exists, its place then
      const standing = await registry.activeVisible(scope, buildings);
      const inside = buildings.filter((code) => standing.get(code) !== false);
      const rows = await store.issuedOf(postgres, scope, year, inside, new Set(standing.keys()));
      const withdrawn = await writing.withdraw(postgres, scope, year, rows, now());
      for (const { code, region } of rows)
        await audit(scope, { action: 'disclosure-withdraw', subject: `building:${code}`, region, detail: { year } });
      return { withdrawn };
    },
  };
}

const consentVerbs = ({ postgres, now, audit }: DisclosureNeeds) => ({
  /** An owner has withdrawn consent: everything disclosed of the building by consent is removed, for every year. */
  async consentEnded(scope: Scope, building: string): Promise<void> {
    for (const { year, region } of await writing.withdrawConsented(postgres, scope, building, now()))
      await audit(scope, { action: 'disclosure-withdraw', subject: `building:${building}`, region, detail: { year } });
  },
});

type Agreed = Awaited<ReturnType<Cases['consents']>>;

/** Which of the requested buildings may be disclosed, by whose consent, and what prevents the rest. */
function sorted(
  { buildings, year }: { readonly buildings: readonly string[]; readonly year: number },
  found: ReadonlyMap<string, Candidate>,
  by: { readonly consent: string | null; readonly needsConsent: boolean; readonly agreed: Agreed },
): { told: ByConsent[]; refused: (BlockingReason & { building: string })[] } {
  const refused: (BlockingReason & { building: string })[] = [];
  const told: ByConsent[] = [];
  for (const building of new Set(buildings)) {
    const one = found.get(building);
    if (one === undefined) refused.push({ building, code: 'disclosure-not-seen', evidence: {} });
    else if (one.hindrance !== null) refused.push({ building, ...one.hindrance });
    else {
      const shown = byConsent(one.told, by);
      if (shown === null) refused.push({ building, code: 'disclosure-consent-none', evidence: { building, year } });
      else told.push(shown);
    }
  }
  return { told, refused };
}

function byConsent(told: PublicBuilding, by: { consent: string | null; needsConsent: boolean; agreed: Agreed }): ByConsent | null {
  if (!by.needsConsent) return { ...told, consent: by.consent };
  const agreed = by.agreed.get(told.code);
  const shown = agreed === undefined ? null : agreedAlone(told, agreed.carriers);
  return shown === null || agreed === undefined ? null : { ...shown, consent: `case:${agreed.case}` };
}

function candidateOf(one: YearBuilding, district: string, rules: Rules, issued: IssuedRow | null): Candidate {
  const told = publicFigures(one, district);
  const coverage = coverageOf(one.uses.filter(({ meters }) => meters > 0));
  return { told, coverage, hindrance: blockingReasonOf(told, one.uses, rules), issued };
}

/** What anyone may read. The scope is the public's: nothing here asks another slice for data of buildings. */
function publicVerbs(needs: DisclosureNeeds) {
  const { postgres, place, settings } = needs;
  return {
    async overview(wanted: number | undefined) {
      const { cityName, mapNumber, disclosure } = await settings.get();
      const years = disclosure.open ? await store.publicYears(postgres, sameForAll) : [];
      const year = years.find((one) => one === wanted) ?? years[0] ?? null;
      const [sums, counted, uses] =
        year === null
          ? [[], [], []]
          : await Promise.all([
              store.publicSums(postgres, sameForAll, year),
              store.publicDistricts(postgres, sameForAll, year),
              store.publicUses(postgres, sameForAll, year),
            ]);
      const names = new Map((await place.places(null)).map(({ code, name }) => [code, name]));
      const districts = counted.map((one) => ({ ...one, name: names.get(one.code) ?? one.code }));
      const codes = [...new Set([...sums, ...districts].map(({ code }) => code))];
      const outlines = mapNumber === '' ? [] : await outlinesOf(place, codes);
      const targets = disclosure.open ? await targetsOf(needs, disclosure.targetsOf) : [];
      return {
        city: cityName,
        notice: disclosure.open ? disclosure.notice : '',
        mapNumber,
        years,
        year,
        sums,
        districts,
        uses,
        outlines,
        targets,
      };
    },
    async buildings(asked: PublicFilter) {
      const { disclosure } = await settings.get();
      return disclosure.open ? store.publicBuildings(postgres, sameForAll, asked, disclosure.leastBuildings) : { rows: [], total: 0 };
    },
  };
}

/** The targets set by the documents of a place: documents are public. None if no place is chosen, or it no longer exists. */
async function targetsOf({ policy }: DisclosureNeeds, region: string) {
  if (region === '') return [];
  const documents = await policy.chosen({ region }).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return [];
    throw error;
  });
  return documents.flatMap(({ head: { title }, targets }) =>
    targets.map(({ id, name, comparator, value, unit, scope, due, clause, quote }) => {
      const figure = { id, name, comparator, value, unit };
      return { ...figure, scope, due, clause, quote, document: title };
    }),
  );
}

async function outlinesOf(place: DisclosureNeeds['place'], codes: readonly string[]) {
  const places = await Promise.all(codes.map((code) => place.get(code).catch(() => null)));
  return places.flatMap((one) =>
    one === null || one.boundary === null || one.boundary === undefined ? [] : [{ code: one.code, boundary: one.boundary as unknown }],
  );
}

/** The district of a region: the place directly below the requested one, otherwise that one itself. */
async function districtsOf({ place }: DisclosureNeeds, region: string): Promise<(code: string) => string> {
  const parents = new Map((await place.places(region)).map(({ code, parent }) => [code, parent]));
  return (code) => {
    let at = code;
    for (let depth = 0; depth < 20; depth += 1) {
      const parent = parents.get(at);
      if (at === region || parent === undefined || parent === null) return at;
      if (parent === region) return at;
      at = parent;
    }
    return code;
  };
}

/**
 * What an owner has agreed to disclose of a building's year; null if none of that was measured. A verdict is included only with the whole:
 * it may be based on what stays hidden.
 * @param carriers null: all of them
 */
function agreedAlone(told: PublicBuilding, carriers: readonly string[] | null): PublicBuilding | null {
  if (carriers === null) return told;
  const uses = told.uses.filter(({ carrier }) => carriers.includes(carrier));
  if (uses.length === 0) return null;
  return uses.length === told.uses.length ? told : { ...told, uses, verdict: null, limits: null };
}
