/** The content of the announcement; written from the published rule, independently of the server's own program. */
type Announced = {
  readonly commitment: string;
  readonly objects: readonly { readonly code: string; readonly stratum: string; readonly organisation: string }[];
  readonly people: readonly {
    readonly code: string;
    readonly organisation: string;
    readonly groups: readonly string[];
    readonly recuse: readonly string[];
  }[];
  readonly plan: {
    readonly objects: Readonly<Record<string, { readonly rate?: string; readonly atLeast?: number; readonly count?: number }>>;
    readonly people?: {
      readonly each: number;
      readonly groups?: Readonly<Record<string, number>>;
      readonly groupOrder?: readonly string[];
      readonly most?: number;
    };
  };
};

export type Replayed = {
  readonly isSecret: boolean;
  readonly drawn: readonly { readonly code: string; readonly people: readonly string[] }[];
};

/** Draws again in the browser, with its own SHA-256. @param text the announcement, byte for byte */
export async function replay(text: string, secret: string, randomness: string): Promise<Replayed> {
  const { plan, objects, people, commitment } = JSON.parse(text) as Announced;
  const seed = await sha256(`${await sha256(text)}\n${secret}\n${randomness.trim()}`);
  const keys = await Promise.all(objects.map(({ code }) => sha256(`${seed}\nobject\n${code}`)));
  const keyed = objects.map((object, at) => ({ object, key: keys[at] as string })).toSorted(byKey);
  const drawn = Object.entries(plan.objects).flatMap(([stratum, rule]) => {
    const own = keyed.filter(({ object }) => object.stratum === stratum);
    return own.slice(0, rule.count ?? Math.max(rule.atLeast ?? 0, shareOf(rule.rate ?? '0', own.length)));
  });
  const load = new Map<string, number>();
  const result: { code: string; people: string[] }[] = [];
  for (const { object } of drawn.toSorted(byKey)) {
    const given = plan.people === undefined ? [] : await teamOf(plan.people, people, object, load, seed);
    for (const code of given) load.set(code, (load.get(code) ?? 0) + 1);
    result.push({ code: object.code, people: given });
  }
  return { isSecret: (await sha256(secret)) === commitment, drawn: result };
}

type Person = Announced['people'][number];

async function teamOf(
  { each, groups = {}, groupOrder = Object.keys(groups), most = Infinity }: NonNullable<Announced['plan']['people']>,
  people: readonly Person[],
  { code, organisation }: Announced['objects'][number],
  load: ReadonlyMap<string, number>,
  seed: string,
): Promise<string[]> {
  const loadOf = (person: Person) => load.get(person.code) ?? 0;
  const isAble = (person: Person) =>
    loadOf(person) < most &&
    !person.recuse.includes(code) &&
    (organisation === '' || ![person.organisation, ...person.recuse].includes(organisation));
  const able = await Promise.all(
    people.filter(isAble).map(async (person) => ({ person, key: await sha256(`${seed}\nperson\n${code}\n${person.code}`) })),
  );
  const order = able.toSorted((a, b) => loadOf(a.person) - loadOf(b.person) || byKey(a, b)).map(({ person }) => person);
  const taken: string[] = [];
  const wanted: (readonly [string | null, number])[] = [
    ...groupOrder.map((group) => [group, groups[group] ?? 0] as const),
    [null, each - sum(Object.values(groups))],
  ];
  for (const [group, count] of wanted) {
    const fits = order.filter((one) => !taken.includes(one.code) && (group === null || one.groups.includes(group))).slice(0, count);
    if (fits.length < count) return [];
    taken.push(...fits.map((one) => one.code));
  }
  return taken;
}

/** ⌈rate·n⌉ of a decimal, a fraction or per cent, in whole numbers. */
function shareOf(rate: string, n: number): number {
  const percent = rate.trim().endsWith('%');
  const [above = '0', below = '1'] = (percent ? `${rate.trim().slice(0, -1)}/100` : rate).split('/').map((part) => part.trim());
  const decimals = Math.max(decimalsOf(above), decimalsOf(below));
  const [numerator, denominator] = [scaled(above, decimals) * BigInt(n), scaled(below, decimals)];
  return Number((numerator + denominator - 1n) / denominator);
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

const scaled = (text: string, decimals: number): bigint => BigInt(text.replace('.', '')) * 10n ** BigInt(decimals - decimalsOf(text));

const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
