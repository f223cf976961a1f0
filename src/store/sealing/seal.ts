import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import type { PassageRecord } from '../../community/passage-history.ts';
import { recordId } from '../passage-records.ts';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_CHARACTERS = 8;
const DIGEST_BYTES = 16;

/** What a sealed record says of its text. */
type Said = Pick<PassageRecord, 'digest' | 'fingerprint'>;

/** Encrypts what is kept of texts, so that nothing can be read of it, or tried against it, without the secret. */
export interface Seal {
  /**
   * Names the text of a record among those of its place, and the secret: the same for the same text, nothing
   * to whoever has not the secret.
   */
  digest(record: PassageRecord): string;
  /** The digest of a text that is not known, as this secret's. */
  readonly unknown: string;
  /** The same for the same record, so that what did not change need not be written. */
  seal(record: PassageRecord): string;
  /** Null for what was sealed with another secret, or altered, or belongs to another place. */
  open(place: Omit<PassageRecord, keyof Said>, sealed: string): Said | null;
}

/** @param secret 32 random bytes. */
export function sealWith(secret: Buffer): Seal {
  const keyed = (purpose: string, ...parts: readonly (string | Buffer)[]) => {
    const mac = createHmac('sha256', secret).update(`${purpose}\0`);
    for (const part of parts) mac.update(part);
    return mac.digest();
  };
  const key = keyed('encrypt');
  const keyId = keyed('name').toString('hex').slice(0, KEY_ID_CHARACTERS);
  const addressOf = (place: Omit<PassageRecord, keyof Said>) => recordId(place, place.server);
  const unknown = `${keyId}.`;

  return {
    unknown,
    digest(record) {
      if (record.digest === null) return unknown;
      const mac = keyed('digest', addressOf(record), '\0', record.digest);
      return `${keyId}.${mac.subarray(0, DIGEST_BYTES).toString('base64url')}`;
    },
    seal(record) {
      const address = addressOf(record);
      const plain = packed(record);
      // Made of what is encrypted, so that it serves for nothing else.
      const iv = keyed('iv', address, '\0', plain).subarray(0, IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(address));
      const body = Buffer.concat([cipher.update(plain), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64');
    },
    open(place, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < IV_BYTES + TAG_BYTES) return null;
      const body = bytes.subarray(IV_BYTES, -TAG_BYTES);
      try {
        const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(addressOf(place)))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return unpacked(Buffer.concat([decipher.update(body), decipher.final()]));
      } catch {
        return null;
      }
    },
  };
}

/** The digest, a sign for the form, the fingerprint: its bytes where it is base64. */
const AS_BYTES = '=';
const AS_TEXT = ':';

function packed({ digest, fingerprint }: Said): Buffer {
  const bytes = Buffer.from(fingerprint, 'base64');
  const isBase64 = bytes.toString('base64') === fingerprint;
  const head = `${digest ?? ''}${isBase64 ? AS_BYTES : AS_TEXT}`;
  return Buffer.concat([Buffer.from(head), isBase64 ? bytes : Buffer.from(fingerprint)]);
}

function unpacked(plain: Buffer): Said {
  const text = plain.toString('latin1');
  const head = text.search(/[=:]/);
  const rest = plain.subarray(head + 1);
  return {
    digest: head === 0 ? null : text.slice(0, head),
    fingerprint: rest.toString(text.charAt(head) === AS_BYTES ? 'base64' : 'utf8'),
  };
}
