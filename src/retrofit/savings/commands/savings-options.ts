import { type Command, InvalidArgumentError } from 'commander';
import { modelKindTerms, savingsTerms } from '#retrofit/savings/vocabulary.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import type { Say } from '#cli/output.ts';
import { carrierOption, term, termOption } from '#cli/terms.ts';
import { day } from '#cli/values.ts';

/** A stretch of local days, `2025-01-01..2026-01-01`, the last not included. */
export function span(text: string): { from: string; to: string } {
  const [, from, to] = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/u.exec(text.trim()) ?? [];
  if (from === undefined || to === undefined) throw new InvalidArgumentError('2025-01-01..2026-01-01');
  return { from: day(from), to: day(to) };
}

const spans = (text: string, before: readonly { from: string; to: string }[] = []) => [...before, span(text)];

type Season = { readonly name: string; readonly from: string; readonly to: string };

/** `summer=06-01..10-01`. */
function seasons(text: string, before: readonly Season[] = []): readonly Season[] {
  const [, name, from, to] = /^([^=]+)=(\d{2}-\d{2})\.\.(\d{2}-\d{2})$/u.exec(text.trim()) ?? [];
  if (name === undefined || from === undefined || to === undefined) throw new InvalidArgumentError('summer=06-01..10-01');
  return [...before, { name, from, to }];
}

type FactorFile = { readonly name: string; readonly path: string };

/** `guests=guests.csv`. */
function factors(text: string, before: readonly FactorFile[] = []): readonly FactorFile[] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('guests=guests.csv');
  return [...before, { name: text.slice(0, at), path: text.slice(at + 1) }];
}

/** The options of a boundary, instead of a building's code or in addition to it. */
export type BoundaryOptions = {
  readonly carrier?: Carrier;
  readonly item?: string;
  readonly meter?: readonly string[];
  readonly minus?: readonly string[];
};

export function boundaryOptions(command: Command, say: Say): Command {
  return command
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--item <item>', say('分项，例如 01B00', 'an energy item of the building, such as 01B00'))
    .option('--meter <meters...>', say('计量点，代替建筑（可多个，相加）', 'metering points instead of a building (added up)'))
    .option('--minus <meters...>', say('要减去的计量点', 'metering points to subtract'));
}

/** The boundary in the shape of the contract. */
export const boundaryOf = (building: string | undefined, { carrier, item, meter, minus }: BoundaryOptions) => ({
  ...(building !== undefined && { building }),
  ...(carrier !== undefined && { carrier }),
  ...(item !== undefined && { item }),
  ...(meter !== undefined && { meters: [...meter] }),
  ...(minus !== undefined && { minus: [...minus] }),
});

/** Description of the confidence option. */
export const confidenceText = (say: Say): string => say('置信水平（默认 0.9）', 'confidence (default 0.9)');

export type ModelOptions = {
  readonly model?: keyof typeof modelKindTerms;
  readonly station?: string;
  readonly calendar?: string;
  readonly season?: readonly Season[];
  readonly exclude?: readonly { from: string; to: string }[];
  readonly factor?: readonly FactorFile[];
};

export function modelOptions(command: Command, { say }: Pick<CommandContext, 'say'>): Command {
  return command
    .addOption(termOption('--model <kind>', say('模型（默认 daily）', 'the model (default daily)'), modelKindTerms))
    .option('--station <station>', term(say, savingsTerms, 'station'))
    .option('--calendar <calendar>', say('日历：china、none 或日历编号', 'calendar: china, none or the id of one'))
    .option(
      '--season <season>',
      say('季节，例如 summer=06-01..10-01（可多次）', 'a season, such as summer=06-01..10-01 (repeatable)'),
      seasons,
    )
    .option('--exclude <days>', say('剔除的日期，例如 2025-02-01..2025-02-10（可多次）', 'days to leave out (repeatable)'), spans)
    .option(
      '--factor <file>',
      say('其他影响因素：NAME=文件，列为 time,value（可多次）', 'a further factor: NAME=FILE of time,value by day (repeatable)'),
      factors,
    );
}

/** The model in the shape of the contract; files are uploaded first. */
export async function modelOf(
  { model, station, calendar, season, exclude, factor }: ModelOptions,
  upload: (path: string) => Promise<string>,
) {
  const files: { name: string; file: string }[] = [];
  for (const { name, path } of factor ?? []) files.push({ name, file: await upload(path) });
  return {
    ...(model !== undefined && { model }),
    ...(station !== undefined && { station }),
    ...(calendar !== undefined && { calendar }),
    ...(season !== undefined && { seasons: [...season] }),
    ...(exclude !== undefined && { exclude: [...exclude] }),
    ...(files.length > 0 && { factors: files }),
  };
}
