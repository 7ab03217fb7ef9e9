import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import { overviewContract } from './contract.ts';
import type { Overview } from './overview.ts';
import type { NamedTile } from './public/tiles.ts';

/** @param words those of all slices */
export function overviewRoutes(overview: Overview, words: Words) {
  const os = implement(overviewContract).$context<RequestContext>();
  return os.router({
    city: os.city.handler(async ({ input, context }) => {
      const { knownAt, ...asked } = input;
      const found = await overview.city(context.scope, { ...asked, known: overview.knownAt(knownAt) });
      return {
        ...found,
        floorArea: found.floorAreaM2,
        tiles: found.tiles.map((tile) => presentTile(tile, words, context.language)),
        usesLack: found.usesLack.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } })),
        over: found.over.map(presentOver),
        overIndicative: found.overIndicative.map(presentOver),
        worst: found.worst.map(({ building, ...one }) => ({ ...one, code: building.code, name: building.name })),
        below: found.below.map(({ floorAreaM2, ...one }) => ({ ...one, floorArea: floorAreaM2 })),
      };
    }),
    tiles: os.tiles.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const found = await overview.tiles(context.scope, { ...asked, known: overview.knownAt(knownAt) });
      return { tiles: found.map((tile) => presentTile(tile, words, context.language)) };
    }),
    cityDays: os.cityDays.handler(async ({ input: { knownAt, ...asked }, context }) => {
      const { unit, days, findings } = await overview.days(context.scope, { ...asked, known: overview.knownAt(knownAt) });
      const told = findings.map((one) => ({ ...tell(one, words, context.language), evidence: { ...one.evidence } }));
      return { region: asked.region, carrier: asked.carrier, unit, days: [...days], findings: told };
    }),
    cityMonths: os.cityMonths.handler(async ({ input: { knownAt, ...asked }, context }) => ({
      unit: 'tce' as const,
      months: [...(await overview.months(context.scope, { ...asked, known: overview.knownAt(knownAt) }))],
    })),
    home: os.home.handler(({ context }) => overview.home(context.scope)),
    buildingSummary: os.buildingSummary.handler(async ({ input, context }) =>
      presentSummary(await overview.summary(context.scope, input), words, context.language),
    ),
    map: os.map.handler(({ input: { knownAt, ...asked }, context }) =>
      overview.map(context.scope, { ...asked, known: overview.knownAt(knownAt) }),
    ),
  });
}

type Over = Awaited<ReturnType<Overview['city']>>['over'][number];

function presentOver({ building, ...one }: Over) {
  const { code, name, use, fields } = building;
  return { ...one, code, name, use, heating: typeof fields['heating'] === 'string' ? fields['heating'] : null };
}

/** A key figure with its words. */
function presentTile(
  { name, change = null, coverage, figure, beside = [], findings = [], ...tile }: NamedTile,
  words: Words,
  language: Language,
) {
  const said = (code: string): string | null => words[code]?.[language] ?? null;
  return {
    ...tile,
    name,
    title: said(`tile-${name}`) ?? name,
    means: said(`tile-${name}-means`) ?? '',
    change,
    coverage: coverage ?? null,
    figure: figure ?? null,
    beside: beside.map(({ href = null, ...one }) => ({
      ...one,
      href,
      title: said(`tile-beside-${one.name}`) ?? one.name,
      means: said(`tile-beside-${one.name}-means`),
    })),
    findings: findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } })),
  };
}

/** Key figures of a building; with what is missing of each, in words. */
function presentSummary(
  { intensities, verdict, rank, coverage, trend, ...told }: Awaited<ReturnType<Overview['summary']>>,
  words: Words,
  language: Language,
) {
  const spoken = <T extends { readonly missing: Finding | null }>({ missing, ...rest }: T) => ({
    ...rest,
    why: missing === null ? null : tell(missing, words, language).detail,
  });
  return {
    ...told,
    intensities: intensities.map(spoken),
    verdict: spoken(verdict),
    rank: spoken(rank),
    coverage: spoken(coverage),
    trend: spoken(trend),
  };
}
