import { usePageWords } from '../../../i18n/language.tsx';
import { connectionWords } from './words.ts';

/** A frame in words, with its bytes collapsed. */
export function FrameText({ hex, words: said }: { readonly hex: string | null; readonly words: string | null }) {
  const words = usePageWords(connectionWords);
  if (hex === null) return <span className="yd-quiet">{words.noFrame}</span>;
  return (
    <details>
      <summary className="yd-wrap">{said ?? words.noWords}</summary>
      <code className="yd-wrap">{hex}</code>
    </details>
  );
}
