import { figureId, readFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { withRequired } from './chosen.ts';
import { citing } from './cited.ts';
import { libraryOn } from './library.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';
import { factsOf } from './portion.ts';

/** What a figure of an estimate was calculated from: building, year, package and its measures as known then. */
export type EstimateOrigin = {
  /** The saving, and the cost. */
  readonly figures: { readonly saving: string; readonly cost: string };
  readonly building: string;
  readonly year: number;
  /** Null if measures were named individually. */
  readonly name: LocalizedText | null;
  readonly measures: readonly {
    readonly measure: string;
    readonly name: LocalizedText;
    /** Years; null if not stated. */
    readonly life: number | null;
    readonly source: LocalizedText;
  }[];
  readonly knownAt: string;
};

/** Whether a text is the figure of a package's saving in a building. */
export function isEstimateFigure(text: string): boolean {
  try {
    const { kind, part, of } = readFigure(text);
    return kind === 'retrofit-estimate' && part === undefined && of === undefined;
  } catch {
    return false;
  }
}

/** The origin of such a figure; null for any other text, and for a building that the scope does not see. */
export async function originOf(needs: RetrofitEstimateNeeds, scope: Scope, figure: string): Promise<EstimateOrigin | null> {
  if (!isEstimateFigure(figure)) return null;
  const question = readFigure(figure);
  const { building, year, package: code, measures, received, recorded } = question;
  const known = { received, recorded };
  try {
    const facts = await factsOf(needs, scope, String(building), known);
    const regions = await needs.policy.regionsOf(facts.region);
    const library = libraryOn(needs, { on: `${Number(year)}-12-31`, known, regions });
    const pack = library.packages.get(String(code));
    const wanted = typeof measures === 'string' ? measures.split(',') : (pack?.measures ?? []);
    const cite = citing(needs, recorded);
    return {
      figures: { saving: figure, cost: figureId({ ...question, of: 'cost' }) },
      building: facts.code,
      year: Number(year),
      name: pack?.names ?? null,
      measures: withRequired(wanted, library.measures).measures.map((one) => ({
        measure: one.measure,
        name: one.names,
        life: one.life,
        source: cite(one.source),
      })),
      knownAt: formatInstant(received / 1000),
    };
  } catch (trouble) {
    // a user who sees the project need not see each of its buildings
    if (trouble instanceof Problem && trouble.kind === 'not-found') return null;
    throw trouble;
  }
}
