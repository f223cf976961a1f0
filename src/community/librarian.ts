import type { Document } from '../corpus/document/document.ts';
import type { Problem } from '../corpus/document/problem.ts';

/** A file that a person hands in; it is fetched only when needed. */
export interface Submission {
  /** Its own name, without folders. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** @throws PlainError */
  load(): Promise<Uint8Array>;
}

/** What is stated of a document by whoever hands it in, as typed; it wins over what the file says. */
interface Stated {
  readonly title?: string;
  readonly key?: string;
  readonly url?: string;
}

export type Stage = 'waiting' | 'fetching' | 'reading' | 'indexing' | 'removing';
export type OnStage = (stage: Stage) => void | Promise<void>;

/** How the documents of one server, and those that everyone sees, stand. */
export interface LibraryStatus {
  /** The server's own, by title. */
  readonly own: readonly Document[];
  /** Documents that all servers see. */
  readonly shared: readonly Document[];
  /** With the server's own files only, by their names in the server. */
  readonly problems: readonly Problem[];
  /** Work under way for this server; null when there is none. */
  readonly doing: Stage | null;
  readonly bytes: number;
  readonly limits: ServerLimits;
}

/** How much one server may add to the library. */
export interface ServerLimits {
  readonly documents: number;
  /** Of the files. */
  readonly bytes: number;
  /** Of what is read in them: this is what takes memory. */
  readonly words: number;
}

/**
 * Puts documents on the shelves and takes them away, while people are answered. `serverId` is the
 * server that a document belongs to; null for everyone's. One change of a server at a time. All throw
 * PlainError for what the person can mend; then nothing has changed.
 */
export interface Librarian {
  /** Resolves to the document as it is served. It takes the place of a file that cannot be read. */
  add(
    file: Submission,
    stated: Stated,
    serverId: string | null,
    onStage: OnStage,
  ): Promise<Document>;
  /**
   * A new version of a document, or, without a file, the same file with something else stated of it.
   * What is stated of it stays unless it is stated anew.
   */
  update(
    before: Document,
    file: Submission | null,
    stated: Stated,
    onStage: OnStage,
  ): Promise<Document>;
  /** Resolves when nobody is answered from it any more. Its file is kept where nothing reads it. */
  withdraw(document: Document, onStage: OnStage): Promise<void>;
  /**
   * Takes away a file of the server, by its name there, that nobody is answered from because it cannot
   * be read; false where there is no such file. It is kept as above.
   */
  discard(name: string, serverId: string, onStage: OnStage): Promise<boolean>;
  /**
   * Reads all documents of a server again, even unchanged ones; null: those of all servers and the shared
   * ones.
   */
  reindex(serverId: string | null, onStage: OnStage): Promise<void>;
  status(serverId: string | null): Promise<LibraryStatus>;
  /** Takes away what belongs to a server that the bot has left. */
  leave(serverId: string): Promise<void>;
}
