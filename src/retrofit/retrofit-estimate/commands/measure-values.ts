import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Client } from '#client.ts';
import { equipmentKindTerms } from '#registry/equipment/vocabulary.ts';
import { perTerms, retrofitEstimateTerms, tradeTerms } from '#retrofit/retrofit-estimate/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { decimal, whole } from '#cli/values.ts';

type Verbs = Client['retrofitEstimate'];
type Given = Parameters<Verbs['enter']>[0];
type Measure = Awaited<ReturnType<Verbs['enter']>>;
type Ends = NonNullable<Given['cost']>;
type Three = Pick<Ends, 'low' | 'mid' | 'high'>;
type Named = { readonly name: string; readonly value: number };

type EnterOptions = {
  readonly region: string;
  readonly share?: Three;
  readonly conductance?: Named;
  readonly efficiency?: Named;
  readonly spread?: number;
  readonly cost?: Three;
  readonly costPer?: Ends['per'];
  readonly days?: number;
  readonly daysPer?: Ends['per'];
  readonly life?: number;
  readonly document: string;
  readonly clause: string;
  readonly url?: string;
};

/** `measure enter|confirm|withdraw`: a place's own values of a retrofit measure. */
export function measureValueCommands(program: Command, context: CommandContext): void {
  const measures = program
    .command('measure')
    .description(context.say('一个地区对改造措施的数值', 'local values of a retrofit measure'))
    .helpCommand(false);
  examples(measures, context, 'measure confirm wall-insulation --region 140300 --seen 1');
  enterCommand(measures, context);
  confirmCommand(measures, context);
  withdrawCommand(measures, context);
}

function enterCommand(measures: Command, context: CommandContext): void {
  const { say } = context;
  const command = measures
    .command('enter <measure>')
    .description(
      say(
        '填写一个地区的措施数值并写明来源；另一人确认之前仅供参考，没有给出的各项留空',
        'enter the local values of a measure with their source; indicative until another person confirms them; values not given stay empty',
      ),
    );
  command
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .addOption(
      effectOption(
        '--share <low,mid,high>',
        say('节约所作用部分的比例，低、中、高', 'share saved of its part of use: low, mid, high'),
        three,
      ),
    )
    .addOption(
      effectOption(
        '--conductance <part=value>',
        say('改造后传热系数，W/(m²·K)：wall、roof 或 window', 'U-value after, W/(m2·K): wall, roof or window'),
        named,
      ),
    )
    .addOption(effectOption('--efficiency <kind=value>', say('更新后某类设备的能效值', 'efficiency of a kind of equipment after'), named))
    .option('--spread <share>', say('改造后数值的相对半宽，0.1 即 ±10%', 'relative half-width of the value after: 0.1 is ±10 %'), decimal)
    .option('--cost <low,mid,high>', say('单位造价，元，低、中、高', 'unit cost in yuan: low, mid, high'), three)
    .addOption(termOption('--cost-per <what>', say('造价按什么计', 'unit that the cost refers to'), perTerms))
    .option('--days <number>', say('每单位的班组工日', 'crew days per unit'), decimal)
    .addOption(termOption('--days-per <what>', say('工日按什么计', 'unit that the crew days refer to'), perTerms))
    .option('--life <years>', say('措施的使用年数', 'service life in years'), decimal)
    .requiredOption('--document <title>', label(say, 'document'))
    .requiredOption('--clause <place>', say('数值在文件中的位置，如“表 3”', 'place in the document, such as “table 3”'))
    .option('--url <address>', say('文件的网址', 'web address of the document'));
  examples(
    command,
    context,
    'measure enter wall-insulation --region 140300 --conductance wall=0.45 --spread 0.2 --cost 150,180,220 --cost-per wallArea --life 25 --document 造价手册 --clause 表3',
    'measure enter lighting --region 140300 --share 0.3,0.4,0.5 --document 造价手册 --clause 表5',
  );
  command.action((measure: string, options: EnterOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitEstimate.enter(givenIn(measure, options)), inWords)),
  );
}

