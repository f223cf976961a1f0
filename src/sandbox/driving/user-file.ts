/** A file that a user picks for an attachment option or a message. */
export interface UserFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
