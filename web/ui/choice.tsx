/** One of a few, as the browser itself offers it: where there are many side by side, and on a telephone. Longer lists are `Pick`. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
  onLeave,
  id,
  none,
}: {
  /** What it is called, where no label stands beside it. */
  readonly label?: string;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
  /** The focus goes elsewhere: arrow keys have walked to what was wanted. */
  readonly onLeave?: () => void;
  readonly id?: string | undefined;
  /** Words for no choice; without it one must be chosen. */
  readonly none?: string;
}) {
  return (
    <select
      className="yd-choice"
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      value={value ?? ''}
      onBlur={onLeave}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : (event.target.value as T))}
    >
      {none === undefined && value !== undefined ? null : <option value="">{none ?? ''}</option>}
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  );
}
