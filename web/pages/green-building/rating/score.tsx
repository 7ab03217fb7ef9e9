import { useQuery } from '@tanstack/react-query';
import { api, client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { DraftBar } from '../../desk/draft/draft-bar.tsx';
import { DayField } from '../policy/day-field.tsx';
import { FileWays } from './file-ways.tsx';
import { fitsAddress, type Given, itemsByCode, objectIn, useInput, withField, written } from './input.ts';
import { RatingNav } from './nav.tsx';
import { ScoreAnswer } from './score-answer.tsx';
import { ScoreFacts } from './score-facts.tsx';
import { ScoreGaps } from './score-gaps.tsx';
import { ScoreItems } from './score-items.tsx';
import { ratingWords } from './words.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { uploadWithProgress } from '../../../upload.ts';

const readScore = (given: Readonly<Record<string, unknown>>) => ({ stage: wordIn(given, 'stage', ['pre', 'final'], 'final') });

/** The green-building score of a building: what is known about it, what it scores, what the next star lacks. */
export function ScorePage() {
  const { score: words, common } = usePageWords(ratingWords);
  const [{ stage }, go] = useAddress(readScore);
  const { input, set, tooLong } = useInput('score');
  const date = typeof input['date'] === 'string' ? input['date'] : undefined;
  const on = date === undefined ? {} : { date };
  const scheme = useQuery(api.rating.scheme.queryOptions({ input: on, staleTime: 600_000, retry: false }));
  const rated = useQuery(api.rating.rate.queryOptions({ input: { stage, ...on, input }, retry: false }));
  const readTable = async (file: string) => (await client.rating.readSheet({ file, ...on })).input;
  return (
    <>
      <PageHeader title={words.title} below={words.below} />
      <RatingNav />
      <ScoreDraft stage={stage} input={input} set={set} />
      <div className="yd-panel yd-stack">
        <div className="yd-row" role="search" aria-label={words.title}>
          <Field label={words.stage}>
            {(ids) => (
              <Choice
                {...ids}
                value={stage}
                options={[
                  { value: 'pre', label: words.stages.pre },
                  { value: 'final', label: words.stages.final },
                ]}
                onChoose={(chosen) => go({ stage: chosen })}
              />
            )}
          </Field>
          <DayField label={words.date} value={date} onPick={(day) => set(withField(input, 'date', day))} />
        </div>
        <FileWays name={words.file} input={input} tooLong={tooLong} onLoad={(read) => set(itemsByCode(read))} readTable={readTable}>
          <TableButton stage={stage} input={input} />
        </FileWays>
      </div>
      <ProblemView error={scheme.error} again={scheme.refetch} />
      <ProblemView error={rated.error} />
      <div aria-live="polite" aria-busy={rated.isFetching}>
        {rated.data === undefined ? (
          rated.error === null ? (
            <Loading />
          ) : (
            <p className="yd-quiet">{common.kept}</p>
          )
        ) : (
          <ScoreAnswer of={rated.data} scheme={scheme.data} input={input} set={set} />
        )}
      </div>
      {scheme.data === undefined ? null : (
        <>
          <ScoreFacts scheme={scheme.data} rated={rated.data} input={input} set={set} />
          <ScoreItems scheme={scheme.data} stage={stage} input={input} set={set} />
          <ScoreGaps scheme={scheme.data} />
        </>
      )}
    </>
  );
}

/** What was entered about the building, as a draft. */
function ScoreDraft({ stage, input, set }: { readonly stage: 'pre' | 'final' } & Pick<ReturnType<typeof useInput>, 'input' | 'set'>) {
  return (
    <DraftBar
      kind="rating"
      question={{ stage, input }}
      onOpen={({ question }, at) => set(objectIn(question, 'input'), { stage: question['stage'] === 'pre' ? 'pre' : 'final', ...at })}
    />
  );
}

/** The score sheet as xlsx, with what is typed. What is too long for an address is uploaded as a file first. */
function TableButton({ stage, input }: { readonly stage: 'pre' | 'final'; readonly input: Given }) {
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
