import { codeShape } from '#kernel/shape.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { formatGiven, tableFile, tableFormat, tableTypes } from '#tables/file.ts';
import { presentRow } from './present-portfolio.ts';
import type { Savings } from './savings.ts';

/** The columns of a portfolio's file, as `savings.md` names them. */
const columns = [
  'boundary',
  'classes',
  'shape',
  'heatingBalance',
  'coolingBalance',
  'points',
  'cvrmse',
  'autocorrelation',
  'counted',
  'measured',
  'adjustedBaseline',
  'savings',
  'standardError',
  'low',
  'high',
  'findings',
] as const;

/** Files of savings: the boundaries of a portfolio as csv or xlsx. */
export function savingsDownloads(savings: Savings, mark: string | undefined): DownloadRoute[] {
  return [portfolioFile(savings, mark)];
}

function portfolioFile(savings: Savings, mark: string | undefined): DownloadRoute {
  return {
    path: '/exports/savings-portfolio',
    action: 'view',
    summary: 'The boundaries of a portfolio of savings, a row each: model, savings and interval, or why there is none',
    parameters: { job: { about: 'the job that worked the portfolio out', shape: codeShape }, format: tableFormat },
    types: [...tableTypes],
    async open({ scope }, { job = '', format }) {
      const { rows } = await savings.portfolio.show(scope, job);
      const lines = rows.map((row) => {
        const { findings, ...told } = presentRow(row);
        const found = [...(row.code === null ? [] : [row.code]), ...findings.filter((code) => code !== row.code)];
        return columns.map((name) => (name === 'findings' ? found.join(' ') : told[name]));
      });
      return tableFile('savings-portfolio', formatGiven(format), columns, lines, { note: mark });
    },
  };
}
