import type { Say } from '#platform/list-intake/job.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Explainer } from '#kernel/figure.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger } from '#platform/ledger/ledger.ts';
import { above, parentsOf } from './buildings.ts';
import { certificateKind } from './certificate-kind.ts';
import type { Certificate } from './certificate.ts';
import { explainInventory, explainRow } from './explain.ts';
import { factorsKnown, nation, type Factor } from './factor.ts';
import { inventoryFigure, readInventory, readOpened, readRow, rowFigure, rowQuestion } from './figures.ts';
import { inventoryOf, seenFactors, type InventoryQuestion } from './inventory.ts';
import type { CarbonNeeds } from './needs.ts';
import type { Row } from './rows.ts';
import { frozenFactors, stockIn, type StockQuestion } from './town-stock.ts';

export type FactorsQuestion = {
  readonly year?: number | undefined;
  readonly carrier?: string | undefined;
  readonly region?: string | undefined;
  readonly known: AsOf;
};

/**
 * The carbon dioxide of buildings and places by year: measured use times dated factors, with what was not measured shown separately.
 * @example await createCarbon(needs).inventory(scope, { region: '140300', year: 2025, basis: 'location', known })
 */
export function createCarbon(needs: CarbonNeeds) {
  const ledger = createLedger(certificateKind(needs), needs);
  const certificatesKnown = async (known: AsOf, scope: Scope = programScope): Promise<Certificate[]> =>
    (await ledger.allAt(scope, known)).map(certificateOf);
  const inventory = (scope: Scope, asked: InventoryQuestion) => inventoryOf(needs, certificatesKnown, scope, asked);
  const explainers: Readonly<Record<string, Explainer>> = {
    carbon: (scope, figure, question) => explainInventory(inventory, scope, readInventory(figure, question), readOpened(figure, question)),
    'carbon-row': (scope, figure, question) => explainRow(inventory, scope, readRow(figure, question)),
  };
  return {
    inventory,
    /** The id of an inventory as a figure. */
    figureOf: inventoryFigure,
    /** The id of the carbon of one row of an inventory. */
    rowFigureOf: (asked: InventoryQuestion, row: Row): string => rowFigure(rowQuestion(asked, row, 'kg')),
    explainers,
    /** The building stock of a region in a year by use, measured and estimated. Throws `no-such-place`. */
    stockOf: async (scope: Scope, asked: StockQuestion) => stockIn(await inventory(scope, { ...asked, basis: 'location', estimate: true })),
    frozenFactors: (asked: Parameters<typeof frozenFactors>[1]) => frozenFactors(needs, asked),
    knownAt: needs.metering.knownAt,
    /** Factors as known then, latest first; for a place, with those of the places above it, their grids and the nation. */
    factors: (asked: FactorsQuestion) => factorsOf(needs, asked),
    importCertificates: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    /** The certificates that a scope sees, ordered by number. */
    certificates: (scope: Scope, known: AsOf) => certificatesKnown(known, scope),
    examine: ledger.examine,
  };
}

export type Carbon = ReturnType<typeof createCarbon>;

export type { Inventory } from './inventory.ts';

function certificateOf({ code, fields }: { readonly code: string; readonly fields: Readonly<Record<string, unknown>> }): Certificate {
  const text = (name: string): string | null => (typeof fields[name] === 'string' ? fields[name] : null);
  return {
    number: code,
    building: text('building'),
    organisation: text('organisation'),
    kwh: Number(fields['kwh']),
    from: text('periodFrom') ?? '',
    to: text('periodTo') ?? '',
    document: text('document'),
  };
}

async function factorsOf(needs: CarbonNeeds, { year, carrier, region, known }: FactorsQuestion): Promise<Factor[]> {
  const chain = region === undefined ? null : [region, ...above(region, await parentsOf(needs))];
  const lies = ({ place, covers = [] }: Factor): boolean =>
    chain === null || place === nation || place === 'CN' || chain.includes(place) || covers.some((one) => chain.includes(one));
  const holds = (one: Factor): boolean =>
    year === undefined ||
    (one.year === undefined ? (one.validFrom ?? '') <= `${year}-12-31` && (one.validTo ?? '9999') > `${year}-01-01` : one.year === year);
  return factorsKnown(seenFactors(needs), known)
    .filter((one) => (carrier === undefined || one.carrier === carrier) && lies(one) && holds(one))
    .toSorted((a, b) => (b.year ?? 9999) - (a.year ?? 9999) || (a.id < b.id ? -1 : 1));
}
