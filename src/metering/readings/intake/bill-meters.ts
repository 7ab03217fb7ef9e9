import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Choice } from '#kernel/choice.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { type Bill, type Book, placeOfBill, type MeteredBill, buildingsTitled } from '#metering/reading-intake/bill-books.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { BuildingFacts, MeterFacts } from '#registry/registry/facts.ts';
import type { BillOptions } from './bill-options.ts';

/** As many metering points as are offered for a number of the book. */
const mostOffered = 20;

type BookRequest = { readonly registry: Registry; readonly scope: Scope; readonly book: Book; readonly options: BillOptions };

type Found = { readonly metered: readonly MeteredBill[]; readonly findings: readonly Finding[] };

/**
 * The metering points of a book's bills, among those that the sender sees: by the number of the meter or the account, by an outside code of
 * the building, or as a person says. What is in doubt is asked about.
 * @throws Problem `bill-building-open`, `bill-meter-open`, `bill-meter-of-number-open`, `bill-meters-unknown`
 */
export async function metersOfBills(asked: BookRequest): Promise<Found> {
  const { book, options } = asked;
  const said = saidIn(options.as ?? []);
  const known = await byNumber(asked, said);
  const meterOf = (bill: Bill): MeterFacts | null | undefined => {
    for (const number of numbersOf(bill)) if (known.has(number) || said.get(number) === '') return known.get(number) ?? null;
    return undefined;
  };
  const found = book.bills.map((bill) => ({ bill, meter: meterOf(bill) }));
  if (found.every(({ meter }) => meter === undefined)) return await askMeters(asked, known);
  if (said.size > 0) await askNext(asked, found, known);
  return settled(found);
}

/** `户号=E1` as people state it; nothing behind it: it is left out. */
const saidIn = (pairs: readonly string[]): ReadonlyMap<string, string> =>
  new Map(pairs.map((pair) => [keyOf(pair.slice(0, pair.lastIndexOf('='))), pair.slice(pair.lastIndexOf('=') + 1).trim()]));

