import type { SpokenFinding } from '#kernel/finding.ts';
import { useWords } from '../i18n/language.tsx';

type Shown = Pick<SpokenFinding, 'code' | 'severity' | 'detail'>;

/** What is doubtful about a result, in words that the server chose for this reader. Renders nothing if there are no findings. */
export function FindingList({ findings }: { readonly findings: readonly Shown[] }) {
  const { severity } = useWords();
  if (findings.length === 0) return null;
  return (
    <ul className="yd-marks-list">
      {findings.map((finding, index) => (
        // findings have no ids of their own and come in a fixed order
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${finding.code}/${index}`}>
          <strong>{severity[finding.severity]}</strong> {finding.detail}
        </li>
      ))}
    </ul>
  );
}
