import type { APIAttachment } from 'discord-api-types/v10';
import { RestRefusal, refuse } from '../refusal.ts';
import type { World } from './world.ts';

/** Largest file that a bot or a user may upload, in bytes (Discord's default). */
export const FILE_LIMIT = 10 * 1024 * 1024;

/** Bytes of all files together that a sandbox keeps. */
const ALL_FILES_LIMIT = 200 * 1024 * 1024;

/** A file on its way into the sandbox. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The `n` of `files[n]`, by which `attachments[].id` refers to it. */
  readonly key: string;
}

/** Stores a file and returns it as an attachment with the address it is served from. */
export function storeFile(
  world: World,
  origin: string,
  upload: Omit<Upload, 'key'>,
  description?: string | null,
): APIAttachment {
  if (upload.bytes.length > FILE_LIMIT) throw refuse.tooLarge();
  const id = world.nextId();
  const filename = safeName(upload.name);
  const url = `${origin}/attachments/${id}/${encodeURIComponent(filename)}`;
  const attachment: APIAttachment = {
    id,
    filename,
    size: upload.bytes.length,
    url,
    proxy_url: url,
    ...(upload.type === '' ? {} : { content_type: upload.type }),
    ...(description == null ? {} : { description }),
  };
  world.files.set(id, { attachment, bytes: upload.bytes });
  forgetOldest(world);
  return attachment;
}

/** Uploads live in memory, so the oldest give way. */
function forgetOldest(world: World): void {
  let total = [...world.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  for (const [id, { bytes }] of world.files) {
    if (total <= ALL_FILES_LIMIT) return;
    world.files.delete(id);
    total -= bytes.length;
  }
}

/** Discord keeps letters, digits, dots, dashes and underscores of a file's name. */
function safeName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const safe = last.normalize('NFKC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '_');
  return safe === '' || /^\.+$/.test(safe) ? 'file' : safe.slice(-100);
}

export interface AttachmentPlan {
  readonly id: string;
  readonly filename?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/**
 * The attachments of a message after sending or editing: kept ones first, then new uploads.
 * Without a plan an edit keeps all it had.
 */
export function attach(
  world: World,
  origin: string,
  uploads: readonly Upload[],
  plan: readonly AttachmentPlan[] | null | undefined,
  before: readonly APIAttachment[],
): APIAttachment[] {
  const kept = plan == null ? before : before.filter(({ id }) => plan.some((p) => p.id === id));
  if (kept.length + uploads.length > 10) {
    throw new RestRefusal(400, 30015, 'Maximum number of attachments in a message reached (10)');
  }
  const added = uploads.map((upload) => {
    const planned = plan?.find(({ id }) => id === upload.key);
    const name = planned?.filename ?? upload.name;
    return storeFile(world, origin, { ...upload, name }, planned?.description);
  });
  return [...kept, ...added];
}
