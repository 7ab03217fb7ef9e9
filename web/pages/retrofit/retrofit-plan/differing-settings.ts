import type { Language } from '#kernel/finding.ts';
import { limitText, optionText, resourceText, sourceText, tagText, tradeText, type Called } from '#retrofit/retrofit-plan/vocabulary.ts';

type Scenario = Readonly<Record<string, unknown>>;

const plainSettings = ['years', 'yearWeights', 'packages', 'heatingSeason', 'prices', 'discount', 'giveUp'] as const;

/** A setting in which two scenarios differ, with the value of each; null if it has none. */
export type DifferingSetting = {
  readonly setting: (typeof plainSettings)[number] | 'objective' | 'limit' | 'crews' | 'funding' | 'pins';
  /** For a limit, its name. */
  readonly name: string;
  readonly a: string | null;
  readonly b: string | null;
};

/** The names of places, projects and packages, in a language. */
export type SettingNames = { readonly language: Language; readonly called: Called };

/** Only what differs: limits one by one, everything else setting by setting. */
export function differingSettings(a: Scenario, b: Scenario, names: SettingNames): DifferingSetting[] {
  const { language, called } = names;
  const found: DifferingSetting[] = [];
  const compare = (setting: DifferingSetting['setting'], name: string, one: string | null, other: string | null): void => {
    if (one !== other) found.push({ setting, name, a: one, b: other });
  };
  const [of, beside] = [limitsOf(a, names), limitsOf(b, names)];
  for (const setting of plainSettings) if (setting !== 'packages') compare(setting, '', plain(a[setting]), plain(b[setting]));
  const packagesOf = ({ packages }: Scenario) => plain(packages, (one) => called.package?.(one) ?? one);
  compare('packages', '', packagesOf(a), packagesOf(b));
  const ofObjective = ({ objective }: Scenario) => pairs(objective, (name) => resourceText(name, language));
  compare('objective', '', ofObjective(a), ofObjective(b));
  for (const id of new Set([...of.keys(), ...beside.keys()]))
    compare('limit', limitText(id, language, called), of.get(id) ?? null, beside.get(id) ?? null);
  compare('crews', '', listed(a['crews'], crewText(names)), listed(b['crews'], crewText(names)));
  compare('funding', '', listed(a['funding'], fundingText(language)), listed(b['funding'], fundingText(language)));
  compare('pins', '', listed(a['pins'], pinText(names)), listed(b['pins'], pinText(names)));
  return found;
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : []);

function plain(value: unknown, told: (text: string) => string = (text) => text): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map((one) => plain(one, told)).join('; ');
  return typeof value === 'object' ? pairs(value, (name) => name) : told(`${value as string | number}`);
}

const pairs = (value: unknown, called: (name: string) => string): string | null =>
  value === undefined || value === null
    ? null
    : Object.entries(value)
        .map(([name, one]) => `${called(name)} ${plain(one) ?? ''}`)
        .toSorted()
        .join('; ');

/** Lists come in any order. */
function listed(value: unknown, told: (row: Row) => string): string | null {
  const rows = rowsOf(value);
  return rows.length === 0 ? null : rows.map(told).toSorted().join('; ');
}

const signs = { max: '≤', min: '≥', maxShare: '≤', minShare: '≥' } as const;

function limitsOf({ limits }: Scenario, { language, called }: SettingNames): Map<string, string> {
  return new Map(
    rowsOf(limits).map((limit) => {
      const sign = (Object.keys(signs) as (keyof typeof signs)[]).find((name) => limit[name] !== undefined);
      const where = [
        plain(limit['years']),
        plain(limit['regions'], called.place),
        plain(limit['tags'], (tag) => tagText(tag, language)),
      ].filter((one) => one !== null);
      const amount = sign === undefined ? '' : `${signs[sign]} ${plain(limit[sign]) ?? ''}`;
      return [plain(limit['id']) ?? '', [resourceText(plain(limit['resource']) ?? '', language), amount, ...where].join(' ')];
    }),
  );
}

const crewText =
  ({ language, called }: SettingNames) =>
  ({ region, trade, crews }: Row): string =>
    [plain(region, called.place), plain(trade, (one) => tradeText(one, language)), plain(crews)].join(' ');

const fundingText =
  (language: Language) =>
  ({ mode, sources }: Row): string =>
    `${plain(mode) ?? ''} ${rowsOf(sources)
      .map(({ source, rest: _rest, ...by }) =>
        [sourceText(plain(source) ?? '', language), ...Object.values(by).map((one) => plain(one))].join(' '),
      )
      .join(' + ')}`;

const pinText =
  ({ language, called }: SettingNames) =>
  ({ project, in: isIn, option, year }: Row): string =>
    [plain(project, called.project), isIn === true ? '+' : '−', plain(option, (one) => optionText(one, language, called)), plain(year)]
      .filter((one) => one !== null)
      .join(' ');
