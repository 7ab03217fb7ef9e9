/** What is wrong with a field, next to the field. */
export function Fault({ of, id }: { readonly of: string | undefined; readonly id?: string }) {
  return of === undefined ? null : (
    <div className="yd-missing" role="alert" {...(id !== undefined && { id })}>
      {of}
    </div>
  );
}
