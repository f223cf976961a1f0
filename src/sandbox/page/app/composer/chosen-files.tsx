import type { JSX } from 'preact';
import { Icon } from '../parts/icon.tsx';
import { sizeInWords } from '../parts/size.ts';
import { files } from './draft.ts';

/** The files that will go with the message. */
export function ChosenFiles(): JSX.Element | null {
  if (files.value.length === 0) return null;
  return (
    <ul class="chosen-files" aria-label="Files to send">
      {files.value.map((file, index) => (
        <li key={`${file.name}-${index}`}>
          <Icon name="file" />
          <span class="file-name">{file.name}</span>
          <span class="file-size">{sizeInWords(file.size)}</span>
          <button
            type="button"
            aria-label={`Remove ${file.name}`}
            onClick={() => {
              files.value = files.value.filter((one) => one !== file);
            }}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
