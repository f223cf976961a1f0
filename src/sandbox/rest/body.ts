import { refuse } from '../refusal.ts';
import type { Upload } from '../world/files.ts';
import type { Ctx } from './env.ts';

export interface Body {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** Reads a JSON body, or a multipart one with `payload_json` and `files[n]`. */
export async function readBody(context: Ctx): Promise<Body> {
  const type = context.req.header('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) {
    const text = await context.req.text();
    return { json: text === '' ? {} : parseJson(text), uploads: [] };
  }
  const form = await context.req.formData().catch(() => {
    throw refuse.badJson();
  });
  const payload = form.get('payload_json');
  const uploads: Upload[] = [];
  for (const [field, value] of form.entries()) {
    const key = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (key === undefined || typeof value === 'string') continue;
    const bytes = new Uint8Array(await value.arrayBuffer());
    uploads.push({ key, name: value.name, type: value.type, bytes });
  }
  return { json: typeof payload === 'string' ? parseJson(payload) : {}, uploads };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refuse.badJson();
  }
}
