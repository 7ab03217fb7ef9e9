import type { Clock } from '#kernel/request-context.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { can } from '#kernel/rights.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { createEntitySearch, type EntityNeeds } from './entities.ts';
import { bestOf, wordsOf } from './match.ts';
import { searchedPages } from './pages.ts';
import { createSpeller } from './pinyin.ts';
import { createPlaceSearch, type PlaceSearchNeeds } from './places.ts';
import { createRuleSearch } from './rules.ts';
import type { HitGroup, SearchQuestion, SearchWords } from './source.ts';
import type { HitKind } from './vocabulary.ts';

/** How many names are spelled before other requests get a turn. */
const piece = 500;

/**
 * Finds anything the requester may see by a part of its name, its code, or pinyin.
 * @example await search.find(scope, { text: 'yqsrmyy', limit: 6, language: 'zh' }) // [{ kind: 'building', total: 1, hits: [{ name:
 * '阳泉市人民医院', … }] }]
 */
export function createSearch(needs: EntityNeeds & PlaceSearchNeeds & { readonly knowledge: Knowledge; readonly now: Clock }) {
  const spell = createSpeller();
  const entities = createEntitySearch(needs, spell);
  const rules = createRuleSearch(needs.knowledge, needs.now);
  const finders: readonly (readonly [HitKind, (scope: Scope, words: SearchWords) => HitGroup | Promise<HitGroup>])[] = [
    ['page', pages],
    ['building', entities.buildings],
    ['household', entities.households],
    ['meter', entities.meters],
    ['organisation', entities.organisations],
    ['project', entities.projects],
    ['retrofit', entities.retrofits],
    ['clause', (_, words) => rules.clauses(words)],
    ['entry', (_, words) => rules.entries(words)],
    ['import', entities.imports],
  ];
  return {
    /** The matches by kind, best first; kinds without matches are left out. */
    async find(scope: Scope, { text, kind, limit, language }: SearchQuestion): Promise<HitGroup[]> {
      const words = wordsOf(text);
      if (words.length === 0) return [];
      const wanted = finders.filter(([one]) => kind === undefined || kind === one);
      const groups = await Promise.all(wanted.map(async ([, find]) => find(scope, { words, text: text.trim(), limit, language })));
      return groups.filter(({ hits }) => hits.length > 0);
    },
    /** Places of the whole country, best match first. */
    places: createPlaceSearch(needs, spell),
    /** Spells the names of buildings added since the last time, in portions, so that no query waits for it. */
    async readAhead(): Promise<void> {
      const buildings = await needs.registry.buildingFacts(programScope, {}, asOfNow);
      for (let from = 0; from < buildings.length; from += piece) {
        for (const { name } of buildings.slice(from, from + piece)) spell(name);
        await new Promise<void>((resolve) => void setImmediate(resolve));
      }
    },
  };
}

export type Search = ReturnType<typeof createSearch>;

/** Pages of the console that the requester may open. */
function pages(scope: Scope, { words, limit, language }: SearchWords): HitGroup {
  const open = searchedPages.filter(({ action }) => can(scope, action));
  const { total, best } = bestOf(open, words, { limit, searchable: ({ by }) => by });
  const hits = best.map(({ term, to }) => ({ code: null, name: term[language], detail: null, href: to }));
  return { kind: 'page', total, least: false, hits };
}
