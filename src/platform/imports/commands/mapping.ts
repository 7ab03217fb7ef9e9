import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import { coordinatesShape, dayOrderShape, decimalsShape } from '#platform/imports/contract.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { previewOptions } from '#cli/previewed.ts';
import { headerRow, pair, several, valuePair } from '#cli/values.ts';

/** The options common to all imports of entities by code. */
export type MappingOptions = {
  readonly column?: Record<string, string>;
  readonly set?: Record<string, string>;
  readonly value?: Record<string, Record<string, string>>;
  readonly unit?: Record<string, string>;
  readonly coordinates?: 'wgs84' | 'gcj02' | 'bd09';
  readonly decimals?: 'point' | 'comma';
  readonly dateOrder?: 'day-month' | 'month-day';
  readonly ignore?: string[];
  readonly headerRow?: number;
  readonly sheet?: string;
  readonly profile?: string;
  readonly saveProfile?: string;
  readonly preview?: true;
  readonly seen?: string;
  readonly rejects?: string;
  readonly onConflict?: 'keep' | 'take';
  readonly onIdentityChange?: 'refuse' | 'accept';
};

/** Adds the options that map columns to fields; those that apply only to some kinds of files are in `editOptions` and `placeOptions`. */
export function mappingOptions(command: Command, { say }: CommandContext): Command {
  command
    .option('--column <field=column>', say('字段取自哪一列（可多次）', 'the column of a field (repeatable)'), pair)
    .option('--set <field=value>', say('每一行都用这个值（可多次）', 'one value for every row (repeatable)'), pair)
    .option(
      '--value <field:text=code>',
      say('文件中的文字代表哪个代码（可多次）', 'the code that a text in the file stands for (repeatable)'),
      valuePair,
    )
    .option(
      '--unit <field=unit>',
      say('文件中字段的单位，如 floorArea=ft2（可多次）', 'the unit of a field in the file, as floorArea=ft2 (repeatable)'),
      pair,
    )
    .option('--ignore <column>', say('不读取的列（可多次）', 'a column that is not read (repeatable)'), several)
    .addOption(decimalsOption(say))
    .addOption(new Option('--date-order <order>', option(say, 'dateOrder')).choices(dayOrderShape.options))
    .option('--header-row <row>', option(say, 'headerRow'), headerRow)
    .option('--sheet <name>', option(say, 'sheet'));
  return previewOptions(profileOptions(command, { say }), say).option('--rejects <file>', option(say, 'rejectsFile'));
}

/** The decimal mark. */
export const decimalsOption = (say: CommandContext['say']): Option =>
  new Option('--decimals <mark>', option(say, 'decimalMark')).choices(decimalsShape.options);

/** The options for reusing or saving how a file of this kind is read. */
export function profileOptions(command: Command, { say }: Pick<CommandContext, 'say'>): Command {
  return command
    .option('--profile <name>', say('已保存的导入方案（见 import profiles）', 'a saved profile (see import profiles)'))
    .option('--save-profile <name>', say('把这里指定的列和值存为导入方案', 'save the columns and values given here as a profile'));
}

/** The option for entities that can also be edited by hand. */
export function editOptions(command: Command, { say }: CommandContext): void {
  command.addOption(
    new Option(
      '--on-conflict <choice>',
      say('与手工修改不同时：保留还是采用文件的值（默认 keep）', 'a field edited by hand: keep it, or take the file’s (default keep)'),
    ).choices(['keep', 'take']),
  );
}

/** The option for entities that are identified by more than a code. */
export function identityOptions(command: Command, { say }: CommandContext): void {
  command.addOption(
    new Option(
      '--on-identity-change <choice>',
      say(
        '文件改变已登记对象的建筑、种类、能源种类等标识时：拒绝该行还是接受（默认 refuse）',
        'a row that changes the building, kind, carrier or place of something known: refuse it, or accept it (default refuse)',
      ),
    ).choices(['refuse', 'accept']),
  );
}

/** The option for entities that have a location. */
export function placeOptions(command: Command, { say }: CommandContext): void {
  command.addOption(
    new Option('--coordinates <system>', say('文件中经纬度的坐标系', 'the coordinates of the file')).choices(coordinatesShape.options),
  );
}
