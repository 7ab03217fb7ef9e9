import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Place } from '#platform/place/place.ts';
import type { Projects } from '#registry/project/project.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Retrofits } from '#retrofit/retrofit/retrofit.ts';
import { householdSearch, type HouseholdSearchNeeds } from './households.ts';
import { bestOf, type Searchable, type Word } from './match.ts';
import { plainText, type Speller } from './pinyin.ts';
import type { Hit, HitGroup, SearchWords } from './source.ts';

export type EntityNeeds = HouseholdSearchNeeds & {
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts'>;
  readonly place: Pick<Place, 'organisations'>;
  readonly project: Pick<Projects, 'projects'>;
  readonly retrofit: Pick<Retrofits, 'named'>;
  readonly imports: Pick<Imports, 'list'>;
};

/** The maximum number of organisations and projects searched by pinyin. */
const most = 10_000;

type Find = (scope: Scope, asked: SearchWords) => Promise<HitGroup>;

/** Stored entities: each list is restricted to the requester's scope before it is searched. */
export function createEntitySearch(needs: EntityNeeds, spell: Speller) {
  const [ofBuilding, ofMeter] = [searchableBuildings(spell), searchableMeters()];
  const buildings: Find = async (scope, { words, text, limit }) => {
    const all = await needs.registry.buildingFacts(scope, {}, asOfNow);
    const found = bestOf(all, words, { limit, searchable: ofBuilding });
    // a code that is no longer in use finds the building that replaced it
    const best = found.total > 0 ? found.best : await needs.registry.buildingFacts(scope, { buildings: [text] }, asOfNow);
    return { kind: 'building', total: Math.max(found.total, best.length), least: false, hits: best.map(buildingHit) };
  };
  const households = householdSearch(needs, ofBuilding);
  const meters: Find = async (scope, { words, limit }) => {
    const all = await needs.registry.meterFacts(scope, {}, asOfNow);
    const { total, best } = bestOf(all, words, { limit, searchable: ofMeter });
    return { kind: 'meter', total, least: false, hits: best.map(meterHit) };
  };
  const organisations: Find = async (scope, { words, limit }) => {
    const all = await needs.place.organisations(scope, { ...sought(words), limit: most });
    const searchable = ({ name, code, uscc }: (typeof all)[number]) => ({
      spelling: spell(name),
      code: plainText(code),
      more: plainText(uscc ?? ''),
    });
    const { total, best } = bestOf(all, words, { limit, searchable });
    const hits = best.map(({ code, name, uscc }): Hit => ({ code, name, detail: uscc, href: pageOf('organisations', code) }));
    return { kind: 'organisation', total, least: all.length >= most, hits };
  };
  const projects: Find = async (scope, { words, limit }) => {
    const asked = { ...sought(words), sort: 'code', descending: false, limit: most, offset: 0 } as const;
    const { projects: all } = await needs.project.projects(scope, asked);
    const searchable = ({ name, code, address }: (typeof all)[number]) => ({
      spelling: spell(name),
      code: plainText(code),
      more: plainText(address ?? ''),
    });
    const { total, best } = bestOf(all, words, { limit, searchable });
    const hits = best.map(({ code, name, address }): Hit => ({ code, name, detail: address, href: pageOf('projects', code) }));
    return { kind: 'project', total, least: all.length >= most, hits };
  };
  const retrofits: Find = async (scope, { words, limit }) => {
    const all = await needs.retrofit.named(scope, { ...sought(words), limit: most });
    const searchable = ({ name, code }: (typeof all)[number]) => ({ spelling: spell(name), code: plainText(code), more: '' });
    const { total, best } = bestOf(all, words, { limit, searchable });
    const hits = best.map(({ code, name }): Hit => ({ code, name, detail: null, href: pageOf('retrofit/projects', code) }));
    return { kind: 'retrofit', total, least: all.length >= most, hits };
  };
  const imports: Find = async (scope, { text, limit }) => {
    const rows = await needs.imports.list(scope, { search: text, byHand: false, limit: limit + 1 });
    const hits = rows.slice(0, limit).map((row): Hit => importHit(row));
    return { kind: 'import', total: hits.length, least: rows.length > limit, hits };
  };
  return { buildings, households, meters, organisations, projects, retrofits, imports };
}

/** Narrows a list in the store by a word that cannot be pinyin; otherwise all of it is searched. */
function sought(words: readonly Word[]): { readonly search?: string } {
  const word = words.find(({ pinyin }) => !pinyin);
  return word === undefined ? {} : { search: word.text };
}

const pageOf = (list: string, code: string): string => `/${list}/${encodeURIComponent(code)}`;

/** What a building is found by; cached as long as the building stays unchanged. */
function searchableBuildings(spell: Speller): (one: BuildingFacts) => Searchable {
  return keptFor(({ name, code, fields }) => {
    const address = fields['address'];
    return { spelling: spell(name), code: plainText(code), ...(typeof address === 'string' && { more: plainText(address) }) };
  });
}

function searchableMeters(): (one: MeterFacts) => Searchable {
  const nameless = { text: '', spoken: '' };
  return keptFor(({ code }) => ({ spelling: nameless, code: plainText(code) }));
}

/** Cached by its id in an array, which is faster than any map. */
function keptFor<T extends { readonly id: number }>(make: (one: T) => Searchable): (one: T) => Searchable {
  const kept: (Searchable | undefined)[] = [];
  const from: (T | undefined)[] = [];
  return (one) => {
    const found = kept[one.id];
    if (found !== undefined && from[one.id] === one) return found;
    from[one.id] = one;
    return (kept[one.id] = make(one));
  };
}

function buildingHit({ code, name, fields }: BuildingFacts): Hit {
  return { code, name, detail: typeof fields['address'] === 'string' ? fields['address'] : null, href: pageOf('buildings', code) };
}

function meterHit({ code, building }: MeterFacts): Hit {
  const href = building === null ? `/quality` : `${pageOf('buildings', building)}?tab=flow`;
  return { code, name: code, detail: building, href };
}

function importHit({ id, subject, began }: { readonly id: number; readonly subject: string; readonly began: Date }): Hit {
  return { code: String(id), name: subject, detail: began.toISOString().slice(0, 10), href: `/imports/${id}` };
}
