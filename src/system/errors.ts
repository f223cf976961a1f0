/** Exit statuses, after BSD `sysexits.h`, that a service manager can tell apart. */
export const EXIT = { usage: 2, unavailable: 69, noPermission: 77, config: 78 } as const;

/**
 * A fault that a person can mend. Its message is one clear sentence that says what is wrong and how
 * to mend it; it is shown as it stands, so it must hold no secret and no stack.
 */
export class PlainError extends Error {
  override readonly name = 'PlainError';

  readonly exitCode: number;

  constructor(message: string, exitCode = 1, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
