import { useId, useRef } from 'react';
import type { RefObject } from 'react';

/** A text with line numbers; lines at fault are marked. */
export function NumberedText({
  label,
  text,
  onChange,
  faulty,
  area,
}: {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly faulty: ReadonlySet<number>;
  readonly area: RefObject<HTMLTextAreaElement | null>;
}) {
  const id = useId();
  const gutter = useRef<HTMLDivElement>(null);
  const follow = () => {
    if (gutter.current !== null && area.current !== null) gutter.current.scrollTop = area.current.scrollTop;
  };
  const lines = text.split('\n').map((_, index) => index + 1);
  return (
    <div className="yd-field">
      <label htmlFor={id}>{label}</label>
      <div className="yd-numbered">
        <div ref={gutter} aria-hidden>
          {lines.map((line) => (
            <div key={line} data-faulty={faulty.has(line)}>
              {line}
            </div>
          ))}
        </div>
        <textarea
          id={id}
          ref={area}
          spellCheck={false}
          wrap="off"
          rows={22}
          aria-invalid={faulty.size > 0}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onScroll={follow}
        />
      </div>
    </div>
  );
}
