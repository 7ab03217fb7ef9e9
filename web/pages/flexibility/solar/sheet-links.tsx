import { usePageWords } from '../../../i18n/language.tsx';
import { solarPageWords } from './words.ts';

/** Yields of a building or a place to download, as Word and as a workbook. */
export function SheetLinks({ of }: { readonly of: Readonly<Record<string, string>> }) {
  const words = usePageWords(solarPageWords);
  return (
    <p className="yd-row yd-no-print">
      {(['docx', 'xlsx'] as const).map((format) => (
        <a key={format} href={`/api/exports/solar-yields?${new URLSearchParams({ ...of, format }).toString()}`} download>
          {`${words.sheet} (${format})`}
        </a>
      ))}
    </p>
  );
}
