import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ComponentProps } from 'react';
import { api, client, queryClient } from '../api.ts';
import { useLanguage } from '../i18n/language.tsx';
import { may, meQuery } from '../session.ts';
import { dayIn, numberIn, textIn, useAddress } from './address.ts';
import { ProblemView } from './problem-view.tsx';
import { fileTable } from './table-file.ts';
import type { Column } from './column.ts';

const readKnown = (given: Readonly<Record<string, unknown>>) => ({ known: dayIn(given, 'known') });

const formats = ['xlsx', 'csv'] as const;

/**
 * A table as a file, with all its rows: for those who may export. The server writes it, with the known-as-of day and the demo mark above
 * the table.
 */
export function TableExportButtons(props: {
  readonly label: string;
  /** The year of the table, where the address of the page may leave it open. */
  readonly year?: number | undefined;
  readonly columns: readonly Column<never>[];
  /** All rows, also those on other pages. */
  readonly rows: () => Promise<readonly object[]>;
}) {
  // the account was queried before the page; a page without sign-in queries nothing
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  return may(me, 'export') ? <Buttons {...props} /> : null;
}

function Buttons({ label, year, columns, rows }: ComponentProps<typeof TableExportButtons>) {
  const { words } = useLanguage();
  const [{ known }] = useAddress(readKnown);
  const about = useAbout(year);
  const [going, setGoing] = useState<string>();
  const [error, setError] = useState<unknown>(null);
  const take = async (format: (typeof formats)[number]) => {
    setError(null);
    setGoing(format);
    const table = fileTable(columns, (await rows()) as readonly never[], words.table);
    const address = `${location.pathname}${location.search}`;
    const mutable = { columns: [...table.columns], rows: table.rows.map((row) => [...row]) };
    const file = await client.tableExport.table({
      name: label,
      format,
      ...mutable,
      address,
      ...about(),
      ...(known === undefined ? {} : { known }),
    });
    save(file instanceof File && file.name !== '' ? file.name : `${label}.${format}`, file);
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

/** What the page is about: the building, project or place, the use and the year, from its address and head. */
function useAbout(usual = 0) {
  const { words } = useLanguage();
  const state: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  return () => {
    const [use, year] = [textIn(state, 'use'), numberIn(state, 'year', usual, 1000, 9999)];
    const isOfOne = ofOne.test(location.pathname);
    const place = isOfOne ? document.querySelector('h1')?.textContent : placeShown(textIn(state, 'region'));
    return {
      ...(place === undefined || place === null || place === '' ? {} : { place: place.slice(0, 200) }),
      ...(use === undefined ? {} : { subject: (words.use as Readonly<Record<string, string>>)[use] ?? use }),
      ...(year === 0 ? {} : { year }),
    };
  };
}

/** The name of the page's place, if the page has loaded it. */
function placeShown(asked: string | undefined): string | undefined {
  const told = <T,>({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryClient.getQueryData<T>(queryKey);
  const region = told<{ readonly region: string | null }>(meQuery)?.region;
  const home = told<{ readonly region: string | null }>(api.overview.home.queryOptions());
  const list = told<{ readonly places: readonly { readonly code: string; readonly name: string }[] }>(
    api.place.list.queryOptions({ input: {} }),
  );
  const code = asked ?? region ?? home?.region;
  return list?.places.find((place) => place.code === code)?.name;
}

/** Pages of a single entity: its name is in their head. */
const ofOne = /^\/(?:buildings|projects|equipment|resources|organisations)\/(?!duplicates)[^/]+/u;

/** Downloads a file. */
function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name.replaceAll(/[\\/:*?"<>|]+/gu, ' ') });
  link.click();
  URL.revokeObjectURL(address);
}
