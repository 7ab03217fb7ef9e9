/** Terms being written: what is typed stays text until it is sent. */
export type Draft = Readonly<Record<string, unknown>>;

/** Terms that are lists of rows, in the order of the form. */
export const listTerms = ['prices', 'providerShare', 'fee', 'guarantee', 'base'] as const;

export type ListTerm = (typeof listTerms)[number];

/** The parts of a row of each list. */
export const partsOf = {
  prices: ['boundary', 'from', 'yuan'],
  providerShare: ['from', 'percent'],
  fee: ['from', 'yuan'],
  guarantee: ['boundary', 'from', 'to', 'quantity', 'shortfallYuan', 'surplusYuan'],
  base: ['boundary', 'month', 'quantity', 'yuan'],
} as const satisfies Readonly<Record<ListTerm, readonly string[]>>;

export type ContractType = 'shared' | 'guaranteed' | 'trusteeship';

/** The lists and choices of each type of contract in addition to the common ones. */
export const listsOf = {
  shared: ['prices', 'providerShare'],
  guaranteed: ['prices', 'fee', 'guarantee'],
  trusteeship: ['prices', 'fee', 'base'],
} as const satisfies Readonly<Record<ContractType, readonly ListTerm[]>>;

/** Terms that every contract states as a single word or number. */
const plain = ['code', 'name', 'owner', 'provider', 'from', 'to', 'period', 'basis', 'confidence', 'minCoverage'] as const;

/** Numbers in JSON; all other numbers are decimals, which stay text. */
const numbers = new Set(['confidence', 'minCoverage', 'month']);

export type Row = Readonly<Record<string, string>>;

const rowsIn = (draft: Draft, name: string): Row[] => (Array.isArray(draft[name]) ? (draft[name] as Row[]) : []);

export const rowsOf = (draft: Draft, name: ListTerm | 'boundaries'): readonly Row[] => rowsIn(draft, name);

/** The ticked adjustments. */
export const adjustsOf = (draft: Draft): readonly string[] => (Array.isArray(draft['adjust']) ? (draft['adjust'] as string[]) : []);

/** A draft of a type with one empty row for each of its lists. */
export function emptyDraft(type: ContractType): Draft {
  const lists = listsOf[type].map((name) => [name, [{}]]);
  return { type, boundaries: [{}], ...Object.fromEntries(lists) };
}

const valueOf = (name: string, text: unknown): unknown => {
  if (typeof text !== 'string') return text;
  const bare = text.trim();
  if (bare === '') return undefined;
  return numbers.has(name) && /^-?\d+(?:\.\d+)?$/u.test(bare) ? Number(bare) : bare;
};

const filled = (row: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name) => [name, valueOf(name, row[name])] as const).filter(([, value]) => value !== undefined));

/** What is sent of a draft: empty values are left out, so that the server reports them. */
export function termsOf(draft: Draft): Record<string, unknown> {
  const type = draft['type'] as ContractType;
  const boundaries = rowsIn(draft, 'boundaries').map((row) =>
    filled(row, row['way'] === 'table' ? ['name', 'stipulated'] : ['name', 'baseline']),
  );
  const lists = listsOf[type].map((name) => [name, rowsIn(draft, name).map((row) => filled(row, partsOf[name]))] as const);
  return {
    ...filled(draft, plain),
    type,
    boundaries,
    ...Object.fromEntries(lists),
    ...(type === 'shared' && filled(draft, ['negative'])),
    ...(type === 'trusteeship' && { adjust: adjustsOf(draft) }),
  };
}

const asText = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);

/** The draft of previously written terms, or of terms in a file; null if they are not an object. */
export function draftOf(terms: unknown): Draft | null {
  if (typeof terms !== 'object' || terms === null || Array.isArray(terms)) return null;
  const given = terms as Readonly<Record<string, unknown>>;
  const type = given['type'] === 'guaranteed' || given['type'] === 'trusteeship' ? given['type'] : 'shared';
  const row = (one: unknown): Record<string, unknown> =>
    typeof one !== 'object' || one === null
      ? {}
      : Object.fromEntries([
          ...Object.entries(one).map(([name, value]) => [name, name === 'stipulated' ? value : asText(value)]),
          ...('stipulated' in one ? [['way', 'table']] : []),
        ]);
  const texts = Object.entries(given).map(([name, value]) => [
    name,
    Array.isArray(value) && name !== 'adjust' ? value.map(row) : asText(value),
  ]);
  return { ...emptyDraft(type), ...Object.fromEntries(texts), type };
}
