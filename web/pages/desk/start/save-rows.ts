/** A building as it is typed: `code` is undefined as long as the number offered is kept. */
export type TypedBuilding = {
  /** Tells the rows of the table apart, as long as they are there. */
  readonly key: number;
  readonly name: string;
  readonly use: string | undefined;
  readonly region: string | undefined;
  readonly floorArea: string;
  readonly address: string;
  readonly code: string | undefined;
};

export const blank: TypedBuilding = {
  key: 0,
  name: '',
  use: undefined,
  region: undefined,
  floorArea: '',
  address: '',
  code: undefined,
};

/** At most so many are typed at a time; for more there is a file. */
export const mostRows = 20;

/** These rows and a blank one below them. The county is carried over from the last. */
export const withBlank = (rows: readonly TypedBuilding[]): readonly TypedBuilding[] => [
  ...rows,
  { ...blank, key: Math.max(0, ...rows.map(({ key }) => key)) + 1, region: rows.at(-1)?.region },
];

/** The table before anything is typed. */
export const firstRows: readonly TypedBuilding[] = withBlank(withBlank(withBlank([])));

/** Whether anything is typed in a row: the county may be carried over from the row above. */
export const isTyped = ({ name, use, floorArea, address, code }: TypedBuilding): boolean =>
  [name, use ?? '', floorArea, address, code ?? ''].some((text) => text.trim() !== '');

/** A row with the number that it is saved under. */
export type Numbered = TypedBuilding & { readonly code: string };

/**
 * Rows with a number each: their own, or the next free one after a prefix.
 * @example numbered(rows, '150100', new Set(['150100-001'])) // 150100-002, 150100-003, …
 */
export function numbered(rows: readonly TypedBuilding[], prefix: string, taken: ReadonlySet<string>): Numbered[] {
  const own = new Set(rows.flatMap(({ code }) => code?.trim() ?? []));
  let next = 0;
  const free = (): string => {
    for (;;) {
      next += 1;
      const code = `${prefix}-${String(next).padStart(3, '0')}`;
      if (!taken.has(code) && !own.has(code)) return code;
    }
  };
  return rows.map((row) => ({ ...row, code: row.code?.trim() ?? free() }));
}

const keysOf = (rows: readonly Pick<TypedBuilding, 'key'>[]): ReadonlySet<number> => new Set(rows.map(({ key }) => key));

/** The rows to be saved, with their numbers: those in which a person typed something. A number that is only offered is not typed. */
export function rowsToSave(rows: readonly TypedBuilding[], all: readonly Numbered[]): Numbered[] {
  const typed = keysOf(rows.filter(isTyped));
  return all.filter(({ key }) => typed.has(key));
}

/**
 * The rows that stay after some were sent: those that were not saved, and those in which something was typed in the meantime; blank ones
 * if there are none.
 * @param left those of `sent` that were not saved
 */
export function afterSaving(
  rows: readonly TypedBuilding[],
  sent: readonly Pick<TypedBuilding, 'key'>[],
  left: readonly Pick<TypedBuilding, 'key'>[],
): readonly TypedBuilding[] {
  const [gone, open] = [keysOf(sent), keysOf(left)];
  const kept = rows.filter((row) => isTyped(row) && (open.has(row.key) || !gone.has(row.key)));
  return kept.length === 0 ? firstRows : kept;
}

/** What can be told of a row before anybody is asked. */
export type Fault =
  | { readonly is: 'missing'; readonly fields: readonly ('name' | 'use' | 'region' | 'code')[] }
  | { readonly is: 'area' }
  | { readonly is: 'twice' };

/** What is wrong with one of these rows; undefined if nothing is. */
export function faultOf(row: Numbered, all: readonly Numbered[]): Fault | undefined {
  const fields = (['name', 'use', 'region', 'code'] as const).filter((field) => (row[field] ?? '').trim() === '');
  if (fields.length > 0) return { is: 'missing', fields };
  const area = row.floorArea.replaceAll(/[,，\s]/gu, '');
  if (area !== '' && !(Number(area) > 0)) return { is: 'area' };
  return all.find(({ code }) => code === row.code) === row ? undefined : { is: 'twice' };
}

const quoted = (text: string): string => `"${text.trim().replaceAll('"', '""')}"`;

/** These rows as the file that an import of buildings reads. */
export function asFile(rows: readonly Numbered[]): string {
  const lines = rows.map(({ code, name, use = '', region = '', floorArea, address }) =>
    [code, name, use, region, floorArea.replaceAll(/[,，\s]/gu, ''), address].map(quoted).join(),
  );
  return ['code,name,use,region,floorArea,address', ...lines].join('\n');
}
