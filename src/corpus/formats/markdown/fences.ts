const FENCE = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)]) *)*(`{3,}|~{3,})/;

/** Says of each line in its turn whether it belongs to a fenced block of code, its fences included. */
export function fenceReader(): (line: string) => boolean {
  let fence: string | null = null;
  return (line) => {
    const ticks = FENCE.exec(line)?.[1];
    if (fence === null) {
      // Ticks that end on the line they begin on are code in a line.
      if (ticks?.startsWith('`') && line.slice(line.indexOf(ticks) + ticks.length).includes('`')) {
        return false;
      }
      fence = ticks ?? null;
      return fence !== null;
    }
    if (ticks?.startsWith(fence) && /(?:`+|~+)[ \t\r\n]*$/.test(line)) fence = null;
    return true;
  };
}
