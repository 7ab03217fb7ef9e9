import type { Evidence } from '#kernel/finding.ts';
import { asMany, rejectsHeader, rejectsRows, titlesNote } from '#platform/tables/rejects.ts';
import { rejectReasons } from '#platform/list-intake/reject-reasons.ts';
import { openTable } from '#platform/tables/tables.ts';
import { csvPieces } from '#platform/tables/write.ts';

export type Refused = { readonly row: number; readonly column: string | null; readonly code: string; readonly evidence: Evidence };

const listed = 1000;

/** Collects refused readings: the first thousand in full, for all others the row, the column and the code. */
export function createRefused() {
  const rows: number[] = [];
  const columns: number[] = [];
  const codes: number[] = [];
  const names: string[] = [];
  const first: Refused[] = [];
  const numberOf = new Map<string, number>();
  const meters = new Set<string>();
  const number = (name: string): number => {
    const held = numberOf.get(name);
    if (held !== undefined) return held;
    numberOf.set(name, names.length);
    names.push(name);
    return names.length - 1;
  };
  const at = (index: number): Refused => {
    const held = first[index];
    if (held !== undefined) return held;
    const column = names[columns[index] as number] as string;
    return {
      row: rows[index] as number,
      column: column === '' ? null : column,
      code: names[codes[index] as number] as string,
      evidence: {},
    };
  };
  return {
    /** The first thousand refused readings, in the order of their rows. */
    list: (): Refused[] => first.toSorted((a, b) => a.row - b.row),
    /** The position of each in the order of their rows: refusals that only the whole file reveals come last. */
    inOrder: (): Uint32Array => Uint32Array.from(rows.keys()).sort((a, b) => (rows[a] as number) - (rows[b] as number) || a - b),
    count: () => rows.length,
    /** The metering points with refused readings. */
    meters: (): ReadonlySet<string> => meters,
    /** All of them by reason and column; the cell content is known for the first thousand. */
    reasons: () => rejectReasons(rows.values().map((_, place) => at(place))),
    add(row: number, column: string | null, code: string, evidence: Evidence): void {
      if (first.length < listed) first.push({ row, column, code, evidence });
      if (typeof evidence['meter'] === 'string') meters.add(evidence['meter']);
      rows.push(row);
      columns.push(number(column ?? ''));
      codes.push(number(code));
    },
    at,
  };
}

export type RefusedRows = ReturnType<typeof createRefused>;

/**
 * The refused readings as a csv, with the original cells, so that it can be corrected and sent again. Reads the file once more, which costs
 * nothing if nothing was refused. Refused readings come in the order of their rows.
 */
export async function* refusedPieces(
  source: { path: string; name: string; headerRow?: number | undefined; sheet?: string | undefined },
  refused: RefusedRows,
  say: (code: string, evidence: Evidence) => string,
): AsyncGenerator<Uint8Array> {
  const table = await openTable(source.path, { name: source.name, headerRow: source.headerRow, sheet: source.sheet });
  async function* rejects() {
    let next = 0;
    const order = refused.inOrder();
    const at = (place: number): Refused => refused.at(order[place] as number);
    const upTo = function* (row: number, cells: readonly string[]) {
      while (next < refused.count() && at(next).row <= row) {
        const one = at(next);
        next += 1;
        const long = table.long?.get(one.row);
        const own = long === undefined ? cells : asMany(long, table.header.length);
        yield { cells: own, row: one.row, column: one.column, code: one.code, detail: say(one.code, one.evidence) };
      }
    };
    for await (const batch of table.rows) {
      for (const { row, cells } of batch) yield* upTo(row, cells);
      if (next >= refused.count()) return;
    }
    yield* upTo(Infinity, []);
  }
  yield* csvPieces(rejectsHeader(table.header), rejectsRows(table.header.length, rejects()), titlesNote(table.above));
}
