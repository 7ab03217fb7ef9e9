import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatLinkKindTerms, heatLinkWhyTerms, heatMatchStatusTerms, heatMatchTerms } from '#heat/heat-planning/vocabulary.ts';
import { Problem } from '#kernel/problem.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { decimal } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Matched = Awaited<ReturnType<Client['heatPlanning']['match']>>;

/** `heat match FILE`: waste heat supplied to demands at least cost; nothing is stored. */
export function heatMatchCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('match <file>')
    .description(
      say(
        '把余热以最低费用送到需要处：建哪些管线、各时段送多少；不保存',
        'bring waste heat to demands at least cost: links to build and heat by period; nothing is saved',
      ),
    )
    .option('--out <file>', say('另存为 GeoJSON 地图', 'also write a map, as GeoJSON'))
    .option('--seconds <n>', say('最多计算这么多秒（默认 8）', 'time limit in seconds (default 8)'), decimal);
  examples(command, context, 'heat match 余热.json', 'heat match 余热.json --out 余热.geojson --seconds 60');
  command.action((file: string, { out, seconds }: { out?: string; seconds?: number }) =>
    context.within(async ({ client, output }) => {
      const text = await textOf(file);
      const asked = { text, map: out !== undefined, ...(seconds !== undefined && { seconds }) };
      const { map, ...told } = await client.heatPlanning.match(asked);
      if (out !== undefined) await write(out, map);
      answer(output, told, matchInWords);
    }),
  );
}

async function write(file: string, map: unknown): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify(map)}\n`);
  } catch (error) {
    throw new Problem('cannot-do', 'file-not-written', { file, reason: (error as NodeJS.ErrnoException).code ?? '' });
  }
}

export function matchInWords(told: Omit<Matched, 'map'>, say: Say): string {
  const of = (code: keyof typeof heatMatchTerms): string => {
    const { unit } = heatMatchTerms[code];
    return `${term(say, heatMatchTerms, code) ?? code}${unit === undefined ? '' : ` ${unitSign(unit)}`}`;
  };
  const amount = <Row>(code: keyof typeof heatMatchTerms, value: (row: Row) => number) => ({
    title: of(code),
    cell: (row: Row) => number(value(row), 2),
    number: true,
  });
  type Row<Name extends 'links' | 'sources' | 'demands' | 'impossible'> = Matched[Name][number];
  const ends = <One extends { readonly source: string; readonly demand: string }>() => [
    { title: of('source'), cell: ({ source }: One) => source },
    { title: of('demand'), cell: ({ demand }: One) => demand },
  ];
  return blocks(
    facts([
      [say('匹配结果', 'result'), term(say, heatMatchStatusTerms, told.status)],
      [of('cost'), number(told.cost, 2)],
      [of('bound'), number(told.bound, 2)],
    ]),
    told.links.length > 0 &&
      table(
        [
          ...ends<Row<'links'>>(),
          { title: of('linkKind'), cell: (row: Row<'links'>) => term(say, heatLinkKindTerms, row.kind) },
          amount<Row<'links'>>('km', ({ km }) => km),
          amount<Row<'links'>>('maxKw', ({ kw }) => Math.max(0, ...kw)),
          amount<Row<'links'>>('delivered', ({ deliveredGj }) => deliveredGj),
          amount<Row<'links'>>('lost', ({ lossGj }) => lossGj),
          amount<Row<'links'>>('electricity', ({ electricityKwh }) => electricityKwh),
        ],
        told.links,
      ),
    table(
      [
        { title: of('demand'), cell: ({ code }: Row<'demands'>) => code },
        amount<Row<'demands'>>('needed', ({ neededGj }) => neededGj),
        amount<Row<'demands'>>('unmet', ({ unmetGj }) => unmetGj),
      ],
      told.demands,
    ),
    table(
      [
        { title: of('source'), cell: ({ code }: Row<'sources'>) => code },
        amount<Row<'sources'>>('offered', ({ offeredGj }) => offeredGj),
        amount<Row<'sources'>>('used', ({ usedGj }) => usedGj),
      ],
      told.sources,
    ),
    told.impossible.length > 0 &&
      table(
        [...ends<Row<'impossible'>>(), { title: of('why'), cell: ({ why }: Row<'impossible'>) => term(say, heatLinkWhyTerms, why) }],
        told.impossible,
      ),
  );
}
