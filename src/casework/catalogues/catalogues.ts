import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import type { Place } from '#platform/place/place.ts';
import { openTable } from '#platform/tables/tables.ts';
import { type BringNeeds, catalogueImports } from './bring.ts';
import { type Checked, checkProducts, holdsOn } from './check.ts';
import type { CatalogueEntry, Product } from './facts.ts';
import { productColumns } from './fields.ts';
import * as store from './store.ts';

export type CataloguesNeeds = BringNeeds & { readonly place: Pick<Place, 'get'> };

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
    async check(scope: Scope, ask: Known & { readonly file: string; readonly region: string; readonly date: string }): Promise<Checked[]> {
      await place.get(ask.region);
      const products = await readProducts(await imports.fileOf(scope, ask.file));
      const entries = await entriesOf(ask.region, ask);
      return checkProducts(
        products,
        entries.filter((entry) => holdsOn(entry, ask.date)),
      );
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
