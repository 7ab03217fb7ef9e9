import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { energyReviewWords } from './words.ts';

/** Downloads a list of energy reviews as a workbook. */
export function FileLink({ asked }: { readonly asked: Readonly<Record<string, string>> }) {
  const { language } = useLanguage();
  const { term } = usePageWords(energyReviewWords);
  return (
    <p>
      <a href={`/api/exports/energy-review?${new URLSearchParams({ ...asked, language }).toString()}`} download>
        {term.file}
      </a>
    </p>
  );
}
