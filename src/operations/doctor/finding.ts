/** One line of a diagnosis. */
export interface Finding {
  readonly mark: '✔' | '⚠' | '✘';
  /** What was looked at. */
  readonly part: string;
  readonly finding: string;
  /** How to mend it; absent where nothing is wrong. */
  readonly remedy?: string;
}

export const good = (part: string, finding: string): Finding => ({ mark: '✔', part, finding });

/** It works, but not all of it, or not for long. */
export const doubtful = (part: string, finding: string, remedy: string): Finding => ({
  mark: '⚠',
  part,
  finding,
  remedy,
});

export const bad = (part: string, finding: string, remedy: string): Finding => ({
  mark: '✘',
  part,
  finding,
  remedy,
});

/** A list of at most so many, with how many more there are. */
export function listed(names: readonly string[], most = 5): string {
  const more = names.length - most;
  return more > 0 ? `${names.slice(0, most).join(', ')} and ${more} more` : names.join(', ');
}
