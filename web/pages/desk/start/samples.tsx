/** Files of a kind that can be imported unchanged, or filled in. */
export function Samples({ of, csv, xlsx }: { readonly of: 'buildings' | 'readings'; readonly csv: string; readonly xlsx: string }) {
  return (
    <div className="yd-row">
      <a href={`/api/samples/${of}?format=xlsx`} download>
        {xlsx}
      </a>
      <a href={`/api/samples/${of}?format=csv`} download>
        {csv}
      </a>
    </div>
  );
}