const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replace(/^'|\.0+$/gu, '')
    .toUpperCase();

const numbersOf = ({ meter, account }: Bill): string[] => [meter, account].flatMap((cell) => (cell === null ? [] : [keyOf(cell.text)]));

/** The metering points that numbers of the book lead to. */
async function byNumber({ registry, scope, book }: BookRequest, said: ReadonlyMap<string, string>): Promise<Map<string, MeterFacts>> {
  const written = book.bills.flatMap(({ meter, account }) =>
    meter === null && account === null ? [] : [meter?.text ?? '', account?.text ?? ''],
  );
  const codes = new Set([...written, ...written.map(keyOf), ...said.values()].filter((code) => code !== ''));
  const meters = codes.size === 0 ? [] : await registry.meterFacts(scope, { meters: [...codes] }, asOfNow);
  const byCode = new Map(meters.map((meter) => [keyOf(meter.code), meter]));
  for (const [number, code] of said) {
    const meter = meters.find((one) => one.code === code);
    if (meter !== undefined) byCode.set(number, meter);
  }
  const open = book.bills.filter((bill) => bill.account !== null && numbersOf(bill).every((number) => !byCode.has(number)));
  for (const [account, meter] of await byAccount({ registry, scope }, open)) byCode.set(account, meter);
  return byCode;
}

/** Accounts that buildings have as an outside code, where the building has one metering point of the carrier. */
async function byAccount(
  { registry, scope }: Pick<BookRequest, 'registry' | 'scope'>,
  bills: readonly Bill[],
): Promise<[string, MeterFacts][]> {
  if (bills.length === 0) return [];
  const buildings = await registry.buildingFacts(scope, {}, asOfNow);
  const out: [string, MeterFacts][] = [];
  for (const bill of bills) {
    const account = keyOf(bill.account?.text ?? '');
    const here = buildings.filter(({ fields }) =>
      Object.entries(fields).some(([name, value]) => name.startsWith('code:') && keyOf(String(value)) === account),
    );
    const [building] = here;
    if (building === undefined || here.length > 1) continue;
    const [only, ...others] = await metersIn(registry, scope, building, bill.carrier);
    if (only !== undefined && others.length === 0) out.push([account, only]);
  }
  return out;
}

async function metersIn(
  registry: Registry,
  scope: Scope,
  { code }: Pick<BuildingFacts, 'code'>,
  carrier: Carrier | null,
): Promise<readonly MeterFacts[]> {
  return await registry.meterFacts(scope, { buildings: [code], ...(carrier !== null && { carrier }) }, asOfNow);
}

/** Asks which metering point the first bill is of, since no number of the book is known. */
async function askMeters(asked: BookRequest, known: ReadonlyMap<string, MeterFacts>): Promise<Found> {
  const { book, options, scope, registry } = asked;
  const [first] = book.bills as readonly [Bill];
  const unnumbered = book.bills.every((bill) => numbersOf(bill).length === 0);
  if (unnumbered && options.meter !== undefined) {
    const [meter] = await registry.meterFacts(scope, { meters: [options.meter] }, asOfNow);
    if (meter === undefined) throw new Problem('not-found', 'no-such-meter', { meter: options.meter });
    return settled(book.bills.map((bill) => ({ bill, meter })));
  }
  const offered = await offeredFor(asked, first, known);
  if (offered.length === 0)
    throw new Problem('bad-input', 'bill-meters-unknown', { numbers: shownNumbers(book), count: book.bills.length });
  if (!unnumbered) throw numberOpen(first, offered);
  throw new Problem('bad-input', 'bill-meter-open', {
    count: offered.length,
    choices: offered.map(({ code }) => ({ set: { meter: code } })),
  });
}

/** Goes on asking where a person has begun to say whose numbers they are. */
async function askNext(
  asked: BookRequest,
  found: readonly { readonly bill: Bill; readonly meter: MeterFacts | null | undefined }[],
  known: ReadonlyMap<string, MeterFacts>,
): Promise<void> {
  const open = found.find(({ meter }) => meter === undefined)?.bill;
  if (open === undefined || numbersOf(open).length === 0) return;
  const offered = await offeredFor(asked, open, known);
  if (offered.length > 0) throw numberOpen(open, offered);
}

function numberOpen(bill: Bill, offered: readonly MeterFacts[]): Problem {
  const number = (bill.meter ?? bill.account)?.text ?? '';
  const choices: Choice[] = [...offered.map(({ code }) => ({ set: { as: `${number}=${code}` } })), { set: { as: `${number}=` } }];
  return new Problem('bad-input', 'bill-meter-of-number-open', { ...placeOfBill(bill), number, choices });
}

const shownNumbers = ({ bills }: Book): string =>
  [...new Set(bills.flatMap(({ meter, account }) => (meter ?? account)?.text ?? []))].slice(0, 10).join(', ');

/** Metering points that a bill may be of: those of its carrier in the building that the book names, which no other number has. */
async function offeredFor(asked: BookRequest, bill: Bill, known: ReadonlyMap<string, MeterFacts>): Promise<readonly MeterFacts[]> {
  const { registry, scope } = asked;
  const building = await buildingOf(asked);
  const all = building === null ? await registry.meterFacts(scope, {}, asOfNow) : await metersIn(registry, scope, building, null);
  const carrier = asked.options.carrier ?? bill.carrier;
  const taken = new Set([...known.values()].map(({ code }) => code));
  const fitting = all.filter((meter) => (carrier === null || meter.carrier === carrier) && !taken.has(meter.code));
  return fitting.length > mostOffered ? [] : fitting;
}

/** The building of the book: as a person says, as a title says, or the only one that the sender sees. */
async function buildingOf({ registry, scope, book, options }: BookRequest): Promise<Pick<BuildingFacts, 'code'> | null> {
  if (options.building !== undefined) return { code: options.building };
  const buildings = await registry.buildingFacts(scope, {}, asOfNow);
  const titled = buildingsTitled(book.titles, buildings);
  if (titled.length > 1 && titled.length <= mostOffered)
    throw new Problem('bad-input', 'bill-building-open', {
      names: titled.map(({ name }) => name).join(', '),
      choices: titled.map(({ code }) => ({ set: { building: code } })),
    });
  return titled[0] ?? (buildings.length === 1 ? (buildings[0] as BuildingFacts) : null);
}

/** The bills whose metering point is known and is of their carrier. */
function settled(found: readonly { readonly bill: Bill; readonly meter: MeterFacts | null | undefined }[]): Found {
  const findings: Finding[] = [];
  const unknown = Map.groupBy(
    found.filter(({ meter }) => meter === undefined),
    ({ bill }) => (bill.meter ?? bill.account)?.text ?? '',
  );
  for (const [number, bills] of unknown) {
    // grouped: no group is empty
    const [first] = bills as unknown as [{ bill: Bill }];
    findings.push({ code: 'bill-meter-unknown', severity: 'error', evidence: { ...placeOfBill(first.bill), number, bills: bills.length } });
  }
  const metered = found.flatMap(({ bill, meter }) => {
    if (meter === undefined || meter === null) return [];
    if (bill.carrier === null || bill.carrier === meter.carrier) return [{ bill, meter }];
    const evidence = { ...placeOfBill(bill), meter: meter.code, carrier: bill.carrier, meterCarrier: meter.carrier };
    findings.push({ code: 'bill-carrier-differs', severity: 'error', evidence });
    return [];
  });
  return { metered, findings };
}
