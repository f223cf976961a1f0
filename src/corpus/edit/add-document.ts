import { link, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PlainError } from '../../system/errors.ts';
import { makeFolder } from '../../system/make-folder.ts';
import { freeKey } from '../document/citation-key.ts';
import type { Document } from '../document/document.ts';
import { documentToMarkdown } from '../document/document-markdown.ts';
import { misplaced, nameInServer, serverOf } from '../document/document-server.ts';
import { reasonNotPortable, sameName } from '../document/file-name.ts';
import { withKey } from '../document/make-document.ts';
import type { GivenMetadata } from '../document/metadata.ts';
import { formatProblem, type Problem } from '../document/problem.ts';
import { sidecarText } from '../document/sidecar-text.ts';
import type { Corpus } from '../folder/assemble-corpus.ts';
import { reasonOf } from '../folder/list-files.ts';
import type { IsolatedReader } from '../reader/isolated-reader.ts';
import { partName } from './sweep-leftovers.ts';

/** A document that somebody hands in. */
export interface Incoming {
  /** Path it shall have below the corpus folder, with `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the person states of it; wins over what the file says. */
  readonly metadata?: GivenMetadata | undefined;
  /** Take the place of a file of the same name. Default false: that is refused. */
  readonly replace?: boolean | undefined;
  /** Store the text as Markdown instead of the file. Default false. */
  readonly asMarkdown?: boolean | undefined;
}

/** What will be written when the document is stored, and what was read in it. */
export interface Prepared {
  readonly document: Document;
  /** What the file says of itself, or a part of it, that was left out. */
  readonly problems: readonly Problem[];
  /** The sidecar first: whoever watches the folder never sees the document without it. */
  readonly files: readonly { readonly name: string; readonly content: Uint8Array | string }[];
}

/** Letters, digits and a few marks; no hidden part, no way up. */
const SAFE_NAME =
  /^(?:[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._()'’,+&@#-]*\/)*[\p{L}\p{N}_][\p{L}\p{N}\p{M} ._()'’,+&@#-]*$/u;
const MAX_NAME = 200;

/**
 * Reads a document and decides what to store, next to what `corpus` holds. Nothing is written yet.
 * @throws PlainError with one sentence when it cannot be read, is there already, or its name or key is
 * taken.
 */
export async function prepareDocument(
  incoming: Incoming,
  corpus: Corpus,
  reader: IsolatedReader,
): Promise<Prepared> {
  const { name, bytes, metadata = {}, replace = false } = incoming;
  const called = nameInServer(name);
  const refuse = (message: string): never => {
    throw new PlainError(`${called}: ${message}`);
  };
  if (!SAFE_NAME.test(name) || name.length > MAX_NAME) {
    refuse('the name cannot be used; use letters, digits, spaces and . _ -');
  }
  const lost = reasonNotPortable(called) ?? misplaced(name);
  if (lost !== null) refuse(lost);
  const parsed = await reader.read({ name, bytes, sidecar: metadata });
  if (!parsed.ok) {
    const faults = parsed.faults.map((fault) => formatProblem({ file: called, ...fault }));
    throw new PlainError(faults.join('\n'));
  }
  const stored = incoming.asMarkdown ? `${name.replace(/\.[^./]*$/, '')}.md` : name;
  const others = corpus.documents.filter((one) => one.name !== stored);
  const like = others.find((one) => sameName(one.name) === sameName(stored));
  if (like) {
    refuse(
      `${nameInServer(like.name)} is there already, and some disks take the two names for one; give the file another name.`,
    );
  }
  if (!replace && others.length < corpus.documents.length) {
    refuse(
      `a document of that name is there already (${stored}); say --replace to put this one in its place.`,
    );
  }
  const twin = others.find(({ text }) => text === parsed.document.text);
  if (twin)
    refuse(`the same text is there already: ${nameInServer(twin.name)} (${twin.metadata.key}).`);
  const taken = new Set(others.map((one) => one.metadata.key));
  const { key } = parsed.document.metadata;
  // A server may state a key that is everyone's as well.
  const beside = others.filter((one) => serverOf(one.name) === serverOf(stored));
  if (parsed.keyGiven && beside.some((one) => one.metadata.key === key))
    refuse(`the key "${key}" is already used; give another one.`);
  const document =
    !parsed.keyGiven && taken.has(key)
      ? withKey(parsed.document, freeKey(key, taken))
      : parsed.document;
  const problems = parsed.faults.map((fault) => ({ file: called, ...fault }));
  return { document, problems, files: filesFor(stored, incoming, document) };
}

function filesFor(stored: string, incoming: Incoming, document: Document): Prepared['files'] {
  if (incoming.asMarkdown) return [{ name: stored, content: documentToMarkdown(document) }];
  const file = { name: stored, content: incoming.bytes };
  const given = Object.keys(incoming.metadata ?? {}).length > 0;
  const speaksForItself = document.stated !== null;
  // Front matter is the place to look for whoever wrote it; a sidecar would hide it.
  if (speaksForItself && !given) return [file];
  return [{ name: `${stored}.yml`, content: sidecarText(document.metadata) }, file];
}

/**
 * Writes files below `dir`, and then puts them in their places in their order, each whole. Without
 * `overwrite` a file that is there already stops it, and what was put there before is taken back.
 * @throws PlainError when a file is there already or the disk refuses.
 */
export async function storeFiles(
  dir: string,
  files: Prepared['files'],
  { overwrite }: { readonly overwrite: boolean },
): Promise<void> {
  const plans = files.map(({ name, content }) => {
    const target = path.join(dir, name);
    return {
      name,
      content,
      target,
      fresh: path.join(path.dirname(target), partName()),
    };
  });
  const placed: string[] = [];
  try {
    for (const { name, content, target, fresh } of plans) {
      await orRefuse(name, async () => {
        await makeFolder(path.dirname(target));
        await writeFile(fresh, content);
      });
    }
    for (const { name, target, fresh } of plans) {
      // Unlike a rename, a link does not take the place of a file.
      await orRefuse(name, () => (overwrite ? rename(fresh, target) : link(fresh, target)));
      placed.push(target);
    }
  } catch (error) {
    if (!overwrite) for (const file of placed) await rm(file, { force: true });
    throw error;
  } finally {
    for (const { fresh } of plans) await rm(fresh, { force: true });
  }
}

async function orRefuse(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const message = `${nameInServer(name)} cannot be written (${reasonOf(error)}).`;
    throw new PlainError(message, 1, { cause: error });
  }
}
