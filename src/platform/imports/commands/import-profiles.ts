import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import type { MappingOptions } from './mapping.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { id } from '#cli/values.ts';

type Profiles = Awaited<ReturnType<Client['imports']['profiles']['list']>>;

/** `import profiles`, `import profiles remove NUMBER`: saved settings for reading files with a given header. */
export function profileCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group.command('profiles').description(say('已保存的导入方案', 'the saved profiles'));
  list.option('--kind <kind>', say('只看这一类，如 buildings', 'of this kind, as buildings'));
  examples(
    list,
    context,
    'import profiles',
    'import profiles remove 3',
    'import buildings 台账.xlsx --column floorArea=面积 --save-profile 房管局台账',
  );
  list.action((options: { kind?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.imports.profiles.list(options), listed)),
  );
  const remove = list.command('remove <profile>').description(say('删除一个导入方案（编号见清单）', 'delete a profile, by its number'));
  remove.action((given: string) =>
    context.within(async ({ client, output }) => {
      const of = id(given);
      answer(output, await client.imports.profiles.remove({ id: of }), ({ removed }, words) =>
        removed
          ? words(`已删除导入方案 ${of}。`, `Profile ${of} was deleted.`)
          : words(`没有导入方案 ${of}。`, `There is no profile ${of}.`),
      );
    }),
  );
}

function listed({ profiles }: Profiles, say: Say): string {
  type Row = Profiles['profiles'][number];
  const said = ({ mapping }: Row): string =>
    [
      ...Object.entries(mapping.column ?? {}).map(([field, column]) => `${field}=${column}`),
      ...Object.entries(mapping.set ?? {}).map(([field, value]) => `${field}:=${value}`),
    ].join(say('；', '; '));
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => row.id },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'kind'), cell: (row: Row) => row.kind },
    { title: say('列与固定值', 'columns and fixed values'), cell: said },
  ];
  return profiles.length === 0 ? say('没有导入方案。', 'There are no profiles.') : table(columns, profiles);
}

/**
 * Saves under a name how a file was read: the options given, for files with its headings; replaces one of the same name.
 * @param file the upload
 */
export async function saveProfile(
  client: Client,
  { kind, name, file, mapping }: { readonly kind: string; readonly name: string; readonly file: string; readonly mapping: MappingOptions },
): Promise<void> {
  const { column, set, value, unit, ignore, coordinates, decimals, dateOrder, headerRow, sheet } = mapping;
  const where = { ...(headerRow !== undefined && { headerRow }), ...(sheet !== undefined && { sheet }) };
  const { header } = await client.imports.inspect({ file, kind, ...where });
  const said = { column, set, value, unit, ignore, coordinates, decimals, dateOrder, ...where };
  const kept = Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined));
  await client.imports.profiles.save({ kind, name, header, mapping: kept });
}

type ReadingsOptions = Partial<Parameters<Client['readings']['importReadings']>[0]>;

/** The same for a file of readings: columns by field, its other options among the fixed values. */
export async function saveReadingsProfile(
  client: Client,
  { name, file, options }: { readonly name: string; readonly file: string; readonly options: ReadingsOptions },
): Promise<void> {
  const {
    timeColumn,
    startColumn,
    endColumn,
    meterColumn,
    valueColumn,
    preview: _only,
    seen: _shown,
    received: _now,
    profile: _other,
    ...rest
  } = options;
  const { headerRow, sheet, ...said } = rest;
  const { header } = await client.imports.inspect({ file, kind: 'readings', headerRow, sheet });
  const [value, ...others] = Array.isArray(valueColumn) ? valueColumn : valueColumn === undefined ? [] : [valueColumn];
  const single = others.length === 0 && said.layout !== 'wide';
  const column = { time: timeColumn ?? startColumn, end: endColumn, meter: meterColumn, value: single ? value : undefined };
  const set = {
    ...said,
    headerRow: typeof headerRow === 'number' ? headerRow : undefined,
    valueColumn: single || value === undefined ? undefined : [value, ...others].join(','),
  };
  await client.imports.profiles.save({ kind: 'readings', name, header, mapping: { column: texts(column), set: texts(set) } });
}

function texts(given: Readonly<Record<string, string | number | boolean | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
