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

/** What a figure of an estimate was made of: building, year, package and its measures as they were known then. */
export type EstimateOrigin = {
  /** What is saved, and what it costs. */
  readonly figures: { readonly saving: string; readonly cost: string };
  readonly building: string;
  readonly year: number;
  /** Null where measures were named one by one. */
  readonly name: LocalizedText | null;
  readonly measures: readonly {
    readonly measure: string;
    readonly name: LocalizedText;
    /** Years; null where nobody has said. */
    readonly life: number | null;
    readonly source: LocalizedText;
  }[];
  readonly knownAt: string;
};

/** Whether a text is the figure of what a package saves in a building. */
export function isEstimateFigure(text: string): boolean {
  try {
    const { kind, part, of } = readFigure(text);
    return kind === 'retrofit-estimate' && part === undefined && of === undefined;
  } catch {
    return false;
  }
}

/** Where such a figure comes from; null for a text that is none, and for a building that the scope does not see. */
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
    // who sees the project need not see each of its buildings
    if (trouble instanceof Problem && trouble.kind === 'not-found') return null;
    throw trouble;
  }
}
