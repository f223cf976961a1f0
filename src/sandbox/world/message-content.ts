import type { APIAttachment, APIEmbed, APIMessageTopLevelComponent } from 'discord-api-types/v10';
import { type FormProblem, formRefusal } from '../validation/form.ts';
import { type WireComponent, walk } from './component-walk.ts';

/** The files that a message may refer to by `attachment://name`. */
type Files = readonly APIAttachment[];

/**
 * Fills in what Discord fills in: ids for components without one, counted from 1, and addresses
 * for `attachment://` references. Throws 50035 when a referenced file is not attached.
 */
export function finishComponents(
  components: readonly WireComponent[],
  files: Files,
): APIMessageTopLevelComponent[] {
  const copy = structuredClone(components) as WireComponent[];
  const problems: FormProblem[] = [];
  let nextId = 1;
  for (const { component, path } of walk(copy)) {
    const fields = component as Record<string, unknown>;
    if (fields['id'] === undefined || fields['id'] === 0) fields['id'] = nextId;
    nextId += 1;
    for (const media of mediaOf(component)) {
      const found = resolve(media, files);
      if (!found) {
        problems.push({
          path: ['components', ...path],
          code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
          message: 'The referenced attachment was not found',
        });
      }
    }
  }
  if (problems.length > 0) throw formRefusal(problems);
  return copy as unknown as APIMessageTopLevelComponent[];
}

interface Media {
  url: string;
  proxy_url?: string;
  content_type?: string;
  attachment_id?: string;
}

function mediaOf(component: WireComponent): Media[] {
  const items = component['items'];
  const gallery = Array.isArray(items) ? items.map((item: { media: Media }) => item.media) : [];
  const single = component['media'] ?? component['file'];
  return single === undefined ? gallery : [...gallery, single as Media];
}

/** False when the file that the media refers to is missing. */
function resolve(media: Media, files: Files): boolean {
  const file = attachedAs(media.url, files);
  if (file === null) return true;
  if (file === undefined) return false;
  media.url = file.url;
  media.proxy_url = file.proxy_url;
  media.attachment_id = file.id;
  if (file.content_type !== undefined) media.content_type = file.content_type;
  return true;
}

/** Null for an ordinary address, undefined for a missing file. */
function attachedAs(url: string, files: Files): APIAttachment | null | undefined {
  if (!url.startsWith('attachment://')) return null;
  const name = decodeURIComponent(url.slice('attachment://'.length));
  return files.find(({ filename }) => filename === name);
}

/** Embeds with `attachment://` pictures pointed at their files. */
export function finishEmbeds(embeds: readonly unknown[], files: Files): APIEmbed[] {
  return embeds.map((embed) => {
    const copy = { type: 'rich', ...structuredClone(embed as APIEmbed) } as APIEmbed;
    for (const picture of [copy.image, copy.thumbnail]) {
      const file = picture == null ? null : attachedAs(picture.url, files);
      if (picture != null && file != null) picture.url = file.url;
    }
    return copy;
  });
}
