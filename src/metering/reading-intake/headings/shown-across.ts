/** Counter values at the end of each of the periods across the columns. */
const shownAcross =
  /表[底码]|[示读]数|止[数码]|底[数码]|抄表数|抄见数|[月年季日][底末]|meter[\s_-]?reading|z(?:ä|ae)hlerstand|meterstand/iu;

/** Whether titles, names and headings say that columns of times hold counter values. */
export const saysShownAcross = (texts: readonly string[]): boolean => shownAcross.test(texts.join(' '));
