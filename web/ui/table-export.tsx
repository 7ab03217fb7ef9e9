import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from '../api.ts';
import { useLanguage } from '../i18n/language.tsx';
import { may, meQuery } from '../session.ts';
import { dayIn, useAddress } from './address.ts';
import { ProblemView } from './problem-view.tsx';
import { fileTable } from './table-file.ts';
import type { Column } from './column.ts';

const readKnown = (given: Readonly<Record<string, unknown>>) => ({ known: dayIn(given, 'known') });

const formats = ['xlsx', 'csv'] as const;

/**
 * A table as a file, with all its rows: for those who may export. The server writes it, with as known when and the mark of the demo above
 * it.
 */
export function TableExportButtons({
  label,
  columns,
  rows,
}: {
  readonly label: string;
  readonly columns: readonly Column<never>[];
  /** All rows, also those on other pages. */
  readonly rows: () => Promise<readonly object[]>;
}) {
  const { words } = useLanguage();
  // whoever is signed in was asked for before the page; a page without sign-in asks nothing
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  const [{ known }] = useAddress(readKnown);
  const [going, setGoing] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  if (!may(me, 'export')) return null;
  const take = async (format: (typeof formats)[number]) => {
    setError(null);
    setGoing(format);
    const table = fileTable(columns, (await rows()) as readonly never[], words.table);
    const address = `${location.pathname}${location.search}`;
    const mutable = { columns: [...table.columns], rows: table.rows.map((row) => [...row]) };
    const file = await client.tableExport.table({ name: label, format, ...mutable, address, ...(known === undefined ? {} : { known }) });
    save(`${label}.${format}`, file);
  };
  return (
    <div className="yd-take-away yd-no-print">
      <span className="yd-quiet yd-small">{words.table.export}</span>
      {formats.map((format) => (
        <Button
          key={format}
          size="small"
          type="text"
          loading={going === format}
          aria-label={words.table.exportAs(label, format)}
          onClick={() =>
            void take(format)
              .catch(setError)
              .finally(() => setGoing(undefined))
          }
        >
          {format}
        </Button>
      ))}
      <ProblemView error={error} />
    </div>
  );
}

/** Hands a file to the reader. */
function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name.replaceAll(/[\\/:*?"<>|]+/gu, ' ') });
  link.click();
  URL.revokeObjectURL(address);
}
