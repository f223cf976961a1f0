import type { Message } from '../wire/view.ts';

export interface ComponentProps<T> {
  readonly component: T;
  /** The message that the component stands in. */
  readonly message: Message;
}