function confirmCommand(measures: Command, context: CommandContext): void {
  const { say } = context;
  const command = measures
    .command('confirm <measure>')
    .description(say('确认另一人填写的措施数值', 'confirm the values of a measure entered by another person'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .option('--seen <version>', option(say, 'seenVersion'), whole(0, 1e9));
  examples(command, context, 'measure confirm wall-insulation --region 140300 --seen 1');
  command.action((measure: string, asked: { region: string; seen?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitEstimate.confirm({ measure, ...asked }), inWords)),
  );
}

function withdrawCommand(measures: Command, context: CommandContext): void {
  const { say } = context;
  const command = measures
    .command('withdraw <measure>')
    .description(say('撤回一个地区的措施数值，恢复上级或随附的内容', 'withdraw the local values of a measure'))
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--reason <text>', label(say, 'withdrawReason'));
  examples(command, context, 'measure withdraw wall-insulation --region 140300 --reason 手册已更新');
  command.action((measure: string, options: { region: string; reason: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofitEstimate.withdraw({ measure, ...options }), inWords)),
  );
}

const effects = ['share', 'conductance', 'efficiency'] as const;

/** A measure has one effect. */
function effectOption(flags: string, description: string, read: (text: string) => Three | Named): Option {
  return new Option(flags, description).conflicts(effects.filter((one) => !flags.startsWith(`--${one} `))).argParser(read);
}

function three(text: string): Three {
  const [low, mid, high, ...more] = text.split(',').map((one) => decimal(one.trim()));
  if (low === undefined || mid === undefined || high === undefined || more.length > 0 || low > mid || mid > high)
    throw new InvalidArgumentError('LOW,MID,HIGH');
  return { low, mid, high };
}

function named(text: string): Named {
  const [name = '', value = '', ...more] = text.split('=').map((one) => one.trim());
  if (name === '' || more.length > 0) throw new InvalidArgumentError('NAME=VALUE');
  return { name, value: decimal(value) };
}

/** Left to the server to judge: a cost without its basis, a part that does not exist. */
function givenIn(measure: string, options: EnterOptions): Given {
  const { region, cost, costPer, days, daysPer, life, document, clause, url } = options;
  return {
    measure,
    region,
    effect: effectIn(options),
    ...((cost !== undefined || costPer !== undefined) && { cost: { per: costPer, ...cost } as Ends }),
    ...((days !== undefined || daysPer !== undefined) && { effort: { per: daysPer, days } as NonNullable<Given['effort']> }),
    ...(life !== undefined && { life }),
    source: { document, clause, ...(url !== undefined && { url }) },
  };
}

function effectIn({ share, conductance, efficiency, spread }: EnterOptions): NonNullable<Given['effect']> | null {
  if (share !== undefined) return { share };
  const half = spread === undefined ? {} : { spread };
  const after = conductance ?? efficiency;
  if (after === undefined) return null;
  const told =
    conductance === undefined
      ? { efficiency: { kind: after.name, after: after.value, ...half } }
      : { conductance: { part: after.name, after: after.value, ...half } };
  return told as NonNullable<Given['effect']>;
}

/** One measure of a place: its values, who typed them, who confirmed them. */
function inWords({ entered, agreed, cost, effort, effect, ...one }: Measure, say: Say): string {
  const per = (code: string): string => term(say, perTerms, code as keyof typeof perTerms);
  const kind = (effect?.['efficiency'] as { readonly kind?: keyof typeof equipmentKindTerms } | undefined)?.kind;
  const by = (who: { readonly by: string; readonly at: string } | null): string | null => (who === null ? null : `${who.by} ${who.at}`);
  return facts([
    [label(say, 'code'), one.measure],
    [label(say, 'name'), one.name],
    [label(say, 'place'), one.region],
    [label(say, 'version'), one.version],
    [label(say, 'state'), one.status],
    [
      say('措施效果', 'Effect'),
      effect === null ? null : `${JSON.stringify(effect)}${kind === undefined ? '' : ` ${term(say, equipmentKindTerms, kind)}`}`,
    ],
    [label(say, 'costYuan'), cost === null ? null : `${cost.low} / ${cost.mid} / ${cost.high} · ${per(cost.per)}`],
    [say('班组天数', 'Crew days'), effort === null ? null : `${effort.days} · ${per(effort.per)}`],
    [say('可用年数', 'Service life (years)'), one.life],
    [term(say, retrofitEstimateTerms, 'trade'), one.trade === null ? null : term(say, tradeTerms, one.trade as keyof typeof tradeTerms)],
    [term(say, retrofitEstimateTerms, 'missing'), one.missing.join(' ')],
    [label(say, 'source'), one.source],
    [say('由谁填写', 'Entered by'), by(entered)],
    [say('由谁确认', 'Confirmed by'), by(agreed)],
  ]);
}
