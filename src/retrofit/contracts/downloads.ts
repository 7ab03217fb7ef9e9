import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { fileNameOf } from '#kernel/file-name.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { askedDayShape, askedTimeShape, codeShape } from '#kernel/shape.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#platform/tables/file.ts';
import type { Contracts } from './contracts.ts';
import { settlementPaper } from './statement-paper.ts';

type Needs = { readonly words: Words; readonly mark: string | undefined };

const contract = { about: 'the code of the contract', shape: codeShape };
const knownAt = { about: 'as known at this instant', shape: askedTimeShape.optional() };

/** Files of contracts: the settlement statement of a period, the ledger as a table. */
export function contractsDownloads(contracts: Contracts, { words, mark }: Needs): DownloadRoute[] {
  return [statementFile(contracts, { words, mark }), ledgerFile(contracts, mark)];
}

function statementFile(contracts: Contracts, { words, mark }: Needs): DownloadRoute {
  return {
    path: '/exports/contract-statement',
    action: 'export',
    summary: 'The settlement statement of a period, as a Word document: what was saved, prices, amounts, corrections, hashes',
    parameters: { contract, period: { about: 'the first day of the period', shape: askedDayShape }, knownAt },
    types: [wordType],
    async open({ scope }, { contract: code = '', period = '', knownAt: at = '' }) {
      const facts = await contracts.statement(scope, { contract: code, period, ...(at !== '' && { knownAt: at }) });
      const paper = settlementPaper(
        facts,
        facts.findings.map((one) => tell(one, words, 'zh').detail),
      );
      const bytes = await writeWord({ ...paper, note: mark, dated: Date.parse(facts.knownAt) });
      return {
        name: `${fileNameOf({ place: facts.terms.name, subject: period, name: paper.title })}.docx`,
        type: wordType,
        body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
      };
    },
  };
}

const ofEntry = ['entry', 'kind', 'period'] as const;
const ofLine = [
  'item',
  'boundary',
  'from',
  'to',
  'measured',
  'adjustedBaseline',
  'savings',
  'low',
  'high',
  'counted',
  'quantity',
  'yuan',
  'value',
  'percent',
  'amount',
] as const;
const columns = [...ofEntry, ...ofLine, 'total', 'knownAt', 'posted', 'by', 'note', 'hash'] as const;

function ledgerFile(contracts: Contracts, mark: string | undefined): DownloadRoute {
  return {
    path: '/exports/contract-ledger',
    action: 'export',
    summary: 'The ledger of a contract, a row for each line; an entry without lines is a row too',
    parameters: { contract, knownAt, format: tableFormat },
    types: [...tableTypes],
    async open({ scope }, { contract: code = '', knownAt: at = '', format }) {
      const { entries } = await contracts.ledger(scope, { contract: code, ...(at !== '' && { knownAt: at }) });
      const rows = entries.flatMap((entry) => {
        const { knownAt: known, posted, by, note = null, hash, amount } = entry;
        const lines = entry.lines.length === 0 ? [null] : entry.lines;
        return lines.map((line) => [
          ...ofEntry.map((name) => entry[name]),
          ...ofLine.map((name) => (line === null ? null : line[name])),
          amount,
          known,
          posted,
          by,
          note,
          hash,
        ]);
      });
      return tableFile(`contract-ledger-${code}`, formatGiven(format), columns, rows, { note: mark });
    },
  };
}
