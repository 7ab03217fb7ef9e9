import type { Command } from 'commander';
import { catalogueFieldTerms } from '#casework/catalogues/vocabulary.ts';
import { useTerms, type Category } from '#kernel/vocabulary.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { channelFieldTerms } from '#metering/gateway/vocabulary.ts';
import { personFieldTerms } from '#casework/people/vocabulary.ts';
import { organisationFieldTerms } from '#platform/place/vocabulary.ts';
import { standardColumnTerms as standardFieldTerms } from '#casework/standards/vocabulary.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import { certificateFieldTerms } from '#heat/meter-verification/vocabulary.ts';
import { buildingFieldTerms, meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { memberFieldTerms } from '#registry/portfolio/vocabulary.ts';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { runImport } from '#cli/follow.ts';
import type { Begun } from '#cli/follow.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { heatKinds } from '#heat/heat-inputs/commands/import-heat.ts';
import type { Kind } from './import-kind.ts';
import { profileCommands, saveProfile } from './import-profiles.ts';
import { editOptions, identityOptions, mappingOptions, placeOptions } from './mapping.ts';
import type { MappingOptions } from './mapping.ts';
import { seenLine } from '#cli/previewed.ts';
import { number } from '#cli/table.ts';
import { blocks, findingLines, lines, rejectedLines } from '#cli/wording.ts';

const kinds: readonly Kind[] = [
  {
    name: 'buildings',
    zh: '导入建筑清单（csv、xlsx、GeoJSON）',
    en: 'a list of buildings (csv, xlsx, GeoJSON)',
    begin: (client, asked) => client.registry.importBuildings(asked),
    fields: { required: ['code', 'name', 'use', 'region'], terms: buildingFieldTerms },
    examples: [
      'import buildings 楼栋.xlsx --preview',
      'import buildings 台账.xlsx --header-row 3 --preview',
      'import buildings 楼栋.xlsx --column code=楼栋编号 --column floorArea=建筑面积 --set region=140302 --value use:办公楼=office --rejects 退回.csv',
    ],
  },
  {
    name: 'meters',
    zh: '导入计量点（csv、xlsx）',
    en: 'metering points (csv, xlsx)',
    begin: (client, asked) => client.registry.importMeters(asked),
    fields: { required: ['code'], terms: meterFieldTerms },
    examples: ['import meters 电表.csv --column code=表号 --column building=楼栋编号 --set carrier=electricity'],
  },
  {
    name: 'certificates',
    zh: '导入计量器具的检定证书（csv、xlsx）',
    en: 'certificates of the verification of meters (csv, xlsx)',
    begin: (client, asked) => client.meterVerification.importCertificates(asked),
    fields: { required: ['certificate', 'meter', 'kind', 'verified', 'result'], terms: certificateFieldTerms },
    examples: ['import certificates 检定证书.xlsx --preview', 'import certificates 检定证书.csv --set kind=periodic --rejects 退回.csv'],
  },
  {
    name: 'organisations',
    zh: '导入单位（csv、xlsx）',
    en: 'organisations (csv, xlsx)',
    begin: (client, asked) => client.place.importOrganisations(asked),
    fields: { required: ['code', 'name'], terms: organisationFieldTerms },
    examples: ['import organisations 单位.csv'],
  },
  {
    name: 'projects',
    zh: '导入建设和改造项目（csv、xlsx）',
    en: 'construction and retrofit projects (csv, xlsx)',
    begin: (client, asked) => client.project.importProjects(asked),
    examples: ['import projects 项目.xlsx --preview', 'import projects 项目.xlsx --set region=140302 --set work=new --rejects 退回.csv'],
  },
  {
    name: 'equipment',
    zh: '导入建筑的设备（csv、xlsx）',
    en: 'equipment of buildings (csv, xlsx)',
    begin: (client, asked) => client.equipment.importEquipment(asked),
    examples: [
      'import equipment 设备.xlsx --preview',
      'import equipment 冷机.csv --set kind=chiller --unit capacity=MW --rejects 退回.csv',
    ],
  },
  {
    name: 'resources',
    zh: '导入可调资源：光伏、储能、充电桩、暖通空调、可调负荷（csv、xlsx）',
    en: 'adjustable resources: photovoltaics, batteries, chargers, heating and cooling, loads (csv, xlsx)',
    begin: (client, asked) => client.resources.importResources(asked),
    fields: { required: ['code', 'building', 'kind', 'kw'], terms: resourceFieldTerms },
    examples: ['import resources 可调资源.xlsx --preview', 'import resources 光伏.csv --set kind=pv --rejects 退回.csv'],
  },
  {
    name: 'members',
    zh: '导入聚合体成员（csv、xlsx）：每行自其日期起有效',
    en: 'members of portfolios (csv, xlsx): each row holds from its day on',
    begin: (client, asked) => client.portfolio.importMembers(asked),
    fields: { required: ['portfolio', 'building', 'share', 'consent'], terms: memberFieldTerms },
    examples: ['import members 成员.xlsx --preview', 'import members 成员.csv --set portfolio=VPP-1 --rejects 退回.csv'],
  },
  {
    name: 'retrofits',
    zh: '导入改造项目（csv、xlsx）',
    en: 'retrofit projects (csv, xlsx)',
    begin: (client, asked) => client.retrofit.importRetrofits(asked),
    fields: { required: ['code', 'name'], terms: retrofitFieldTerms },
    examples: [
      'import retrofits 改造项目.xlsx --unit cost=万元 --preview',
      'import retrofits 改造项目.csv --set region=140302 --rejects 退回.csv',
    ],
  },
  {
    name: 'points',
    zh: '导入测点（csv、xlsx）',
    en: 'points beside meters (csv, xlsx)',
    begin: (client, asked) => client.point.importPoints(asked),
    fields: { required: ['code', 'quantity'], terms: pointFieldTerms },
    examples: ['import points 测点.xlsx --preview', 'import points 温度.csv --set quantity=temperature --rejects 退回.csv'],
  },
  ...heatKinds,
  {
    name: 'channels',
    zh: '导入通道：连接的通道与计量点、测点的绑定（csv、xlsx）',
    en: 'channels of connections, and the series that they are bound to (csv, xlsx)',
    begin: (client, asked) => client.gateway.importChannels(asked),
    fields: { required: ['connection', 'channel', 'series'], terms: channelFieldTerms },
    examples: ['import channels 通道.csv --preview', 'import channels 通道.xlsx --set connection=K1 --rejects 退回.csv'],
  },
  {
    name: 'people',
    zh: '导入专家和检查员（csv、xlsx）',
    en: 'experts and inspectors (csv, xlsx)',
    begin: (client, asked) => client.people.importPeople(asked),
    fields: { required: ['code', 'name', 'kind'], terms: personFieldTerms },
    examples: ['import people 专家.xlsx --preview', 'import people 检查员.csv --set kind=inspector --set region=140300 --rejects 退回.csv'],
  },
  {
    name: 'standards',
    zh: '导入标准库（csv、xlsx）',
    en: 'the library of standards (csv, xlsx)',
    begin: (client, asked) => client.standards.importStandards(asked),
    fields: { required: ['code', 'name', 'kind', 'status'], terms: standardFieldTerms },
    examples: ['import standards 标准.xlsx --preview', 'import standards 地方标准.csv --set kind=local --rejects 退回.csv'],
  },
  {
    name: 'training',
    zh: '导入专家和检查员的培训记录（csv、xlsx）',
    en: 'courses that experts and inspectors attended (csv, xlsx)',
    begin: (client, asked) => client.people.training.importFile(asked),
    examples: ['import training 培训.xlsx --preview'],
  },
  {
    name: 'green-certificates',
    zh: '导入绿电证书（csv、xlsx）',
    en: 'green power certificates (csv, xlsx)',
    begin: (client, asked) => client.carbon.certificates.importFile(asked),
    examples: [
      'import green-certificates 绿证.xlsx --preview',
      'import green-certificates 绿证.csv --set organisation=U001 --rejects 退回.csv',
    ],
  },
  {
    name: 'catalogue',
    zh: '导入推广、限制、禁止目录（csv、xlsx）',
    en: 'a catalogue of products that are promoted, restricted, prohibited (csv, xlsx)',
    begin: (client, asked) => client.catalogues.importCatalogue(asked),
    fields: { required: ['name', 'list'], terms: catalogueFieldTerms },
    examples: ['import catalogue 目录.xlsx --region 140000 --preview', 'import catalogue 禁止目录.csv --set list=禁止 --rejects 退回.csv'],
  },
  {
    name: 'cases',
    zh: '导入以往的办件（csv、xlsx）',
    en: 'earlier cases (csv, xlsx)',
    begin: (client, { procedure = '', ...asked }) => client.cases.importCases({ ...asked, procedure }),
    examples: ['import cases 台账.xlsx --procedure green-building-label --preview'],
  },
  {
    name: 'places',
    zh: '导入地区、功能区或边界（csv、xlsx、GeoJSON）',
    en: 'regions, zones of their own, or boundaries (csv, xlsx, GeoJSON)',
    begin: (client, asked) => client.place.importPlaces(asked),
    examples: ['import places 功能区.csv', 'import places 边界.geojson --column code=adcode'],
  },
  {
    name: 'decisions',
    zh: '导入对疑点的判定（csv、xlsx、Parquet）',
    en: 'decisions on findings (csv, xlsx, Parquet)',
    begin: (client, asked) => client.readings.importDecisions(asked),
    examples: ['import decisions 裁定.csv --preview'],
  },
  {
    name: 'attachments',
    zh: '导入建筑的备注和附件说明（csv、xlsx、Parquet）',
    en: 'notes of buildings and descriptions of their files (csv, xlsx, Parquet)',
    begin: (client, asked) => client.attachments.importList(asked),
    examples: ['import attachments 备注.xlsx --preview'],
  },
];

/** Kinds whose fields can also be edited by hand. */
const edited = [
  'buildings',
  'meters',
  'organisations',
  'projects',
  'equipment',
  'resources',
  'retrofits',
  'points',
  'people',
  'settlement-points',
  'households',
  'substations',
  'certificates',
];

/** Kinds that are identified by more than their code. */
const identified = [...edited, 'channels', 'standards'];

/** `import KIND FILE`, for every kind of entity that can be imported by code. */
export function importCommands(group: Command, context: CommandContext): void {
  for (const kind of kinds) {
    const command = group.command(`${kind.name} <file>`).description(context.say(kind.zh, kind.en));
    mappingOptions(command, context);
    if (edited.includes(kind.name)) editOptions(command, context);
    if (identified.includes(kind.name)) identityOptions(command, context);
    if (kind.name === 'buildings') placeOptions(command, context);
    if (kind.name === 'buildings')
      command.option(
        '--match-on <field>',
        context.say('按外部编码认定是同一栋，如 code:户号', 'an outside code that says which building it is, as code:户号'),
      );
    if (kind.name === 'catalogue')
      command.option(
        '--region <code>',
        context.say('哪个地区的目录（默认本账户的地区，或全国）', 'the place whose catalogue it is (default: your own, or the nation)'),
      );
    if (kind.name === 'cases') command.requiredOption('--procedure <id>', context.say('哪个流程的办件', 'of which procedure'));
    if (kind.fields !== undefined) command.addHelpText('after', fieldsHelp(kind.fields, context.say));
    examples(command, context, ...kind.examples);
    command.action((path: string, { rejects, saveProfile: name, ...mapping }: MappingOptions) =>
      context.within(async (at) => {
        const begin = async (file: string) => {
          if (name !== undefined) await saveProfile(at.client, { kind: kind.name, name, file, mapping });
          return kind.begin(at.client, { ...mapping, file, wait: false });
        };
        answer(at.output, (await runImport(at, { path, begin, rejects })) as Answer, inWords);
      }),
    );
  }
  profileCommands(group, context);
}

/** Fields with their names, required ones first; for buildings also the uses. */
function fieldsHelp({ required, terms }: NonNullable<Kind['fields']>, say: Say): string {
  const named = (all: Category, codes: readonly string[]): string =>
    codes.map((code) => say(`${code} ${all[code]?.zh}`, `${code} (${all[code]?.en})`)).join(say('、', ', '));
  const others = Object.keys(terms).filter((code) => !required.includes(code));
  const lines = [
    say(`必填字段：${named(terms, required)}`, `Required fields: ${named(terms, required)}`),
    say(`可选字段：${named(terms, others)}`, `Other fields: ${named(terms, others)}`),
    ...('use' in terms
      ? [say(`用途（use）：${named(useTerms, Object.keys(useTerms))}`, `Uses: ${named(useTerms, Object.keys(useTerms))}`)]
      : []),
  ];
  return `\n${lines.join('\n')}`;
}

type Answer = Begun & {
  readonly preview: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly repeated?: number;
  readonly kept: readonly { code: string; field: string; ours: unknown; theirs: unknown }[];
  readonly keptCount?: number;
  readonly rejected: Parameters<typeof rejectedLines>[0];
  readonly rejectedCount: number;
  readonly rejectedReasons?: Parameters<typeof rejectedLines>[3];
  readonly seconds: number;
  readonly hash?: string;
  readonly findings?: Parameters<typeof findingLines>[0];
};

function inWords(told: Answer, say: Say): string {
  const head = told.preview
    ? say(`预览（导入 ${told.import}，未写入任何内容）`, `Preview (import ${told.import}, nothing was written)`)
    : say(`导入 ${told.import}`, `Import ${told.import}`);
  const keptCount = told.keptCount ?? told.kept.length;
  const repeated = told.repeated ?? 0;
  const again = repeated > 0 ? say(`重复 ${number(repeated)}，`, `${number(repeated)} repeated, `) : '';
  const counts = say(
    `新增 ${number(told.created)}，更新 ${number(told.updated)}，未变 ${number(told.unchanged)}，${again}保留手工值 ${number(keptCount)}，拒绝 ${number(told.rejectedCount)}；用时 ${number(told.seconds, 1)} 秒`,
    `${number(told.created)} created, ${number(told.updated)} updated, ${number(told.unchanged)} unchanged, ${again}${number(keptCount)} kept by hand, ${number(told.rejectedCount)} rejected; ${number(told.seconds, 1)} s`,
  );
  const kept = told.kept.map(({ code, field, ours, theirs }) =>
    say(
      `${code} 的 ${field}：保留 ${plain(ours)}，文件中为 ${plain(theirs)}`,
      `${code} ${field}: kept ${plain(ours)}, the file says ${plain(theirs)}`,
    ),
  );
  return blocks(
    `${head}\n${counts}`,
    rejectedLines(told.rejected, told.rejectedCount, say, told.rejectedReasons),
    lines(kept, say),
    findingLines(told.findings, say),
    seenLine(told.hash, say),
  );
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
