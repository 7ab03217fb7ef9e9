import { isVerified } from '#kernel/source-status.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useSay } from '../policy/facts.ts';
import { numberOrText } from '../../../ui/number-or-text.ts';
import { itemIn, withField, withItem, type Given } from './input.ts';
import type { Scheme } from './answers.ts';
import { Box } from '../../../ui/box.tsx';
import { YesNo } from './typed.tsx';
import { ratingWords } from './words.ts';

type Item = Scheme['items'][number];
type Of = { readonly input: Given; readonly set: (next: Given) => void };

/** All known items of the standard, part by part: points or met, and the evidence for it, in words and by its papers. */
export function ScoreItems({ scheme, stage, ...of }: Of & { readonly scheme: Scheme; readonly stage: 'pre' | 'final' }) {
  const { items: words } = usePageWords(ratingWords);
  const format = useFormat();
  const say = useSay();
  return (
    <Panel title={words.title}>
      <p className="yd-quiet">{words.means}</p>
      {scheme.parts.map((part) => {
        const rows = scheme.items.filter((item) => item.part === part.code);
        const typed = rows.filter(({ code }) => Object.keys(itemIn(of.input, code)).length > 0).length;
        return rows.length === 0 ? null : (
          <details key={part.code}>
            <summary>
              {part.code} {say(part.names)}
              {format.aside(words.typed(format.count(typed), format.count(rows.length)))}
            </summary>
            <Sheet rows={rows} stage={stage} label={`${part.code} ${say(part.names)}`} {...of} />
          </details>
        );
      })}
    </Panel>
  );
}

function Sheet({
  rows,
  stage,
  label,
  input,
  set,
}: Of & { readonly rows: readonly Item[]; readonly stage: 'pre' | 'final'; readonly label: string }) {
  const { items: words } = usePageWords(ratingWords);
  return (
    <div className="yd-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="yd-plain">
        <thead>
          <tr>
            {[words.item, words.max, words.points, words.evidence, words.papers].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((item) => (
            <Row
              key={item.code}
              item={item}
              stage={stage}
              held={itemIn(input, item.code)}
              onSay={(field, value) => set(withItem(input, item.code, withField(itemIn(input, item.code), field, value)))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  item,
  stage,
  held,
  onSay,
}: {
  readonly item: Item;
  readonly stage: 'pre' | 'final';
  readonly held: Given;
  readonly onSay: (field: string, value: unknown) => void;
}) {
  const { items: words } = usePageWords(ratingWords);
  const say = useSay();
  const { code, type, max, pre, status } = item;
  const later = type !== 'control' && stage === 'pre' && !pre;
  return (
    <tr>
      <th scope="row">
        {code} {say(item.names)}
        {isVerified(status) && isVerified(item.nameStatus) ? null : <div className="yd-quiet yd-small">{words.notSeen(status)}</div>}
      </th>
      <td className="yd-number">{max}</td>
      <td>
        {type === 'control' ? (
          <YesNo label={words.metOf(code)} value={held['met']} onSay={(value) => onSay('met', value)} />
        ) : later ? (
          <span className="yd-quiet">{words.later}</span>
        ) : (
          <Box label={words.pointsOf(code)} number value={held['score']} onSay={(typed) => onSay('score', numberOrText(typed))} />
        )}
      </td>
      <td>
        <Box
          label={words.evidenceOf(code)}
          width={220}
          value={held['evidence']}
          onSay={(typed) => onSay('evidence', typed === '' ? undefined : typed)}
        />
      </td>
      <td>
        <Box
          label={words.papersOf(code)}
          width={180}
          value={held['file']}
          onSay={(typed) => onSay('file', typed === '' ? undefined : typed)}
        />
      </td>
    </tr>
  );
}
