import { asOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { Place } from '#platform/place/place.ts';
import { openTable } from '#platform/tables/tables.ts';
import { type BringNeeds, catalogueImports } from './bring.ts';
import { type CatalogueSource, type Checked, checkProducts, exactKey, holdsOn, sourcesOf } from './check.ts';
import type { CatalogueEntry, Product } from './facts.ts';
import { productColumns } from './fields.ts';
import * as store from './store.ts';
import type { CatalogueList } from './vocabulary.ts';

export type CataloguesNeeds = BringNeeds & { readonly place: Pick<Place, 'get'> };

/** `name`: of the place; null for the nation. */
export type NamedSource = CatalogueSource & { readonly name: string | null };

export type PublishedQuestion = {
  readonly region?: string | undefined;
  readonly list?: CatalogueList | undefined;
  readonly search?: string | undefined;
  readonly limit: number;
};

type Known = { readonly knownAt?: string | undefined };

/**
 * Catalogues of products and techniques: what a place promotes, restricts and prohibits, from which day to which. Checks a list of products
 * against the catalogues of a place, of the places that contain it, and of the nation.
 * @example await catalogues.check(scope, { file, region: '140300', date }) // [{ row: 2, verdict: 'prohibited', … }]
 */
export function createCatalogues(needs: CataloguesNeeds) {
  const { postgres, now, imports, place } = needs;
  const entriesOf = (region: string | null, { knownAt }: Known): Promise<CatalogueEntry[]> =>
    store.entriesAt(postgres, sameForAll, knownAt === undefined ? now() : asOf(now(), knownAt).received, region);
  const named = (sources: readonly CatalogueSource[]): Promise<NamedSource[]> =>
    Promise.all(sources.map(async (one) => ({ ...one, name: one.region === null ? null : (await place.get(one.region)).name })));
  return {
    importCatalogue: catalogueImports(needs),

    /** All entries, or those in force for a region, on a day. Throws `no-such-place`. */
    async list(ask: Known & { readonly region?: string | undefined; readonly on?: string | undefined }) {
      if (ask.region !== undefined) await place.get(ask.region);
      const entries = await entriesOf(ask.region ?? null, ask);
      const { on } = ask;
      return on === undefined ? entries : entries.filter((entry) => holdsOn(entry, on));
    },

    /**
     * Checks an uploaded list of products (csv, xlsx) against the catalogues in force for a region on a day. Throws `no-such-place`,
     * `catalogue-columns-missing`, `catalogue-large`.
     */
    async check(
      scope: Scope,
      ask: Known & { readonly file: string; readonly region: string; readonly date: string },
    ): Promise<{ readonly items: Checked[]; readonly sources: NamedSource[]; readonly findings: Finding[] }> {
      const { name } = await place.get(ask.region);
      const products = await readProducts(await imports.fileOf(scope, ask.file));
      const entries = (await entriesOf(ask.region, ask)).filter((entry) => holdsOn(entry, ask.date));
      const sources = await named(sourcesOf(entries));
      const evidence = { place: name, date: ask.date };
      const findings: Finding[] = sources.length > 0 ? [] : [{ code: 'catalogue-none', severity: 'warning', evidence }];
      return { items: checkProducts(products, entries), sources, findings };
    },

    /**
     * What anyone may read: the entries in force today, of all places or of one and those above it, by list and text; and the places that
     * have any. Throws `no-such-place`.
     */
    async published(ask: PublishedQuestion) {
      if (ask.region !== undefined) await place.get(ask.region);
      const day = today(now());
      const all = (await entriesOf(null, {})).filter((entry) => holdsOn(entry, day));
      const within = ask.region === undefined ? all : (await entriesOf(ask.region, {})).filter((entry) => holdsOn(entry, day));
      const wanted = exactKey(ask.search ?? '');
      const found = within.filter(
        ({ list, name, code }) =>
          (ask.list === undefined || list === ask.list) && (exactKey(name).includes(wanted) || exactKey(code ?? '').includes(wanted)),
      );
      const places = await named(sourcesOf(all));
      const nameOf = new Map(places.map(({ region, name }) => [region, name]));
      const page = found.slice(0, ask.limit).map((entry) => ({ ...entry, place: nameOf.get(entry.region) ?? null }));
      return { day, entries: page, total: found.length, places };
    },
  };
}

export type Catalogues = ReturnType<typeof createCatalogues>;

const mostProducts = 20_000;

async function readProducts({ path, name }: { readonly path: string; readonly name: string }): Promise<Product[]> {
  const { header, rows } = await openTable(path, { name });
  const at = productColumns(header);
  if (at.name === -1 && at.code === -1)
    throw new Problem('bad-input', 'catalogue-columns-missing', { file: name, columns: header.join(' | ') });
  const products: Product[] = [];
  for await (const batch of rows)
    for (const { row, cells } of batch) {
      const cell = (column: number): string | null => (column === -1 ? null : (cells[column] ?? '').trim() || null);
      const product = { row, name: cell(at.name), code: cell(at.code) };
      if (product.name === null && product.code === null) continue;
      if (products.length >= mostProducts) throw new Problem('too-large', 'catalogue-large', { most: mostProducts });
      products.push(product);
    }
  return products;
}
