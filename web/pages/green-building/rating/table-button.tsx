import { Button } from 'antd';
import { useState } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { fitsAddress, written, type Given } from './input.ts';
import { ratingWords } from './words.ts';

/** The score sheet as xlsx, with what is typed. What is too long for an address is uploaded as a file first. */
export function TableButton({ stage, input }: { readonly stage: 'pre' | 'final'; readonly input: Given }) {
  const { score: words } = usePageWords(ratingWords);
  const [error, setError] = useState<unknown>(null);
  const said = written(input);
  const address = (more: Readonly<Record<string, string>>): string =>
    `/api/exports/score-sheet?${new URLSearchParams({ stage, ...more }).toString()}`;
  const fetchLong = async () => {
    setError(null);
    const { file } = await uploadWithProgress(new File([said], 'score.json', { type: 'application/json' }), () => undefined);
    location.assign(address({ file }));
  };
  return (
    <>
      {fitsAddress(said) ? (
        <Button href={address({ input: said })} download>
          {words.sheet}
        </Button>
      ) : (
        <Button onClick={() => void fetchLong().catch(setError)}>{words.sheet}</Button>
      )}
      <ProblemView error={error} />
    </>
  );
}
