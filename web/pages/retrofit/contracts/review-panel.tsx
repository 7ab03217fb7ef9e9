import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Posting } from './posting.tsx';
import type { Contract } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** Settled periods recalculated: what differs, and why, before it is posted. */
export function ReviewPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const known = useKnownAt();
  const { contract } = of;
  return (
    <Panel title={words.review}>
      <p className="yd-quiet">{words.reviewMeans}</p>
      <Posting
        of={of}
        label={words.previewReview}
        none={words.noDifference}
        ask={(preview, seen) => client.contracts.review({ contract, ...(preview ? { preview, ...known } : seen && { seen: seen.hash }) })}
      />
    </Panel>
  );
}
