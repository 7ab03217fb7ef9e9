import { implement } from '@orpc/server';
import { z } from 'zod';
import { safeTypes } from '#registry/attachments/facts.ts';
import { emptyForm, languageAsked, shownByPage, type DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import type { Language } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { idShape } from '#kernel/shape.ts';
import { today } from '#kernel/today.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import { sourceCheckContract } from './contract.ts';
import type { CurrentEntry } from './entries.ts';
import { differing, stateOf, type Cell, type Check, type ReadCell } from './facts.ts';
import { cellText, valueText } from './row-text.ts';
import { keyOf, type EntryStanding, type SourceCheck } from './source-check.ts';
import { typedHeader, typedRows } from './typed-file.ts';

/** Routes of the source check contract over its service. */
export function sourceCheckRoutes(service: SourceCheck) {
  const os = implement(sourceCheckContract).$context<RequestContext>();
  const present = async (check: Check, { scope, language }: RequestContext) =>
    presentCheck(check, await cellsFor(service, check), await service.may(scope, check), language);
  return os.router({
    list: os.list.handler(async ({ input, context }) => {
      const { scope, language, now } = context;
      const year = input.year ?? Number(today(now).slice(0, 4)) - 1;
      const [entries, rests] = await Promise.all([
        service.entries(),
        input.region === undefined ? null : service.rests(scope, { region: input.region, year }),
      ]);
      const shown = entries.map((one) => presentEntry(one, language, rests));
      return {
        entries: shown.toSorted(
          (a, b) => (b.buildings ?? 0) - (a.buildings ?? 0) || (a.document < b.document ? -1 : a.document > b.document ? 1 : 0),
        ),
        waiting: shown.filter(({ state }) => state === 'proposed').length,
        open: shown.filter(({ state }) => state === 'open' || state === 'partly').length,
      };
    }),
    entry: os.entry.handler(async ({ input, context }) => {
      const { checks, ...standing } = await service.entry(input.entry);
      return {
        ...presentEntry(standing, context.language, null),
        values: standing.entry.cells.map((cell) => presentCell(cell, context.language)),
        checks: await Promise.all(checks.map((check) => present(check, context))),
      };
    }),
    compare: os.compare.handler(async ({ input, context: { scope, language } }) => {
      const { entry, cells } = await service.compare(scope, input);
      return { entry: keyOf(entry), cells: presentRead(cells, entry.cells, language), differing: differing({ cells }) };
    }),
    propose: os.propose.handler(async ({ input, context }) => present(await service.propose(context.scope, input), context)),
    confirm: os.confirm.handler(async ({ input, context }) => present(await service.confirm(context.scope, input.id), context)),
    refuse: os.refuse.handler(async ({ input, context }) => present(await service.refuse(context.scope, input.id, input.reason), context)),
    withdraw: os.withdraw.handler(async ({ input, context }) =>
      present(await service.withdraw(context.scope, input.id, input.reason), context),
    ),
  });
}

/** The cells of a check's entry, for their names; empty if the entry is no longer in force. */
async function cellsFor(service: SourceCheck, { base }: Check): Promise<readonly Cell[]> {
  return (await service.entries()).find(({ entry }) => entry.base === base)?.entry.cells ?? [];
}

function presentEntry({ entry, open, standing }: EntryStanding, language: Language, rests: ReadonlyMap<string, number> | null) {
  const { kind, base, held, cells } = entry;
  const formal = cells.filter((cell) => cell.formal).length;
  const check = open ?? standing;
  return {
    entry: keyOf(entry),
    base,
    kind,
    name: nameOf(entry, language),
    document: held.source.document,
    clause: held.source.clause,
    status: held.status,
    state:
      open !== null
        ? ('proposed' as const)
        : formal === cells.length
          ? ('confirmed' as const)
          : formal > 0
            ? ('partly' as const)
            : ('open' as const),
    cells: cells.length,
    formal,
    differing: check === null ? null : differing(check),
    buildings: rests === null ? null : (rests.get(held.id) ?? rests.get(base) ?? 0),
  };
}

function nameOf({ held, kind }: CurrentEntry, language: Language): string {
  return held.names?.[language] ?? (kind === 'climate-of-place' ? held.region : held.source.clause);
}

const presentCell = (cell: Cell, language: Language) => {
  const { row, field } = cellText(cell, language);
  const known = valueText(cell.field, cell.value, language);
  return { cell: cell.cell, row, value: field, unit: cell.unit, known, status: cell.status, formal: cell.formal };
};

function presentRead(read: readonly ReadCell[], cells: readonly Cell[], language: Language) {
  const byId = new Map(cells.map((cell) => [cell.cell, cell]));
  return read.map((one) => {
    const cell = byId.get(one.cell);
    const differs = one.before !== one.printed;
    if (cell === undefined) return { ...one, row: '', value: one.cell, unit: '', differs };
    const { row, field } = cellText(cell, language);
    const [before, printed] = [valueText(cell.field, one.before, language), valueText(cell.field, one.printed, language)];
    return { cell: one.cell, row, value: field, unit: cell.unit, before, printed, differs };
  });
}

function presentCheck(check: Check, cells: readonly Cell[], may: Awaited<ReturnType<SourceCheck['may']>>, language: Language) {
  const { id, base, edition, page, note, scan, typed, confirmed, ended } = check;
  return {
    id,
    base,
    edition,
    page,
    note,
    may,
    entry: `${check.entry}@${check.version}`,
    state: stateOf(check),
    cells: presentRead(check.cells, cells, language),
    differing: differing(check),
    scan: { name: scan.name, type: scan.type, bytes: scan.bytes, sha256: scan.sha256 },
    typed: { by: typed.by, at: typed.at.toISOString() },
    confirmed: confirmed && { by: confirmed.by, at: confirmed.at.toISOString() },
    ended: ended && { by: ended.by, at: ended.at.toISOString(), reason: ended.reason },
  };
}

/** The note above the template on how to fill it in. */
const templateNote: Readonly<Record<Language, string>> = {
  zh: '对照标准原文填写最后一列，其余各列不改；只填数字，不带单位；原文未列引导值的填“无”。一行要么填全，要么都不填。',
  en: 'Fill in the last column from the printed text, leave the others. Numbers without units; “none” where no target value is printed. A row whole or not at all.',
};

/** Downloads of the template to be filled in, and of the scanned page of a check. */
export function sourceCheckDownloads(service: SourceCheck): DownloadRoute[] {
  return [
    {
      path: '/knowledge/checks/template',
      action: 'check-source',
      summary: 'The values of an entry as a table, its last column to be filled in from the printed text',
      parameters: { entry: { about: 'the entry', shape: z.string().min(1).max(220) }, format: tableFormat, lang: languageAsked },
      types: tableTypes,
      leavesNone: emptyForm,
      open: async ({ language }, asked) => {
        const format = formatGiven(asked['format']);
        const { entry } = await service.entry(asked['entry'] ?? '');
        const rows = typedRows(entry.cells, (cell) => ({
          ...cellText(cell, language),
          known: valueText(cell.field, cell.value, language),
        }));
        const { document, clause } = entry.held.source;
        const title = nameOf(entry, language);
        const above = format === 'xlsx' ? { title, note: templateNote[language] } : {};
        return tableFile(fileNameOf({ subject: document, when: clause, name: title }), format, typedHeader[language], rows, above);
      },
    },
    {
      path: '/knowledge/checks/{id}/scan',
      action: 'view',
      summary: 'The scanned page of a check',
      parameters: { id: { about: 'its number', shape: idShape } },
      types: safeTypes,
      leavesNone: shownByPage,
      open: async (_, asked) => service.scan(/^\d{1,9}$/u.test(asked['id'] ?? '') ? Number(asked['id']) : 0),
    },
  ];
}
