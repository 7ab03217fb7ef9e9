/** The progress of the work. `total` and `unit` stay unchanged if omitted. */
export type Progress = (done: number, total?: number | null, unit?: string) => void;
