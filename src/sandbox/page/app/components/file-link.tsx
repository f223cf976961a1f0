import type { JSX } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { sizeInWords } from '../parts/size.ts';

/** A file to download. */
export function FileLink(props: {
  readonly file: {
    readonly url: string;
    readonly filename: string;
    readonly size: number | null;
  };
}): JSX.Element {
  const { url, filename, size } = props.file;
  return (
    <div class="file">
      <Icon name="file" />
      <span class="file-text">
        <a href={url} download={filename}>
          {filename}
        </a>
        {size === null ? null : <span class="file-size">{sizeInWords(size)}</span>}
      </span>
      <a class="file-download" href={url} download={filename} aria-label={`Download ${filename}`}>
        <Icon name="download" />
      </a>
    </div>
  );
}
